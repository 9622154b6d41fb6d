package synfire.learn.task;

import java.util.Arrays;
import java.util.Objects;

/// Labelled grey images of one size: a byte a pixel, row by row, 0 for no ink.
public final class Images {

    private final int rows;
    private final int columns;
    private final byte[] pixels;
    private final byte[] labels;

    /// @throws IllegalArgumentException if the numbers of pixels and labels do not fit
    public Images(int rows, int columns, byte[] pixels, byte[] labels) {
        if (rows < 1 || columns < 1 || labels.length == 0 || pixels.length != (long) rows * columns * labels.length) {
            throw new IllegalArgumentException(
                    "%,d pixels for %,d labels and images of %d × %d; give %,d pixels and at least one label"
                            .formatted(
                                    pixels.length,
                                    labels.length,
                                    rows,
                                    columns,
                                    (long) rows * columns * labels.length));
        }
        this.rows = rows;
        this.columns = columns;
        this.pixels = pixels.clone();
        this.labels = labels.clone();
    }

    public int size() {
        return labels.length;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /// The class of image `i`.
    public int label(int i) {
        return Byte.toUnsignedInt(labels[i]);
    }

    /// The largest label.
    public int largestLabel() {
        int largest = 0;
        for (int i = 0; i < size(); i++) {
            largest = Math.max(largest, label(i));
        }
        return largest;
    }

    /// The ink of a pixel, 0 to 255; 0 outside the image.
    public int pixel(int image, int row, int column) {
        Objects.checkIndex(image, size());
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            return 0;
        }
        return Byte.toUnsignedInt(pixels[(image * rows + row) * columns + column]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Images that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(pixels, that.pixels)
                && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(pixels) + Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return "%,d images of %d × %d".formatted(size(), rows, columns);
    }
}
