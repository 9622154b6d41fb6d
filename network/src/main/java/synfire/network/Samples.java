package synfire.network;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;

/// An immutable row of float64 numbers that compares by value.
///
/// A part of a row ([#part]) shares the numbers of the whole, so cutting a recording copies nothing.
public final class Samples {

    private static final Samples EMPTY = new Samples(new double[0], 0, 0);

    private final double[] numbers;
    private final int from;
    private final int size;

    private Samples(double[] numbers, int from, int size) {
        this.numbers = numbers;
        this.from = from;
        this.size = size;
    }

    public static Samples empty() {
        return EMPTY;
    }

    /// A copy of `numbers`.
    public static Samples of(double... numbers) {
        return new Samples(numbers.clone(), 0, numbers.length);
    }

    /// A row around `numbers` itself, which nobody else may change.
    static Samples owning(double[] numbers) {
        return new Samples(numbers, 0, numbers.length);
    }

    /// The values of a function of the index.
    public static Samples generate(int size, IntToDoubleFunction value) {
        var numbers = new double[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = value.applyAsDouble(i);
        }
        return new Samples(numbers, 0, size);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public double get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("sample %d of %d".formatted(index, size));
        }
        return numbers[from + index];
    }

    /// The numbers from index `first` up to but without index `end`.
    public Samples part(int first, int end) {
        if (first < 0 || end < first || end > size) {
            throw new IndexOutOfBoundsException("samples %d to %d of %d".formatted(first, end, size));
        }
        return new Samples(numbers, from + first, end - first);
    }

    public Samples map(DoubleUnaryOperator function) {
        return generate(size, i -> function.applyAsDouble(numbers[from + i]));
    }

    /// A copy as an array.
    public double[] toArray() {
        return Arrays.copyOfRange(numbers, from, from + size);
    }

    public DoubleStream stream() {
        return Arrays.stream(numbers, from, from + size);
    }

    /// The index of the first NaN or infinite number, or -1.
    public int firstNotFinite() {
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(numbers[from + i])) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Samples that
                && Arrays.equals(numbers, from, from + size, that.numbers, that.from, that.from + that.size);
    }

    @Override
    public int hashCode() {
        return stream().mapToObj(Double::valueOf).reduce(1, (hash, x) -> 31 * hash + x.hashCode(), (a, b) -> a ^ b);
    }

    @Override
    public String toString() {
        return size <= 6
                ? Arrays.toString(toArray())
                : "[%s, %s, %s, ... %s] (%d)".formatted(get(0), get(1), get(2), get(size - 1), size);
    }
}
