package synfire.network.analysis.population;

import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.SpikeTrain;

/// Equal, half-open stretches of time: bin `k` is `[startMs + k·widthMs, startMs + (k + 1)·widthMs)`.
///
/// A time that lies on an edge up to rounding, as spikes of a simulation on a grid do, counts as on it.
///
/// @param startMs start of bin 0, in ms
/// @param widthMs length of a bin, in ms
/// @param count number of bins; 0 is allowed
public record Bins(double startMs, double widthMs, int count) {

    /// A time this part of a bin before an edge counts as on it.
    private static final double SAME_EDGE = 1e-6;

    public Bins {
        requireWidth(widthMs);
        if (count < 0) {
            throw new IllegalArgumentException("%d bins; give 0 or more".formatted(count));
        }
    }

    /// The whole bins that fit into a window. What is left over at its end lies in none.
    public static Bins of(double startMs, double stopMs, double widthMs) {
        requireWidth(widthMs);
        double count = Math.floor((stopMs - startMs) / widthMs + SAME_EDGE);
        if (count > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "bins of %s ms from %s ms to %s ms are too many to count; give a greater width"
                            .formatted(widthMs, startMs, stopMs));
        }
        return new Bins(startMs, widthMs, (int) Math.max(0, count));
    }

    public static Bins of(Raster raster, double widthMs) {
        return of(raster.startMs(), raster.stopMs(), widthMs);
    }

    public static Bins of(SpikeTrain train, double widthMs) {
        return of(train.startMs(), train.stopMs(), widthMs);
    }

    /// The bin of a time, or -1 if it lies in none.
    public int indexOf(double timeMs) {
        double place = Math.floor((timeMs - startMs) / widthMs + SAME_EDGE);
        return place >= 0 && place < count ? (int) place : -1;
    }

    /// The spikes of a train in each bin. Linear in time.
    public Samples counts(SpikeTrain train) {
        var counts = new double[count];
        for (int i = 0; i < train.size(); i++) {
            int bin = indexOf(train.get(i));
            if (bin >= 0) {
                counts[bin]++;
            }
        }
        return Samples.of(counts);
    }

    /// The spikes of all cells together in each bin. Linear in time.
    public Samples counts(Raster raster) {
        var counts = new double[count];
        for (int i = 0; i < raster.size(); i++) {
            int bin = indexOf(raster.timeMs(i));
            if (bin >= 0) {
                counts[bin]++;
            }
        }
        return Samples.of(counts);
    }

    /// For each bin, the place of the raster's first spike in or after it; last, the place of the first spike
    /// after all.
    int[] starts(Raster raster) {
        var starts = new int[count + 1];
        int spike = 0;
        for (int bin = 0; bin <= count; bin++) {
            double edge = startMs + (bin - SAME_EDGE) * widthMs;
            while (spike < raster.size() && raster.timeMs(spike) < edge) {
                spike++;
            }
            starts[bin] = spike;
        }
        return starts;
    }

    private static void requireWidth(double widthMs) {
        if (!(widthMs > 0) || Double.isInfinite(widthMs)) {
            throw new IllegalArgumentException("bins of %s ms; give a positive width".formatted(widthMs));
        }
    }
}
