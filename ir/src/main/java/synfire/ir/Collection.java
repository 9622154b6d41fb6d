package synfire.ir;

/// What [Op.Collect] means: a row's synapses go to sixteen partial sums in turn, which are joined by halves.
final class Collection {

    /// Partial sums of a row: as many as the widest registers have elements of four bytes.
    static final int PARTS = 16;

    private Collection() {}

    /// @param v values, weights, sources, start, end, target
    static Tensor of(Sizes sizes, Op.Collect op, Tensor[] v) {
        var rows = new RowTensors(sizes, op.rows(), v);
        var type = TensorType.of(v[0].type().dtype(), op.rows().source());
        boolean same = op.weights().axes().isEmpty();
        var sums = new double[sizes.elements(type)];
        for (int source = 0; source < sums.length; source++) {
            if (v[2].get(source) != 0) {
                double row = row(rows, source, type.dtype() == DType.F32, v[0], same ? null : v[1]);
                sums[source] = same ? v[1].get(0) * row : row;
            }
        }
        return Tensor.of(type, sums);
    }

    private static double row(
            RowTensors rows,
            int source,
            boolean narrow,
            Tensor values,
            @org.jspecify.annotations.Nullable Tensor weights) {
        var parts = new double[PARTS];
        for (int k = rows.start(source); k < rows.end(source); k++) {
            int part = (k - rows.start(source)) % PARTS;
            double value = values.get(rows.target(k));
            double sum = weights == null
                    ? parts[part] + value
                    : narrow
                            ? Math.fma((float) weights.get(k), (float) value, (float) parts[part])
                            : Math.fma(weights.get(k), value, parts[part]);
            parts[part] = narrow ? (float) sum : sum;
        }
        for (int half = PARTS / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                double sum = parts[i] + parts[i + half];
                parts[i] = narrow ? (float) sum : sum;
            }
        }
        return parts[0];
    }
}
