package synfire.report.figure;

import synfire.network.Samples;

/// A table of numbers, row by row.
public record Matrix(int rows, int columns, Samples values) {

    public Matrix {
        if (rows < 0 || columns < 0 || (long) rows * columns != values.size()) {
            throw new IllegalArgumentException("a matrix of %d rows and %d columns was given %d numbers; it needs %d"
                    .formatted(rows, columns, values.size(), (long) rows * columns));
        }
    }

    /// A copy of a rectangular array.
    public static Matrix of(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        var values = new double[rows.length * columns];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException("row %d has %d numbers, but row 0 has %d; a matrix is rectangular"
                        .formatted(row, rows[row].length, columns));
            }
            System.arraycopy(rows[row], 0, values, row * columns, columns);
        }
        return new Matrix(rows.length, columns, Samples.of(values));
    }

    public double at(int row, int column) {
        return values.get(row * columns + column);
    }
}
