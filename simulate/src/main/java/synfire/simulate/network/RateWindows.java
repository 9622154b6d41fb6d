package synfire.simulate.network;

import java.util.BitSet;
import synfire.equations.units.Units;
import synfire.kernels.EventLists;
import synfire.network.description.Probe;
import synfire.network.recording.Sink;

/// Counts the spikes of some cells in windows of time, one after the other from time 0 on.
final class RateWindows {

    private final Probe.Rate probe;
    private final BitSet cells = new BitSet();
    private final long steps;
    private final double perSpike;
    private double counted;

    private RateWindows(Probe.Rate probe, long steps, double dtMs) {
        this.probe = probe;
        this.steps = steps;
        this.perSpike = 1 / (probe.cells().size() * steps * dtMs);
        for (int k = 0; k < probe.cells().size(); k++) {
            cells.set(probe.cells().index(k));
        }
    }

    /// @throws IllegalArgumentException if the window is not of whole steps
    static RateWindows of(Probe.Rate probe, double dtMs) {
        double steps = probe.window().in(Units.MS) / dtMs;
        if (Math.rint(steps) < 1 || Math.abs(steps - Math.rint(steps)) > 1e-6 * steps) {
            throw new IllegalArgumentException("probe '%s' has a window of %s, but a step takes %s ms; give whole steps"
                    .formatted(probe.name(), probe.window(), dtMs));
        }
        return new RateWindows(probe, Math.round(steps), dtMs);
    }

    /// What the state of a run calls it.
    String name() {
        return "probe." + probe.name();
    }

    /// Spikes so far in a window that has not ended.
    double counted() {
        return counted;
    }

    void resume(double count) {
        counted = count;
    }

    /// Goes on by the steps of a chunk; hands over the rate of each window that ends, in spikes per cell and ms.
    void count(String population, EventLists lists, long first, Sink sink) {
        if (!population.equals(probe.cells().population())) {
            return;
        }
        var ids = new int[lists.size()];
        lists.copyIds(ids, 0);
        for (int at = 0; at < lists.steps(); at++) {
            for (int e = lists.start(at); e < lists.start(at + 1); e++) {
                counted += cells.get(ids[e]) ? 1 : 0;
            }
            if ((first + at + 1) % steps == 0) {
                sink.values(probe.name(), first + at, new double[] {counted * perSpike});
                counted = 0;
            }
        }
    }
}
