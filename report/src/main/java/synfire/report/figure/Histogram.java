package synfire.report.figure;

import java.util.Arrays;
import synfire.network.Samples;

/// Counts of numbers in equal bins.
public final class Histogram {

    private static final int MOST_BINS = 400;
    private static final int FEW_BINS = 50;

    private Histogram() {}

    /// Bars of counts; the bin width follows Freedman & Diaconis (1981): 2 · interquartile range · n^(−1/3). Where half
    /// of
    /// the numbers are equal there are √n bins. Bins of whole numbers have them in their middle.
    public static Layer.Bars of(String name, Samples values, Colour colour) {
        var sorted = Arrays.stream(values.toArray())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Layer.Bars(name, Samples.empty(), Samples.empty(), colour);
        }
        double low = sorted[0];
        double length = sorted[sorted.length - 1] - low;
        double quartiles = sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
        double width = 2 * quartiles / StrictMath.cbrt(sorted.length);
        int bins = (int) Math.clamp(
                width > 0 ? Math.ceil(length / width) : Math.min(FEW_BINS, Math.ceil(Math.sqrt(sorted.length))),
                1,
                MOST_BINS);
        if (Arrays.stream(sorted).allMatch(x -> x == Math.rint(x) && Math.abs(x) < 1e15)) {
            double whole = Math.max(1, Math.ceil((length + 1) / bins));
            bins = (int) Math.ceil((length + 1) / whole);
            return of(name, values, new Range(low - 0.5, low - 0.5 + bins * whole), bins, colour);
        }
        return length > 0
                ? of(name, values, new Range(low, sorted[sorted.length - 1]), bins, colour)
                : of(name, values, new Range(low - 0.5, low + 0.5), 1, colour);
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
