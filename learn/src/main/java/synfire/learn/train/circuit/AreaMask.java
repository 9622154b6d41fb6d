package synfire.learn.train.circuit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import synfire.network.Samples;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.ConnectomeException;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// Cells in areas of a connectome. Within an area all cells contact each other, themselves too; inhibitory
/// cells contact no others. An excitatory cell contacts a cell of another area with a probability in
/// proportion to the weight of the projection between the areas, at most 1, such that the share `density` of
/// all pairs of cells is expected to have a synapse.
///
/// Excitatory cells are numbered area by area, and so are inhibitory ones.
///
/// @param weights of projections `[source][target]`, for example FLN
/// @param excitatory cells of an area
/// @param inhibitory cells of an area
/// @param density expected synapses over pairs of cells, those within areas counted
public record AreaMask(Samples weights, int areas, int excitatory, int inhibitory, double density) implements Mask {

    /// Of input channels that reach an area.
    private static final int PATCHES = 3;

    public AreaMask {
        if (weights.size() != areas * areas) {
            throw new IllegalArgumentException(
                    "%d weights between %d areas; give %d".formatted(weights.size(), areas, areas * areas));
        }
        double least = 1.0 / areas;
        if (!(density > least && density <= 1)) {
            throw new IllegalArgumentException(
                    "a mask of density %s leaves nothing between areas, as %.4f is within them; give more, at most 1"
                            .formatted(density, least));
        }
    }

    /// The areas nearest to one of a connectome, that one first, by the lengths of projections from it.
    ///
    /// @param first the area that others are near to
    /// @param areas how many, that one counted
    /// @throws ConnectomeException if it has no lengths, or fewer areas whose inputs were mapped
    public static AreaMask nearest(
            Connectome connectome, String first, int areas, int excitatory, int inhibitory, double density) {
        var chosen = nearest(connectome, first, areas);
        var part = connectome.mapped().select(chosen).weights().values();
        return new AreaMask(
                Samples.generate(areas * areas, i -> part.at(i / areas, i % areas)),
                areas,
                excitatory,
                inhibitory,
                density);
    }

    /// Names of the areas nearest to one of a connectome, that one first.
    ///
    /// @throws ConnectomeException if it has no lengths, or fewer areas whose inputs were mapped
    public static List<String> nearest(Connectome connectome, String first, int areas) {
        var mapped = connectome.mapped();
        var lengths = mapped.lengths()
                .orElseThrow(() -> new ConnectomeException(
                        "connectome '%s'".formatted(connectome.name()),
                        "it has no lengths, so none of its areas is near",
                        "give one with lengths or positions of its areas"));
        if (areas > mapped.size()) {
            throw new ConnectomeException(
                    "connectome '%s'".formatted(connectome.name()),
                    "it has %d areas whose inputs were mapped, not %d".formatted(mapped.size(), areas),
                    "ask for at most so many");
        }
        int origin = mapped.index(first);
        return IntStream.range(0, mapped.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> i == origin ? -1 : lengths.at(origin, i)))
                .limit(areas)
                .map(i -> mapped.names().get(i))
                .toList();
    }

    /// The probability of a synapse from an excitatory cell of each area to a cell of each other,
    /// `[source][target]`.
    double[] probabilities() {
        double wanted = share(true) * areas * areas - areas;
        double low = 0;
        double high = 1;
        while (sum(between(high)) < wanted && high < 1e12) {
            high *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (sum(between(middle)) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        var probabilities = between(high);
        for (int area = 0; area < areas; area++) {
            probabilities[area * areas + area] = 1;
        }
        return probabilities;
    }

    private double[] between(double factor) {
        var probabilities = new double[areas * areas];
        Arrays.setAll(probabilities, i -> i / areas == i % areas ? 0 : Math.min(1, factor * weights.get(i)));
        return probabilities;
    }

    private static double sum(double[] numbers) {
        return Arrays.stream(numbers).sum();
    }

    @Override
    public double[] draw(int excitatory, int inhibitory, boolean fromExcitatory, RandomKey key) {
        if (excitatory != areas * this.excitatory || inhibitory != areas * this.inhibitory) {
            throw new IllegalArgumentException(
                    "%d excitatory and %d inhibitory cells in %d areas of %d and %d; give %d and %d"
                            .formatted(
                                    excitatory,
                                    inhibitory,
                                    areas,
                                    this.excitatory,
                                    this.inhibitory,
                                    areas * this.excitatory,
                                    areas * this.inhibitory));
        }
        var probabilities = probabilities();
        int sources = fromExcitatory ? excitatory : inhibitory;
        int targets = excitatory + inhibitory;
        var mask = new double[sources * targets];
        for (int s = 0; s < sources; s++) {
            int from = s / (fromExcitatory ? this.excitatory : this.inhibitory);
            var random = new CounterStream(key, s);
            for (int t = 0; t < targets; t++) {
                int to = area(t, excitatory);
                double probability = fromExcitatory ? probabilities[from * areas + to] : from == to ? 1 : 0;
                mask[s * targets + t] = random.nextUniform() < probability ? 1 : 0;
            }
        }
        return mask;
    }

    /// The cells of an area are reached by the channels of three patches, which are placed at random: as
    /// afferents of the thalamus come, neighbours together. Patches may overlap, and go round from the last
    /// channel to the first.
    @Override
    public double[] ofInput(int channels, int excitatory, int inhibitory, double share, RandomKey key) {
        int targets = excitatory + inhibitory;
        int width = Math.max(1, (int) Math.round(share * channels / PATCHES));
        var mask = new double[channels * targets];
        for (int area = 0; area < areas; area++) {
            var random = new CounterStream(key, area);
            for (int patch = 0; patch < PATCHES; patch++) {
                int first = random.nextBelow(channels);
                for (int c = first; c < first + width; c++) {
                    for (int t = 0; t < targets; t++) {
                        if (area(t, excitatory) == area) {
                            mask[c % channels * targets + t] = 1;
                        }
                    }
                }
            }
        }
        return mask;
    }

    private int area(int cell, int excitatory) {
        return cell < excitatory ? cell / this.excitatory : (cell - excitatory) / this.inhibitory;
    }

    /// Inhibitory cells have the targets of their area, excitatory ones the rest of `density`.
    @Override
    public double share(boolean fromExcitatory) {
        double local = 1.0 / areas;
        double cells = (double) excitatory + inhibitory;
        return fromExcitatory ? (density * cells - local * inhibitory) / excitatory : local;
    }
}
