package synfire.learn.activity;

import java.util.List;
import java.util.stream.IntStream;

/// How one unit's activity follows a quantity of the trials, such as the number of cues on the left: the
/// straight line of least squares, and Pearson's correlation.
///
/// @param slope activity per unit of the quantity; 0 if the quantity never changes
/// @param offset activity where the quantity is 0
/// @param correlation from −1 to 1; 0 if either never changes
public record UnitTuning(int unit, double slope, double offset, double correlation) {

    /// The tuning of every unit to a condition, by mean activity in bins `first` up to but without `end`.
    public static List<UnitTuning> of(BinnedActivity activity, String condition, int first, int end) {
        if (first < 0 || end <= first || end > activity.bins()) {
            throw new IllegalArgumentException(
                    "bins %d to %d of %d; give at least one of them".formatted(first, end, activity.bins()));
        }
        double[] x = activity.condition(condition).toArray();
        return IntStream.range(0, activity.units())
                .mapToObj(unit -> tuning(unit, x, means(activity, unit, first, end)))
                .toList();
    }

    private static double[] means(BinnedActivity activity, int unit, int first, int end) {
        return IntStream.range(0, activity.trials())
                .mapToDouble(trial -> IntStream.range(first, end)
                        .mapToDouble(bin -> activity.get(trial, bin, unit))
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static UnitTuning tuning(int unit, double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int j = 0; j < x.length; j++) {
            xx += (x[j] - meanX) * (x[j] - meanX);
            xy += (x[j] - meanX) * (y[j] - meanY);
            yy += (y[j] - meanY) * (y[j] - meanY);
        }
        double slope = xx == 0 ? 0 : xy / xx;
        double correlation = xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
        return new UnitTuning(unit, slope, meanY - slope * meanX, correlation);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
