package synfire.report.draw;

import java.util.function.IntBinaryOperator;

/// A small picture of whole colours.
final class Pixels {

    private final int rows;
    private final int columns;
    private final int[] colours;

    /// @param colour 0xRRGGBB of (row, column)
    Pixels(int rows, int columns, IntBinaryOperator colour) {
        this.rows = rows;
        this.columns = columns;
        this.colours = new int[rows * columns];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = colour.applyAsInt(i / columns, i % columns);
        }
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    int at(int row, int column) {
        return colours[row * columns + column];
    }
}
