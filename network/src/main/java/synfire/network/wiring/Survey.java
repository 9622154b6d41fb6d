package synfire.network.wiring;

import java.util.Optional;
import synfire.network.Samples;

/// The synapses of a projection as reports look at them: row by row, so that those that are made anew for
/// each spike need not be stored. Not for use by several threads at once.
public final class Survey {

    private final int sources;
    private final int targets;
    private final Draws draws;
    private final Optional<Double> weight;
    private final Optional<Double> delay;
    private final Synapses scratch = new Synapses();
    private int[] inDegrees = {};
    private long[] starts = {};

    private Survey(int sources, int targets, Draws draws, Optional<Double> weight, Optional<Double> delay) {
        this.sources = sources;
        this.targets = targets;
        this.draws = draws;
        this.weight = weight;
        this.delay = delay;
    }

    /// Fills in the targets of a source, and what its synapses have where that differs.
    private interface Draws {
        void draw(int source, Synapses into, boolean numbers);
    }

    /// The synapses of one source.
    public static final class Synapses {

        private final Row row = new Row();
        private double[] weights = new double[64];
        private double[] delays = new double[64];

        private Synapses() {}

        public int size() {
            return row.size();
        }

        public int target(int k) {
            return row.target(k);
        }

        /// In base units.
        public double weight(int k) {
            return weights[k];
        }

        /// In time steps.
        public double delay(int k) {
            return delays[k];
        }

        private void room() {
            if (weights.length < row.size()) {
                weights = new double[2 * row.size()];
                delays = new double[2 * row.size()];
            }
        }
    }

    /// Looks at one source after the other.
    @FunctionalInterface
    public interface Look {

        /// @param synapses until the next source
        void at(int source, Synapses synapses);
    }

    /// Of synapses that are stored.
    public static Survey of(Edges edges) {
        return new Survey(
                edges.sources(),
                edges.targets(),
                (source, into, _) -> {
                    into.row.clear();
                    for (long edge = edges.start(source); edge < edges.start(source + 1); edge++) {
                        into.row.add(edges.target(edge));
                    }
                    into.room();
                    for (int k = 0; k < into.size(); k++) {
                        into.weights[k] = edges.weight(edges.start(source) + k);
                        into.delays[k] = edges.delay(edges.start(source) + k);
                    }
                },
                common(edges.weights()),
                common(edges.delays()));
    }

    private static Optional<Double> common(EdgeNumbers numbers) {
        return switch (numbers) {
            case EdgeNumbers.Same(double value) -> Optional.of(value);
            case EdgeNumbers.Stored _ -> Optional.empty();
        };
    }

    /// Of synapses that are drawn whenever someone looks.
    public static Survey of(Wiring wiring) {
        return new Survey(
                wiring.ends().sources(),
                wiring.ends().targets(),
                (source, into, numbers) -> {
                    wiring.draw(source, into.row);
                    into.room();
                    if (numbers) {
                        wiring.weights(source, into.row, into.weights);
                        wiring.delays(source, into.row, into.delays);
                    }
                },
                wiring.commonWeight(),
                wiring.commonDelay());
    }

    public int sources() {
        return sources;
    }

    public int targets() {
        return targets;
    }

    /// The number of synapses.
    public long size() {
        count();
        return starts[sources];
    }

    /// Those of one source.
    public int count(int source) {
        count();
        return (int) (starts[source + 1] - starts[source]);
    }

    /// Those that end at a target.
    public int inDegree(int target) {
        count();
        return inDegrees[target];
    }

    /// The weight of all synapses, if they have the same.
    public Optional<Double> weight() {
        return weight;
    }

    /// The delay of all synapses in time steps, if they have the same.
    public Optional<Double> delay() {
        return delay;
    }

    /// Looks at all sources.
    public void look(Look look) {
        for (int source = 0; source < sources; source++) {
            draws.draw(source, scratch, true);
            look.at(source, scratch);
        }
    }

    /// The weights of all synapses, or of equally many along all of them where there are more than `most`.
    public Samples weights(int most) {
        return picked(most, Synapses::weight);
    }

    /// The delays, likewise.
    public Samples delays(int most) {
        return picked(most, Synapses::delay);
    }

    private interface Quantity {
        double of(Synapses synapses, int k);
    }

    private Samples picked(int most, Quantity number) {
        int count = (int) Math.min(size(), most);
        var picked = new double[count];
        int source = 0;
        int drawn = -1;
        for (int n = 0; n < count; n++) {
            long synapse = size() / count * n;
            while (starts[source + 1] <= synapse) {
                source++;
            }
            if (drawn != source) {
                draws.draw(source, scratch, true);
                drawn = source;
            }
            picked[n] = number.of(scratch, (int) (synapse - starts[source]));
        }
        return Samples.of(picked);
    }

    private void count() {
        if (starts.length > 0) {
            return;
        }
        var begin = new long[sources + 1];
        var ends = new int[targets];
        for (int source = 0; source < sources; source++) {
            draws.draw(source, scratch, false);
            begin[source + 1] = begin[source] + scratch.size();
            for (int k = 0; k < scratch.size(); k++) {
                ends[scratch.target(k)]++;
            }
        }
        inDegrees = ends;
        starts = begin;
    }
}
