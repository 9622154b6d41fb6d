package synfire.network.analysis.distance;

import java.util.List;
import java.util.stream.IntStream;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.SpikeTrain;

/// SPIKE-synchronization: for each spike, with which share of the other trains it coincides.
///
/// Two spikes coincide if they are closer than half the shortest of the intervals before and after both, an
/// interval that is missing at an edge counting as the whole window; spikes at the same time always do. It
/// needs no time scale. Reference: Kreuz, Mulansky & Bozanic (2015), J. Neurophysiol. 113:3432.
///
/// @param timesMs all spikes of all trains, sorted
/// @param shares the share of each, in [0, 1]
public record SpikeSynchronization(Samples timesMs, Samples shares) {

    /// Of trains over one window, at least two. Time: the number of trains times that of all spikes.
    public static SpikeSynchronization of(List<SpikeTrain> trains) {
        if (trains.size() < 2) {
            throw new IllegalArgumentException(
                    "a synchronization of %d spike trains; give at least two".formatted(trains.size()));
        }
        var raster = Raster.of(trains);
        var partners = IntStream.range(0, trains.size())
                .mapToObj(i -> partners(i, trains))
                .toList();
        var next = new int[trains.size()];
        var shares = new double[raster.size()];
        for (int k = 0; k < shares.length; k++) {
            int cell = raster.cell(k);
            shares[k] = partners.get(cell)[next[cell]++] / (trains.size() - 1.0);
        }
        return new SpikeSynchronization(Samples.generate(shares.length, raster::timeMs), Samples.of(shares));
    }

    /// The mean share over all spikes: 1 where every spike has a partner in every other train, and without
    /// spikes.
    public double value() {
        return shares.isEmpty() ? 1 : shares.stream().sum() / shares.size();
    }

    /// For each spike of one train, in how many of the others it has a partner: the last one before, or the
    /// first after.
    private static int[] partners(int chosen, List<SpikeTrain> trains) {
        var a = trains.get(chosen);
        var found = new int[a.size()];
        for (int other = 0; other < trains.size(); other++) {
            var b = trains.get(other);
            int after = 0;
            for (int i = 0; i < found.length && other != chosen; i++) {
                while (after < b.size() && b.get(after) < a.get(i)) {
                    after++;
                }
                found[i] += close(a, i, b, after - 1) || close(a, i, b, after) ? 1 : 0;
            }
        }
        return found;
    }

    private static boolean close(SpikeTrain a, int i, SpikeTrain b, int j) {
        if (j < 0 || j >= b.size()) {
            return false;
        }
        double apart = Math.abs(a.get(i) - b.get(j));
        return apart == 0 || 2 * apart < Math.min(shortest(a, i), shortest(b, j));
    }

    private static double shortest(SpikeTrain train, int i) {
        double before = i == 0 ? train.durationMs() : train.get(i) - train.get(i - 1);
        double after = i + 1 == train.size() ? train.durationMs() : train.get(i + 1) - train.get(i);
        return Math.min(before, after);
    }
}
