package synfire.data;

import java.util.Arrays;
import synfire.network.Samples;

/// A filter that takes out noise and short artefacts and keeps the edges of steps where they are: each sample becomes
/// the median of a window around it. At the ends the window is cut.
///
/// @param windowMs length of the window; artefacts shorter than half of it disappear
public record RunningMedian(double windowMs) {

    public RunningMedian {
        if (!(windowMs > 0)) {
            throw new IllegalArgumentException(
                    "a running median over %s ms; give a positive time, for example 10 ms".formatted(windowMs));
        }
    }

    public Samples of(Samples samples, double dtMs) {
        int reach = (int) Math.round(windowMs / dtMs / 2);
        int size = samples.size();
        var sorted = new double[Math.min(size, 2 * reach + 1)];
        int held = 0;
        for (int i = 0; i < Math.min(size, reach); i++) {
            insert(sorted, held++, samples.get(i));
        }
        var medians = new double[size];
        for (int k = 0; k < size; k++) {
            if (k - reach - 1 >= 0) {
                remove(sorted, held--, samples.get(k - reach - 1));
            }
            if (k + reach < size) {
                insert(sorted, held++, samples.get(k + reach));
            }
            medians[k] = (sorted[(held - 1) / 2] + sorted[held / 2]) / 2;
        }
        return Samples.of(medians);
    }

    private static void insert(double[] sorted, int held, double value) {
        int found = Arrays.binarySearch(sorted, 0, held, value);
        int place = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, place, sorted, place + 1, held - place);
        sorted[place] = value;
    }

    private static void remove(double[] sorted, int held, double value) {
        int place = Arrays.binarySearch(sorted, 0, held, value);
        System.arraycopy(sorted, place + 1, sorted, place, held - place - 1);
    }
}
