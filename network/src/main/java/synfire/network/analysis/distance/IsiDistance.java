package synfire.network.analysis.distance;

import synfire.network.SpikeTrain;

/// The ISI-distance: the mean over time of |x − y| / max(x, y), with x and y the interspike intervals of both
/// trains at that time. It compares instantaneous rates, needs no time scale, and lies in [0, 1). A metric.
///
/// The first and last intervals reach to auxiliary spikes at or beyond the ends of the window; a train
/// without spikes counts as one with a spike at each end. A window of no length: 0. References: Kreuz et al.
/// (2007), J. Neurosci. Methods 165:151; in this form Kreuz et al. (2013), J. Neurophysiol. 109:1457.
public record IsiDistance() implements ProfiledDistance {

    @Override
    public Profile profile(SpikeTrain a, SpikeTrain b) {
        EdgedTrain.requireSameWindow(a, b);
        var x = EdgedTrain.of(a);
        var y = EdgedTrain.of(b);
        return EdgedTrain.profile(x, y, a, (i, j, _) -> {
            double intervalOfX = x.times()[i + 1] - x.times()[i];
            double intervalOfY = y.times()[j + 1] - y.times()[j];
            return Math.abs(intervalOfX - intervalOfY) / Math.max(intervalOfX, intervalOfY);
        });
    }
}
