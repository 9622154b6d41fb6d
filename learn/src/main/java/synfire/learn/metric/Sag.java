package synfire.learn.metric;

import synfire.network.Samples;

/// The sag of a potential under a hyperpolarising step: it falls to a minimum and comes back part of the way.
///
/// @param depthMv steady potential minus minimum
/// @param ratio depth as a share of the whole fall from baseline to minimum
public record Sag(double depthMv, double ratio) {

    /// Shares of the step at whose end the steady potential, and before which the baseline is averaged.
    private static final double AVERAGED = 0.1;

    /// The sag of samples `on` (first of the step) to `off` (first after it). NaN if the potential does not fall.
    public static Sag of(Samples potential, int on, int off) {
        int span = Math.max(1, (int) Math.round(AVERAGED * (off - on)));
        if (on < 1 || off > potential.size() || off - on < 2) {
            throw new IllegalArgumentException(
                    "a step from sample %d to %d does not lie inside %d samples with a baseline before it"
                            .formatted(on, off, potential.size()));
        }
        double baseline = mean(potential, Math.max(0, on - span), on);
        double steady = mean(potential, off - span, off);
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = on; i < off; i++) {
            lowest = Math.min(lowest, potential.get(i));
        }
        return lowest < baseline
                ? new Sag(steady - lowest, (steady - lowest) / (baseline - lowest))
                : new Sag(Double.NaN, Double.NaN);
    }

    private static double mean(Samples samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples.get(i);
        }
        return sum / (to - from);
    }
}
