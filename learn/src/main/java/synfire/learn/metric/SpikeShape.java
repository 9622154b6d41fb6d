package synfire.learn.metric;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import synfire.network.Samples;
import synfire.network.SpikeTrain;

/// Features of the spikes of a trace of membrane potential.
///
/// @param widthMs mean width at half height between threshold crossing and peak; empty without a complete spike
/// @param afterHyperpolarisationMv mean lowest potential between spikes, up to 50 ms after each
/// @param latencyMs time of the first spike
public record SpikeShape(OptionalDouble widthMs, OptionalDouble afterHyperpolarisationMv, OptionalDouble latencyMs) {

    private static final double PEAK_WITHIN_MS = 5;
    private static final double TROUGH_WITHIN_MS = 50;
    private static final double FOOT_BEFORE_MS = 1;

    /// Measures all spikes of a trace.
    ///
    /// @param potential mV
    /// @param spikes upward crossings, ms from the first sample
    public static SpikeShape of(Samples potential, double dtMs, SpikeTrain spikes) {
        var latency = spikes.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(spikes.get(0));
        var widths = IntStream.range(0, spikes.size())
                .mapToDouble(i -> width(potential, dtMs, spikes.get(i)))
                .filter(Double::isFinite)
                .average();
        var troughs = IntStream.range(0, spikes.size())
                .mapToDouble(i -> trough(
                        potential, dtMs, spikes.get(i), i + 1 < spikes.size() ? spikes.get(i + 1) : Double.MAX_VALUE))
                .filter(Double::isFinite)
                .average();
        return new SpikeShape(widths, troughs, latency);
    }

    private static double width(Samples v, double dtMs, double spikeMs) {
        int crossing = (int) (spikeMs / dtMs);
        int end = Math.min(v.size(), crossing + (int) Math.ceil(PEAK_WITHIN_MS / dtMs));
        int peak = crossing;
        for (int i = crossing; i < end; i++) {
            if (v.get(i) > v.get(peak)) {
                peak = i;
            }
        }
        double foot = v.get(Math.max(0, crossing - (int) Math.round(FOOT_BEFORE_MS / dtMs)));
        double half = (foot + v.get(peak)) / 2;
        int left = peak;
        while (left > 0 && v.get(left - 1) >= half) {
            left--;
        }
        int right = peak;
        while (right + 1 < v.size() && v.get(right + 1) >= half) {
            right++;
        }
        boolean cut = left == 0 || right + 1 >= v.size();
        return cut ? Double.NaN : (right - left + part(v, left - 1, half) + part(v, right + 1, half)) * dtMs;
    }

    /// How much of the step between the sample outside and the one inside lies above the half height.
    private static double part(Samples v, int outside, double half) {
        int inside = outside + (v.get(Math.min(v.size() - 1, outside + 1)) >= half ? 1 : -1);
        double rise = v.get(inside) - v.get(outside);
        return rise <= 0 ? 0 : (v.get(inside) - half) / rise;
    }

    private static double trough(Samples v, double dtMs, double spikeMs, double nextMs) {
        int from = (int) (spikeMs / dtMs);
        int to = (int) Math.min(v.size(), Math.min(nextMs, spikeMs + TROUGH_WITHIN_MS) / dtMs);
        double lowest = Double.NaN;
        for (int i = from; i < to; i++) {
            if (!(lowest <= v.get(i))) {
                lowest = v.get(i);
            }
        }
        return lowest;
    }
}
