package synfire.ir.scans;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Removes operations whose results nothing reads, and what loops carry, read and write for nothing.
final class Unneeded {

    private Unneeded() {}

    /// The program without them, values numbered anew.
    static Program dropped(Program program) {
        return kept(program, all(program.inputs().size()), all(program.outputs().size()));
    }

    /// The program with some of its inputs and outputs.
    private static Program kept(Program program, BitSet inputs, BitSet outputs) {
        var live = new BitSet();
        outputs.stream().forEach(i -> live.set(program.outputs().get(i).value().id()));
        var steps = new ArrayList<Program.Step>();
        for (var step : program.steps().reversed()) {
            var results = positions(step.results(), live);
            if (results.isEmpty()) {
                continue;
            }
            var slim = step.op() instanceof Op.Scan scan ? slim(scan, step, results) : step;
            slim.op().operands().forEach(operand -> live.set(operand.id()));
            steps.add(slim);
        }
        var b = new Builder(program.name());
        Map<Value, Value> here = new HashMap<>();
        inputs.stream()
                .mapToObj(program.inputs()::get)
                .forEach(input -> here.put(
                        input.value(), b.input(input.name(), input.value().type())));
        steps.reversed().forEach(step -> b.copy(step, here));
        outputs.stream()
                .mapToObj(program.outputs()::get)
                .forEach(output -> b.output(output.name(), Objects.requireNonNull(here.get(output.value()))));
        return b.build();
    }

    private static Program.Step slim(Op.Scan scan, Program.Step step, BitSet results) {
        int carries = scan.carries().size();
        int xs = carries + scan.xs().size();
        var outputs = (BitSet) results.clone();
        var inputs = new BitSet();
        for (int before = -1; before < outputs.cardinality(); ) {
            before = outputs.cardinality();
            inputs = liveInputs(scan.body(), outputs);
            outputs.or(inputs.get(0, carries));
        }
        inputs.or(outputs.get(0, carries));
        int saved = outputs.get(
                        scan.body().outputs().size() - scan.saved(),
                        scan.body().outputs().size())
                .cardinality();
        var slim = new Op.Scan(
                kept(scan.body(), inputs, outputs),
                scan.axis(),
                scan.reverse(),
                some(scan.operands(), inputs, 0, carries),
                some(scan.operands(), inputs, carries, xs),
                some(scan.operands(), inputs, xs, scan.operands().size()),
                saved);
        return new Program.Step(some(step.results(), outputs, 0, step.results().size()), slim);
    }

    /// Which inputs of a body are read for these of its outputs.
    private static BitSet liveInputs(Program body, BitSet outputs) {
        var live = new BitSet();
        outputs.stream().forEach(i -> live.set(body.outputs().get(i).value().id()));
        for (var step : body.steps().reversed()) {
            var results = positions(step.results(), live);
            if (!results.isEmpty()) {
                var slim = step.op() instanceof Op.Scan scan ? slim(scan, step, results) : step;
                slim.op().operands().forEach(operand -> live.set(operand.id()));
            }
        }
        var inputs = new BitSet();
        for (int i = 0; i < body.inputs().size(); i++) {
            inputs.set(i, live.get(body.inputs().get(i).value().id()));
        }
        return inputs;
    }

    private static BitSet positions(List<Value> values, BitSet ids) {
        var positions = new BitSet();
        for (int i = 0; i < values.size(); i++) {
            positions.set(i, ids.get(values.get(i).id()));
        }
        return positions;
    }

    private static <T> List<T> some(List<T> all, BitSet positions, int from, int to) {
        return IntStream.range(from, to)
                .filter(positions::get)
                .mapToObj(all::get)
                .toList();
    }

    private static BitSet all(int count) {
        var all = new BitSet();
        all.set(0, count);
        return all;
    }
}
