package synfire.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/// What [Op.DeliverProcedural] means: sources in ascending order, the synapses of each in the order in
/// which they are
/// made, each number rounded as it is made.
final class ProceduralDelivery {

    private static final int BLOCK = 32;

    private static final int FIRST = 2;

    private final Sizes sizes;
    private final Op.DeliverProcedural op;
    private final ProceduralRows rows;
    private final Tensor[] v;
    private final double[] sums;
    private final boolean narrow;

    /// @param v in the order of the operands
    ProceduralDelivery(Sizes sizes, Op.DeliverProcedural op, Tensor[] v) {
        this.sizes = sizes;
        this.op = op;
        this.rows = op.rows();
        this.v = v.clone();
        this.sums = v[0].toArray();
        this.narrow = op.into().dtype() == DType.F32;
    }

    private long number(int at) {
        return v[FIRST + at].getInteger(0);
    }

    private double place(int axis, int cell) {
        return rows.places().isEmpty() ? 0 : v[FIRST + ProceduralRows.COUNT + axis].get(cell);
    }

    Tensor of() {
        for (int source = 0; source < sizes.of(rows.source()); source++) {
            long row = source - number(0);
            if (v[1].get(source) != 0 && row >= 0 && row < number(1)) {
                deliver(source, row);
            }
        }
        return Tensor.of(op.into().tensor(), sums);
    }

    private void deliver(int source, long row) {
        var targets = targets(source, row);
        var weights = numbers(rows.weight(), source, row, targets);
        var delays = rows.late() ? numbers(rows.delay(), source, row, targets) : weights;
        for (int k = 0; k < targets.length; k++) {
            int cell = (int) (number(2) + targets[k]);
            double sent = rounded(v[1].get(source) * weights[k]);
            if (!rows.late()) {
                add(0, cell, sent);
            } else if (rows.hasWholeDelays()) {
                add((int) delays[k], cell, sent);
            } else {
                double later = rounded(sent * rounded(delays[k] - Math.floor(delays[k])));
                add((int) delays[k], cell, rounded(sent - later));
                add((int) delays[k] + 1, cell, later);
            }
        }
    }

    private void add(int steps, int cell, double sent) {
        int slot = rows.late() ? (int) ((v[v.length - 1].getInteger(0) + steps) % sizes.of(rows.slots())) : 0;
        int at = slot * sizes.of(rows.post()) + cell;
        sums[at] = rounded(sums[at] + sent);
    }

    private double rounded(double x) {
        return narrow ? (float) x : x;
    }

    private long[] targets(int source, long row) {
        long targets = number(3);
        long hole = row + number(4);
        boolean has = rows.ascending() && hole >= 0 && hole < targets;
        long allowed = targets - (has ? 1 : 0);
        var kept = new ArrayList<Long>();
        long at = -1;
        for (long n = 0; n < number(5) && at < allowed; n += BLOCK) {
            var next = run(rows.next(), source, row, n, new long[BLOCK]).getFirst();
            var candidates = new long[BLOCK];
            int count = 0;
            for (; count < Math.min(BLOCK, number(5) - n); count++) {
                at = rows.ascending() ? at + 1 + next.getInteger(count) : -1;
                if (at >= allowed) {
                    break;
                }
                candidates[count] = rows.ascending() ? at + (has && at >= hole ? 1 : 0) : next.getInteger(count);
            }
            var keep = run(rows.keep(), source, row, n, candidates).getFirst();
            for (int l = 0; l < count; l++) {
                if (keep.getInteger(l) != 0) {
                    kept.add(candidates[l]);
                }
            }
        }
        return kept.stream().mapToLong(Long::longValue).toArray();
    }

    private double[] numbers(ProceduralRows.Numbers numbers, int source, long row, long[] targets) {
        var all = new double[targets.length];
        int found = 0;
        for (long n = 0; found < all.length; n += BLOCK) {
            int from = numbers.redrawn() ? 0 : (int) n;
            var block = Arrays.copyOf(Arrays.copyOfRange(targets, from, Math.min(targets.length, from + BLOCK)), BLOCK);
            var results = run(numbers.program(), source, row, n, block);
            for (int l = 0; l < BLOCK && found < all.length; l++) {
                if (!numbers.redrawn() || results.get(1).getInteger(l) != 0) {
                    all[found++] = results.getFirst().get(l);
                }
            }
        }
        return all;
    }

    private List<Tensor> run(Program program, int source, long row, long from, long[] targets) {
        var many = TensorType.of(DType.F64, Axis.LANE);
        var integers = TensorType.of(DType.I64, Axis.LANE);
        var n = new long[BLOCK];
        Arrays.setAll(n, l -> from + l);
        var given = new LinkedHashMap<String, Tensor>();
        given.put("row", Tensor.ofIntegers(TensorType.scalar(DType.I64), row));
        given.put("number", Tensor.ofIntegers(integers, n));
        given.put("target", Tensor.ofIntegers(integers, targets));
        for (int axis = 0; axis < 3; axis++) {
            var name = "xyz".substring(axis, axis + 1);
            given.put("source." + name, Tensor.scalar(place(axis, source)));
            var there = new double[BLOCK];
            for (int l = 0; l < BLOCK; l++) {
                there[l] = place(3 + axis, (int) (number(2) + targets[l]));
            }
            given.put("target." + name, Tensor.of(many, there));
        }
        return List.copyOf(Interpreter.run(program, given, Sizes.of(0, BLOCK)).values());
    }
}
