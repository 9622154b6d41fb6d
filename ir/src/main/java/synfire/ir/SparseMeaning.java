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
        var whole = new TensorType(type.dtype(), batch)
                .with(rows.source())
                .with(rows.synapse())
                .with(rows.post());
        int[] strides = Shaping.strides(sizes, whole.axes());
        var result = new double[sizes.elements(type)];
        boolean narrow = type.dtype() == DType.F32;
        int batches = sizes.elements(new TensorType(type.dtype(), batch));
        for (int b = 0; b < batches; b++) {
            int base = base(whole, strides, batch, b);
            for (int s = 0; s < sizes.of(rows.source()); s++) {
                for (int k = (int) start.getInteger(s); k < end.getInteger(s); k++) {
                    int at = base
                            + s * strides[whole.axes().indexOf(rows.source())]
                            + k * strides[whole.axes().indexOf(rows.synapse())]
                            + target(k) * strides[whole.axes().indexOf(rows.post())];
                    double l = left.get(position(whole, strides, at, left.type()));
                    double r = right.get(position(whole, strides, at, right.type()));
                    int place = position(whole, strides, at, type);
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

    /// The position, in the space of all axes, of batch index `b` with zeros along the rest.
    private int base(TensorType whole, int[] strides, List<Axis> batch, int b) {
        int base = 0;
        int rest = b;
        for (int a = batch.size() - 1; a >= 0; a--) {
            int n = sizes.of(batch.get(a));
            base += rest % n * strides[whole.axes().indexOf(batch.get(a))];
            rest /= n;
        }
        return base;
    }

    /// The position in a tensor with some of the axes.
    private int position(TensorType whole, int[] strides, int at, TensorType part) {
        int position = 0;
        for (var axis : part.axes()) {
            int n = sizes.of(axis);
            position = position * n + at / strides[whole.axes().indexOf(axis)] % n;
        }
        return position;
    }
}
