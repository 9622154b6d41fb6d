package synfire.network.analysis.distance;

import synfire.network.SpikeTrain;

/// Van Rossum's distance between spike trains: each spike becomes e^(−t/τ), and the squares of the difference
/// are integrated over all time and divided by τ. One spike too many costs ½; a spike moved by s costs 1 −
/// e^(−|s|/τ). Reference: van Rossum (2001), Neural Computation 13:751 (D² there). The root is a metric.
/// Linear in time.
///
/// @param tauMs τ
public record VanRossum(double tauMs) implements TrainDistance {

    public VanRossum {
        if (!(tauMs > 0)) {
            throw new IllegalArgumentException(
                    "a time constant of %s ms; give a positive one, for example 10".formatted(tauMs));
        }
    }

    /// The squared distance, exactly: between spikes the difference only decays.
    public double squared(SpikeTrain a, SpikeTrain b) {
        double sum = 0;
        double difference = 0;
        double before = 0;
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            boolean first = j == b.size() || (i < a.size() && a.get(i) <= b.get(j));
            double time = first ? a.get(i++) : b.get(j++);
            if (difference != 0) {
                double decay = Math.exp(-(time - before) / tauMs);
                sum += difference * difference / 2 * (1 - decay * decay);
                difference *= decay;
            }
            difference += first ? 1 : -1;
            before = time;
        }
        return sum + difference * difference / 2;
    }

    @Override
    public double distance(SpikeTrain a, SpikeTrain b) {
        return Math.sqrt(squared(a, b));
    }
}
