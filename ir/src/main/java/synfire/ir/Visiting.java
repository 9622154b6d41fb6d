package synfire.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// What [Op.Visit] means: its body for the synapses of the events in ascending order, each sum rounded as
/// it is made.
final class Visiting {

    private final Sizes sizes;
    private final Op.Visit op;
    private final Tensor[] operands;
    private final List<double[]> state = new ArrayList<>();
    private final List<double[]> into = new ArrayList<>();

    /// @param operands in the order of the operation
    Visiting(Sizes sizes, Op.Visit op, Tensor[] operands) {
        this.sizes = sizes;
        this.op = op;
        this.operands = operands;
        int first = 4 + op.order().size();
        for (int i = 0; i < op.state().size(); i++) {
            state.add(operands[first + i].toArray());
        }
        for (int i = 0; i < op.into().size(); i++) {
            into.add(operands[first + op.state().size() + i].toArray());
        }
    }

    List<Tensor> of(BiFunction<Program, List<Tensor>, List<Tensor>> run) {
        for (int source = 0; source < sizes.of(op.rows().source()); source++) {
            if (operands[0].get(source) == 0) {
                continue;
            }
            for (long k = operands[1].getInteger(source); k < operands[2].getInteger(source); k++) {
                visit(source, (int) k, run);
            }
        }
        var results = new ArrayList<Tensor>();
        for (int i = 0; i < state.size(); i++) {
            results.add(Tensor.of(op.state().get(i).tensor(), state.get(i)));
        }
        for (int i = 0; i < into.size(); i++) {
            results.add(Tensor.of(op.into().get(i).tensor(), into.get(i)));
        }
        return results;
    }

    private void visit(int source, int entry, BiFunction<Program, List<Tensor>, List<Tensor>> run) {
        int post = inside(operands[3].getInteger(entry), op.rows().post(), entry);
        int synapse = op.order().isEmpty()
                ? entry
                : inside(operands[4].getInteger(entry), op.rows().synapse(), entry);
        var arguments = new ArrayList<Tensor>();
        state.forEach(values -> arguments.add(number(op.state().get(arguments.size()), values[synapse])));
        int next = 4 + op.order().size() + state.size() + into.size();
        for (var read : op.source()) {
            arguments.add(number(read, operands[next++].get(source)));
        }
        for (var read : op.post()) {
            arguments.add(number(read, operands[next++].get(post)));
        }
        for (var read : op.others()) {
            var values = operands[next++];
            int at = read.axes().isEmpty() ? 0 : synapse;
            arguments.add(
                    read.dtype().isFloat()
                            ? number(read, values.get(at))
                            : Tensor.wrap(TensorType.scalar(read.dtype()), new long[] {values.getInteger(at)}));
        }
        var results = run.apply(op.body(), arguments);
        for (int i = 0; i < state.size(); i++) {
            state.get(i)[synapse] = results.get(i).get(0);
        }
        for (int i = 0; i < into.size(); i++) {
            var sums = into.get(i);
            double sum = sums[post] + results.get(state.size() + i).get(0);
            sums[post] = op.into().get(i).dtype() == DType.F32 ? (float) sum : sum;
        }
    }

    private static Tensor number(Value like, double value) {
        return Tensor.wrap(TensorType.scalar(like.dtype()), new double[] {value});
    }

    private int inside(long at, Axis axis, int entry) {
        if (at < 0 || at >= sizes.of(axis)) {
            throw new IllegalArgumentException(
                    "entry %d goes to %d, outside axis '%s' of length %d".formatted(entry, at, axis, sizes.of(axis)));
        }
        return (int) at;
    }
}
