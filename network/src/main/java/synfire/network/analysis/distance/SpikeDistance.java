package synfire.network.analysis.distance;

import synfire.network.SpikeTrain;

/// The SPIKE-distance: the mean over time of
///
/// S(t) = (s₁·x₂ + s₂·x₁) / (2·⟨x⟩²), ⟨x⟩ = (x₁ + x₂)/2
///
/// with x₁, x₂ the interspike intervals of both trains at that time, and s₁ between two spikes of train 1 the
/// distances of these spikes from the nearest of train 2, interpolated linearly. It compares spike times on
/// the scale of the local intervals, needs no time scale, and lies in [0, 1).
///
/// Edges are those of [IsiDistance]; an auxiliary spike has the distance of its neighbour. A window of no
/// length: 0. Reference: Kreuz, Chicharro, Houghton, Andrzejak & Mormann (2013), J. Neurophysiol. 109:1457.
public record SpikeDistance() implements ProfiledDistance {

    @Override
    public Profile profile(SpikeTrain a, SpikeTrain b) {
        EdgedTrain.requireSameWindow(a, b);
        var x = EdgedTrain.of(a);
        var y = EdgedTrain.of(b);
        var fromX = x.nearest(y);
        var fromY = y.nearest(x);
        return EdgedTrain.profile(x, y, a, (i, j, time) -> {
            double intervalOfX = x.times()[i + 1] - x.times()[i];
            double intervalOfY = y.times()[j + 1] - y.times()[j];
            double mean = (intervalOfX + intervalOfY) / 2;
            double differenceOfX = interpolated(x.times(), fromX, i, time);
            double differenceOfY = interpolated(y.times(), fromY, j, time);
            return (differenceOfX * intervalOfY + differenceOfY * intervalOfX) / (2 * mean * mean);
        });
    }

    private static double interpolated(double[] times, double[] values, int i, double time) {
        double share = (time - times[i]) / (times[i + 1] - times[i]);
        return (1 - share) * values[i] + share * values[i + 1];
    }
}
