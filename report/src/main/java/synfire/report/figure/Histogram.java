package synfire.report.figure;

import java.util.Arrays;
import synfire.network.Samples;

/// Counts of numbers in equal bins.
public final class Histogram {

    private static final int MOST_BINS = 400;

    private Histogram() {}

    /// Bars of counts; the bin width follows Freedman & Diaconis (1981): 2 · interquartile range · n^(−1/3).
    public static Layer.Bars of(String name, Samples values, Colour colour) {
        var sorted = Arrays.stream(values.toArray())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Layer.Bars(name, Samples.empty(), Samples.empty(), colour);
        }
        double length = sorted[sorted.length - 1] - sorted[0];
        double quartiles = sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
        double width = 2 * quartiles / StrictMath.cbrt(sorted.length);
        int bins = width > 0 && length > 0 ? (int) Math.clamp(Math.ceil(length / width), 1, MOST_BINS) : 1;
        double low = length > 0 ? sorted[0] : sorted[0] - 0.5;
        return of(name, values, new Range(low, length > 0 ? sorted[sorted.length - 1] : low + 1), bins, colour);
    }

    /// Bars of counts in `bins` bins over `range`; the last bin includes its right end, others outside are left out.
    public static Layer.Bars of(String name, Samples values, Range range, int bins, Colour colour) {
        double width = range.length() / bins;
        var counts = new double[bins];
        for (int i = 0; i < values.size(); i++) {
            if (range.contains(values.get(i))) {
                counts[Math.min(bins - 1, (int) ((values.get(i) - range.low()) / width))]++;
            }
        }
        var edges = Samples.generate(2 * bins, i -> range.low() + (i / 2 + i % 2) * width);
        return new Layer.Bars(name, edges, Samples.of(counts), colour);
    }
}
