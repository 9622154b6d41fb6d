package synfire.learn.task;

import java.util.Arrays;
import java.util.Objects;

/// Numbers for every step and channel: dense, float32, the channels of a step side by side.
public final class Series implements Input {

    private final int steps;
    private final int width;
    private final float[] values;

    private Series(int steps, int width, float[] values) {
        this.steps = steps;
        this.width = width;
        this.values = values;
    }

    /// A series of copied values, [step, channel].
    public static Series of(int steps, int width, float... values) {
        return owning(steps, width, values.clone());
    }

    /// No numbers: the target of a task whose answer is a class.
    public static Series none(int steps) {
        return new Series(steps, 0, new float[0]);
    }

    /// A series around `values` itself, which nobody else may change.
    static Series owning(int steps, int width, float[] values) {
        if (steps < 0 || width < 0 || (long) steps * width != values.length) {
            throw new IllegalArgumentException(
                    "%d numbers for %d steps of %d channels; give one for each".formatted(values.length, steps, width));
        }
        return new Series(steps, width, values);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public int width() {
        return width;
    }

    public float get(int step, int channel) {
        return values[Objects.checkIndex(step, steps) * width + Objects.checkIndex(channel, width)];
    }

    /// Copies all, [step, channel], to `into[at]` and on.
    public void copyTo(float[] into, int at) {
        System.arraycopy(values, 0, into, at, values.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that
                && steps == that.steps
                && width == that.width
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * steps + width) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "%d steps of %d channels".formatted(steps, width);
    }
}
