package synfire.ir;

import java.util.ArrayList;
import java.util.List;

/// What a product with a sparse matrix means: for every batch index, sources and their synapses in
/// ascending order.
final class SparseMeaning {

    private final Sizes sizes;
    private final Op.Rows rows;
    private final Tensor left;
    private final Tensor right;
    private final Tensor start;
    private final Tensor end;
    private final Tensor target;

    /// @param v left, right, start, end, target
    SparseMeaning(Sizes sizes, Op.Rows rows, Tensor[] v) {
        this.sizes = sizes;
        this.rows = rows;
        this.left = v[0];
        this.right = v[1];
        this.start = v[2];
        this.end = v[3];
        this.target = v[4];
    }

    Tensor of(SparseProduct product, TensorType type) {
        var batch = new ArrayList<>(Type.union(left.type().axes(), right.type().axes()));
        batch.removeAll(List.of(rows.source(), rows.synapse(), rows.post()));
        var result = new double[sizes.elements(type)];
        boolean narrow = type.dtype() == DType.F32;
        int batches = sizes.elements(new TensorType(type.dtype(), batch));
        for (int b = 0; b < batches; b++) {
            for (int s = 0; s < sizes.of(rows.source()); s++) {
                for (int k = (int) start.getInteger(s); k < end.getInteger(s); k++) {
                    int t = target(k);
                    // a population that projects to itself has one axis for both ends: what each tensor has decides
                    int leftCell = product == SparseProduct.BACKWARD ? t : s;
                    int resultCell = product == SparseProduct.BACKWARD ? s : t;
                    double l = left.get(position(left.type(), batch, b, leftCell, k));
                    double r = right.get(position(right.type(), batch, b, t, k));
                    int place = position(type, batch, b, resultCell, k);
                    double next = product == SparseProduct.FORWARD && l == 0 ? result[place] : result[place] + l * r;
                    result[place] = narrow ? (float) next : next;
                }
            }
        }
        return Tensor.of(type, result);
    }

    private int target(int k) {
        long at = target.getInteger(k);
        if (at < 0 || at >= sizes.of(rows.post())) {
            throw new IllegalArgumentException("synapse %d goes to %d, outside axis '%s' of length %d"
                    .formatted(k, at, rows.post(), sizes.of(rows.post())));
        }
        return (int) at;
    }

    /// The position in a tensor that has the axis of synapses, or one of the two axes of cells, and some
    /// of the batch.
    private int position(TensorType part, List<Axis> batch, int b, int cell, int synapse) {
        int position = 0;
        for (var axis : part.axes()) {
            int index = axis.equals(rows.synapse())
                    ? synapse
                    : axis.equals(rows.source()) || axis.equals(rows.post()) ? cell : along(axis, batch, b);
            position = position * sizes.of(axis) + index;
        }
        return position;
    }

    /// The index along one batch axis of batch index `b`.
    private int along(Axis axis, List<Axis> batch, int b) {
        int rest = b;
        for (int a = batch.size() - 1; a >= 0; a--) {
            int n = sizes.of(batch.get(a));
            if (batch.get(a).equals(axis)) {
                return rest % n;
            }
            rest /= n;
        }
        throw new IllegalStateException(axis + " is no batch axis");
    }
}
