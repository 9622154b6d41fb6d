package synfire.ir;

/// What [Op.Deliver] means: sources and their synapses in ascending order, each sum rounded as it is made.
final class Delivery {

    private final Sizes sizes;
    private final Op.Rows rows;
    private final Tensor into;
    private final Tensor events;
    private final Tensor weights;
    private final Tensor start;
    private final Tensor end;
    private final Tensor targets;

    /// @param v into, events, weights, start, end, target
    Delivery(Sizes sizes, Op.Rows rows, Tensor[] v) {
        this.sizes = sizes;
        this.rows = rows;
        this.into = v[0];
        this.events = v[1];
        this.weights = v[2];
        this.start = v[3];
        this.end = v[4];
        this.targets = v[5];
    }

    Tensor of(TensorType type) {
        var sums = into.toArray();
        boolean narrow = type.dtype() == DType.F32;
        for (int source = 0; source < sizes.of(rows.source()); source++) {
            if (events.get(source) == 0) {
                continue;
            }
            for (int k = (int) start.getInteger(source); k < end.getInteger(source); k++) {
                int target = target(k);
                double sum = sums[target] + weights.get(weights.size() == 1 ? 0 : k);
                sums[target] = narrow ? (float) sum : sum;
            }
        }
        return Tensor.of(type, sums);
    }

    private int target(int k) {
        long at = targets.getInteger(k);
        if (at < 0 || at >= sizes.of(rows.post())) {
            throw new IllegalArgumentException("synapse %d goes to %d, outside axis '%s' of length %d"
                    .formatted(k, at, rows.post(), sizes.of(rows.post())));
        }
        return (int) at;
    }
}
