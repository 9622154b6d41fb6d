package synfire.ir;

import java.util.ArrayList;
import java.util.List;

/// What the operations that change a shape mean.
final class Shaping {

    private Shaping() {}

    static Tensor rename(Sizes sizes, TensorType result, Tensor x, Axis from, Axis to) {
        var source = x.type();
        var renamed = new ArrayList<Axis>();
        source.axes().forEach(axis -> renamed.add(axis.equals(from) ? to : axis));
        int[] strides = strides(sizes, source.axes());
        Object data = array(result, sizes.elements(result));
        for (int i = 0; i < length(data); i++) {
            int rest = i;
            int position = 0;
            for (int a = result.axes().size() - 1; a >= 0; a--) {
                var axis = result.axes().get(a);
                int n = sizes.of(axis);
                position += rest % n * strides[renamed.indexOf(axis)];
                rest /= n;
            }
            set(data, i, x, position);
        }
        return Tensor.wrap(result, data);
    }

    static Tensor reduce(Sizes sizes, TensorType result, Tensor x, Reduction reduction, Axis axis) {
        int elements = sizes.elements(result);
        int n = sizes.of(axis);
        var whole = result.with(axis);
        int[] rows = Broadcasting.positions(sizes, whole, result);
        var row = new double[elements][n];
        var filled = new int[elements];
        for (int i = 0; i < rows.length; i++) {
            row[rows[i]][filled[rows[i]]++] = x.get(i);
        }
        var values = new double[elements];
        for (int e = 0; e < elements; e++) {
            values[e] = reduced(reduction, row[e], 0, n, result.dtype() == DType.F32);
        }
        return Tensor.of(result, values);
    }

    /// The tree of halves: the left half is the largest power of two below the length.
    private static double reduced(Reduction reduction, double[] x, int from, int to, boolean narrow) {
        int n = to - from;
        if (n == 0) {
            return switch (reduction) {
                case SUM -> 0;
                case MAXIMUM -> Double.NEGATIVE_INFINITY;
                case MINIMUM -> Double.POSITIVE_INFINITY;
            };
        }
        if (n == 1) {
            return x[from];
        }
        int middle = from + Integer.highestOneBit(n - 1);
        double left = reduced(reduction, x, from, middle, narrow);
        double right = reduced(reduction, x, middle, to, narrow);
        double both = switch (reduction) {
            case SUM -> left + right;
            case MAXIMUM -> Scalars.binary(BinaryFunction.MAXIMUM, left, right);
            case MINIMUM -> Scalars.binary(BinaryFunction.MINIMUM, left, right);
        };
        return narrow ? (float) both : both;
    }

    static Tensor gather(Sizes sizes, TensorType result, Tensor x, Tensor index, Axis axis) {
        var indexed = new Indexed(sizes, result, x.type(), index, axis);
        Object data = array(result, sizes.elements(result));
        for (int i = 0; i < length(data); i++) {
            set(data, i, x, indexed.position(i));
        }
        return Tensor.wrap(result, data);
    }

    static Tensor scatterAdd(Sizes sizes, TensorType result, Tensor updates, Tensor index, Axis axis) {
        var whole = new TensorType(
                updates.type().dtype(),
                Type.union(
                        Type.union(updates.type().axes(), index.type().axes()),
                        result.without(axis).axes()));
        var indexed = new Indexed(sizes, whole, result, index, axis);
        var read = new Broadcasting(sizes, whole, new Tensor[] {updates});
        var sum = new double[sizes.elements(result)];
        boolean narrow = result.dtype() == DType.F32;
        for (int i = 0; i < sizes.elements(whole); i++) {
            int position = indexed.position(i);
            double next = sum[position] + updates.get(read.of(0, i));
            sum[position] = narrow ? (float) next : next;
        }
        return Tensor.of(result, sum);
    }

    static Tensor contract(Sizes sizes, TensorType result, Tensor left, Tensor right, Axis axis) {
        var whole = result.with(axis);
        var read = new Broadcasting(sizes, whole, new Tensor[] {left, right});
        var products = new double[sizes.elements(whole)];
        boolean narrow = result.dtype() == DType.F32;
        for (int i = 0; i < products.length; i++) {
            double product = left.get(read.of(0, i)) * right.get(read.of(1, i));
            products[i] = narrow ? (float) product : product;
        }
        return reduce(sizes, result, Tensor.of(whole, products), Reduction.SUM, axis);
    }

    /// Positions in a tensor that is read or written at `index` along one axis.
    private static final class Indexed {
        private final int[] base;
        private final int[] indexPositions;
        private final Tensor index;
        private final int stride;
        private final int length;
        private final Axis axis;

        Indexed(Sizes sizes, TensorType whole, TensorType target, Tensor index, Axis axis) {
            this.index = index;
            this.axis = axis;
            this.length = sizes.of(axis);
            int[] strides = strides(sizes, target.axes());
            this.stride = strides[target.axes().indexOf(axis)];
            this.base = new int[sizes.elements(whole)];
            int step = 1;
            for (int a = whole.axes().size() - 1; a >= 0; a--) {
                var each = whole.axes().get(a);
                int n = sizes.of(each);
                int at = each.equals(axis) ? -1 : target.axes().indexOf(each);
                if (at >= 0) {
                    for (int i = 0; i < base.length; i++) {
                        base[i] += i / step % n * strides[at];
                    }
                }
                step *= n;
            }
            this.indexPositions = Broadcasting.positions(sizes, whole, index.type());
        }

        int position(int i) {
            long at = index.getInteger(indexPositions[i]);
            if (at < 0 || at >= length) {
                throw new IllegalArgumentException(
                        "index %d is outside axis '%s' of length %d".formatted(at, axis, length));
            }
            return base[i] + (int) at * stride;
        }
    }

    static int[] strides(Sizes sizes, List<Axis> axes) {
        var strides = new int[axes.size()];
        int stride = 1;
        for (int a = axes.size() - 1; a >= 0; a--) {
            strides[a] = stride;
            stride *= sizes.of(axes.get(a));
        }
        return strides;
    }

    private static Object array(TensorType type, int n) {
        return type.dtype().isFloat() ? new double[n] : new long[n];
    }

    private static int length(Object data) {
        return data instanceof double[] doubles ? doubles.length : ((long[]) data).length;
    }

    private static void set(Object data, int i, Tensor x, int position) {
        if (data instanceof double[] doubles) {
            doubles[i] = x.get(position);
        } else {
            ((long[]) data)[i] = x.getInteger(position);
        }
    }
}
