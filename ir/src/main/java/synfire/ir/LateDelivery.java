package synfire.ir;

import java.util.List;

/// What [Op.DeliverLate] and [Op.SparseLate] mean: sources and their synapses in ascending order, each
/// number rounded as it is made.
final class LateDelivery {

    private final Sizes sizes;
    private final Op.Rows rows;
    private final int slots;
    private final int cells;
    private final Tensor delays;
    private final int slot;
    private final Tensor start;
    private final Tensor end;
    private final Tensor targets;

    /// @param v delays, slot, start, end, target
    LateDelivery(Sizes sizes, Op.Travel travel, Op.Rows rows, List<Tensor> v) {
        this.sizes = sizes;
        this.rows = rows;
        this.slots = sizes.of(travel.slots());
        this.cells = sizes.of(rows.post());
        this.delays = v.get(0);
        this.slot = (int) v.get(1).getInteger(0);
        this.start = v.get(2);
        this.end = v.get(3);
        this.targets = v.get(4);
    }

    Tensor delivered(Tensor line, Tensor events, Tensor weights) {
        var sums = line.toArray();
        boolean narrow = line.type().dtype() == DType.F32;
        forward(sums, narrow, events, weights);
        return Tensor.of(line.type(), sums);
    }

    Tensor of(SparseProduct product, TensorType type, Tensor left, Tensor right) {
        var result = new double[sizes.elements(type)];
        boolean narrow = type.dtype() == DType.F32;
        switch (product) {
            case FORWARD -> forward(result, narrow, left, right);
            case BACKWARD -> {
                int copies = copies(left.size(), slots * cells);
                each((source, k) -> {
                    for (int c = 0; c < copies; c++) {
                        int at = source * copies + c;
                        double next = rounded(narrow, right.get(k) * read(narrow, left, k, copies, c));
                        result[at] = rounded(narrow, result[at] + next);
                    }
                });
            }
            case OUTER -> {
                int copies = copies(right.size(), slots * cells);
                each((source, k) -> {
                    for (int c = 0; c < copies; c++) {
                        double sent = left.get(source * copies + c);
                        double next = rounded(narrow, sent * read(narrow, right, k, copies, c));
                        result[k] = c == 0 ? next : rounded(narrow, result[k] + next);
                    }
                });
            }
        }
        return Tensor.of(type, result);
    }

    /// How many numbers a cell has.
    private static int copies(int elements, int cells) {
        return cells == 0 ? 1 : elements / cells;
    }

    /// Sources that are 0 are left out where cells have one number each.
    private void forward(double[] sums, boolean narrow, Tensor left, Tensor weights) {
        int copies = copies(sums.length, slots * cells);
        boolean all = left.type().axes().size() > 1;
        each((source, k) -> {
            for (int c = 0; c < copies; c++) {
                double l = left.get(source * copies + c);
                if (all || l != 0) {
                    send(sums, narrow, k, copies, c, rounded(narrow, l * weights.get(weights.size() == 1 ? 0 : k)));
                }
            }
        });
    }

    private void send(double[] sums, boolean narrow, int k, int copies, int c, double sent) {
        double later = rounded(narrow, sent * fraction(k));
        int first = place(k, 0) * copies + c;
        sums[first] = rounded(narrow, sums[first] + (isSplit() ? rounded(narrow, sent - later) : sent));
        if (isSplit()) {
            int next = place(k, 1) * copies + c;
            sums[next] = rounded(narrow, sums[next] + later);
        }
    }

    private double read(boolean narrow, Tensor line, int k, int copies, int c) {
        double first = line.get(place(k, 0) * copies + c);
        if (!isSplit()) {
            return first;
        }
        double change = rounded(narrow, line.get(place(k, 1) * copies + c) - first);
        return rounded(narrow, first + rounded(narrow, fraction(k) * change));
    }

    private interface Each {
        void synapse(int source, int k);
    }

    private void each(Each each) {
        for (int source = 0; source < sizes.of(rows.source()); source++) {
            for (int k = (int) start.getInteger(source); k < end.getInteger(source); k++) {
                each.synapse(source, k);
            }
        }
    }

    private boolean isSplit() {
        return delays.type().dtype().isFloat();
    }

    private double delay(int k) {
        return delays.get(delays.size() == 1 ? 0 : k);
    }

    private double fraction(int k) {
        return delay(k) - Math.floor(delay(k));
    }

    /// Where on the line synapse `k` arrives.
    private int place(int k, int more) {
        double delay = delay(k);
        if (!(delay >= 0 && (isSplit() ? delay < slots : delay <= slots))) {
            throw new IllegalArgumentException("synapse %d has a delay of %s steps; a line of %d slots takes %s"
                    .formatted(k, delay, slots, (isSplit() ? "less than " : "0 to ") + slots));
        }
        long target = targets.getInteger(k);
        if (target < 0 || target >= cells) {
            throw new IllegalArgumentException(
                    "synapse %d goes to %d, outside axis '%s' of length %d".formatted(k, target, rows.post(), cells));
        }
        int at = (slot + (int) delay + more) % slots;
        return at * cells + (int) target;
    }

    private static double rounded(boolean narrow, double x) {
        return narrow ? (float) x : x;
    }
}
