package synfire.ir;

/// The rows of an operation along synapses, as tensors: its last three operands.
record RowTensors(Sizes sizes, Op.Rows rows, Tensor start, Tensor end, Tensor targets) {

    RowTensors(Sizes sizes, Op.Rows rows, Tensor[] v) {
        this(sizes, rows, v[v.length - 3], v[v.length - 2], v[v.length - 1]);
    }

    int start(int source) {
        return (int) start.getInteger(source);
    }

    int end(int source) {
        return (int) end.getInteger(source);
    }

    int target(int k) {
        long at = targets.getInteger(k);
        if (at < 0 || at >= sizes.of(rows.post())) {
            throw new IllegalArgumentException("synapse %d goes to %d, outside axis '%s' of length %d"
                    .formatted(k, at, rows.post(), sizes.of(rows.post())));
        }
        return (int) at;
    }
}
