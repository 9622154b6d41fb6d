package synfire.network.connectome;

import java.util.Arrays;
import java.util.List;

/// An immutable dense matrix of float64 numbers that compares by value.
public final class Matrix {

    /// The value of an element.
    @FunctionalInterface
    public interface Element {
        double at(int row, int column);
    }

    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /// A copy of `values`, row after row.
    public static Matrix of(int rows, int columns, double... values) {
        if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
            throw new IllegalArgumentException(
                    "a %d x %d matrix cannot be made of %d numbers".formatted(rows, columns, values.length));
        }
        return new Matrix(rows, columns, values.clone());
    }

    public static Matrix generate(int rows, int columns, Element element) {
        var values = new double[Math.multiplyExact(rows, columns)];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = element.at(r, c);
            }
        }
        return new Matrix(rows, columns, values);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double at(int row, int column) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException(
                    "row %d, column %d of a %d x %d matrix".formatted(row, column, rows, columns));
        }
        return values[row * columns + column];
    }

    public Matrix transposed() {
        return generate(columns, rows, (row, column) -> at(column, row));
    }

    /// The rows and columns at these places, in this order.
    public Matrix select(List<Integer> places) {
        return generate(places.size(), places.size(), (row, column) -> at(places.get(row), places.get(column)));
    }

    public double sum() {
        return Arrays.stream(values).sum();
    }

    public double max() {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    /// How many elements are not 0.
    public long nonZeros() {
        return Arrays.stream(values).filter(value -> value != 0).count();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return rows + " x " + columns;
    }
}
