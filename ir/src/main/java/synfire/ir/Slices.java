package synfire.ir;

/// The slices of a tensor along one axis, read or written one at a time.
final class Slices {

    private final TensorType type;
    private final TensorType slice;
    private final int length;
    private final int inner;
    private final int outer;
    private final double[] doubles;
    private final long[] longs;

    /// For writing a new tensor.
    Slices(Sizes sizes, TensorType type, Axis axis) {
        this(
                sizes,
                type,
                axis,
                type.dtype().isFloat() ? new double[sizes.elements(type)] : new double[0],
                type.dtype().isFloat() ? new long[0] : new long[sizes.elements(type)]);
    }

    /// For reading a tensor.
    Slices(Sizes sizes, Tensor tensor, Axis axis) {
        this(
                sizes,
                tensor.type(),
                axis,
                tensor.type().dtype().isFloat() ? tensor.doubles() : new double[0],
                tensor.type().dtype().isFloat() ? new long[0] : tensor.longs());
    }

    private Slices(Sizes sizes, TensorType type, Axis axis, double[] doubles, long[] longs) {
        this.type = type;
        this.slice = type.without(axis);
        this.length = sizes.of(axis);
        int before = 1;
        int after = 1;
        boolean found = false;
        for (var a : type.axes()) {
            if (a.equals(axis)) {
                found = true;
            } else if (found) {
                after *= sizes.of(a);
            } else {
                before *= sizes.of(a);
            }
        }
        this.inner = after;
        this.outer = before;
        this.doubles = doubles;
        this.longs = longs;
    }

    Tensor read(int index) {
        Object part = type.dtype().isFloat() ? new double[outer * inner] : new long[outer * inner];
        for (int o = 0; o < outer; o++) {
            System.arraycopy(data(), (o * length + index) * inner, part, o * inner, inner);
        }
        return Tensor.wrap(slice, part);
    }

    /// Writes a slice; axes that `part` lacks are not filled in, so it has the slice's type.
    void write(int index, Tensor part) {
        for (int o = 0; o < outer; o++) {
            Object from = type.dtype().isFloat() ? part.doubles() : part.longs();
            System.arraycopy(from, o * inner, data(), (o * length + index) * inner, inner);
        }
    }

    Tensor whole() {
        return Tensor.wrap(type, data());
    }

    private Object data() {
        return type.dtype().isFloat() ? doubles : longs;
    }
}
