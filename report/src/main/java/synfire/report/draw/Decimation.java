package synfire.report.draw;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import synfire.network.Samples;

/// Thins a trace without losing a peak: of the points that share a bucket, keeps the lowest and the highest, in the
/// order in which they occur.
public final class Decimation {

    private final Samples y;
    private int[] kept = new int[256];
    private int count;

    private Decimation(Samples y) {
        this.y = y;
    }

    /// Indices of the points to draw, ascending. The first and the last point and one NaN per gap are always kept.
    ///
    /// @param from first point
    /// @param to one past the last point
    /// @param bucket bucket of a point, for example its pixel column; equal for points to be thinned together
    public static int[] keepExtrema(Samples y, int from, int to, IntUnaryOperator bucket) {
        var decimation = new Decimation(y);
        int i = from;
        while (i < to) {
            i = Double.isNaN(y.get(i)) ? decimation.gap(i, to) : decimation.bucket(i, to, bucket);
        }
        decimation.keep(from, to);
        return Arrays.copyOf(decimation.kept, decimation.count);
    }

    private int gap(int start, int to) {
        add(start);
        int i = start;
        while (i < to && Double.isNaN(y.get(i))) {
            i++;
        }
        return i;
    }

    private int bucket(int start, int to, IntUnaryOperator bucketOf) {
        int bucket = bucketOf.applyAsInt(start);
        int lowest = start;
        int highest = start;
        int i = start + 1;
        while (i < to && !Double.isNaN(y.get(i)) && bucketOf.applyAsInt(i) == bucket) {
            lowest = y.get(i) < y.get(lowest) ? i : lowest;
            highest = y.get(i) > y.get(highest) ? i : highest;
            i++;
        }
        add(Math.min(lowest, highest));
        if (lowest != highest) {
            add(Math.max(lowest, highest));
        }
        return i;
    }

    /// Adds the two ends if they are not there yet.
    private void keep(int from, int to) {
        if (from >= to) {
            return;
        }
        if (kept[count - 1] != to - 1) {
            add(to - 1);
        }
        if (kept[0] != from) {
            add(0);
            System.arraycopy(kept, 0, kept, 1, count - 1);
            kept[0] = from;
        }
    }

    private void add(int index) {
        if (count == kept.length) {
            kept = Arrays.copyOf(kept, 2 * count);
        }
        kept[count++] = index;
    }
}
