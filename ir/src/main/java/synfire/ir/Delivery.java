package synfire.ir;

/// What [Op.Deliver] means: sources and their synapses in ascending order, each sum rounded as it is made.
///
/// @param v into, events, weights, start, end, target
record Delivery(Sizes sizes, Op.Rows rows, Tensor[] v) {

    Tensor of(TensorType type) {
        var into = v[0].toArray();
        var weights = v[2];
        boolean narrow = type.dtype() == DType.F32;
        for (int source = 0; source < sizes.of(rows.source()); source++) {
            if (v[1].get(source) == 0) {
                continue;
            }
            for (int k = (int) v[3].getInteger(source); k < v[4].getInteger(source); k++) {
                int target = target(k);
                double sum = into[target] + weights.get(weights.size() == 1 ? 0 : k);
                into[target] = narrow ? (float) sum : sum;
            }
        }
        return Tensor.of(type, into);
    }

    private int target(int k) {
        long at = v[5].getInteger(k);
        if (at < 0 || at >= sizes.of(rows.post())) {
            throw new IllegalArgumentException("synapse %d goes to %d, outside axis '%s' of length %d"
                    .formatted(k, at, rows.post(), sizes.of(rows.post())));
        }
        return (int) at;
    }
}
