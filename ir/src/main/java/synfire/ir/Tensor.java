package synfire.ir;

import java.util.Arrays;

/// An immutable dense tensor in plain memory, row-major in the canonical order of its axes.
///
/// Floats are held as doubles (an `f32` tensor holds doubles that are floats), integers and booleans as longs.
public final class Tensor {

    private final TensorType type;
    private final Object data;

    private Tensor(TensorType type, Object data) {
        this.type = type;
        this.data = data;
    }

    /// A float tensor; `f32` elements are rounded. The array is copied.
    public static Tensor of(TensorType type, double... values) {
        if (!type.dtype().isFloat()) {
            var integers = new long[values.length];
            for (int i = 0; i < values.length; i++) {
                integers[i] = (long) values[i];
            }
            return new Tensor(type, integers);
        }
        var copy = values.clone();
        if (type.dtype() == DType.F32) {
            for (int i = 0; i < copy.length; i++) {
                copy[i] = (float) copy[i];
            }
        }
        return new Tensor(type, copy);
    }

    /// An integer or boolean tensor. The array is copied.
    public static Tensor ofIntegers(TensorType type, long... values) {
        return new Tensor(type, values.clone());
    }

    /// One `f64` number.
    public static Tensor scalar(double value) {
        return of(TensorType.scalar(DType.F64), value);
    }

    /// Wraps an array without copying, for the interpreter.
    static Tensor wrap(TensorType type, Object data) {
        return new Tensor(type, data);
    }

    public TensorType type() {
        return type;
    }

    /// Number of elements.
    public int size() {
        return data instanceof double[] doubles ? doubles.length : ((long[]) data).length;
    }

    /// An element as a double, whatever the number type.
    public double get(int index) {
        return data instanceof double[] doubles ? doubles[index] : ((long[]) data)[index];
    }

    /// An element of an integer or boolean tensor.
    public long getInteger(int index) {
        return ((long[]) data)[index];
    }

    /// A copy of all elements, as doubles.
    public double[] toArray() {
        return data instanceof double[] doubles
                ? doubles.clone()
                : Arrays.stream((long[]) data).asDoubleStream().toArray();
    }

    /// The array itself; never written after the tensor is made.
    double[] doubles() {
        return (double[]) data;
    }

    /// The array itself; never written after the tensor is made.
    long[] longs() {
        return (long[]) data;
    }

    /// Bit for bit the same type and elements.
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that
                && type.equals(that.type)
                && (data instanceof double[] mine
                        ? sameBits(mine, that.doubles())
                        : Arrays.equals((long[]) data, that.longs()));
    }

    private static boolean sameBits(double[] left, double[] right) {
        if (left.length != right.length) {
            return false;
        }
        for (int i = 0; i < left.length; i++) {
            if (Double.doubleToRawLongBits(left[i]) != Double.doubleToRawLongBits(right[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return data instanceof double[] doubles ? Arrays.hashCode(doubles) : Arrays.hashCode((long[]) data);
    }

    @Override
    public String toString() {
        return type + Arrays.toString(toArray());
    }
}
