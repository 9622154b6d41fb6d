package synfire.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;
import synfire.data.connectome.PublishedConnectomes;
import synfire.learn.train.circuit.AreaMask;
import synfire.learn.train.circuit.ListedMask;
import synfire.learn.train.circuit.Mask;

/// Reads which recurrent synapses a circuit has.
///
/// @param folder of the study, which file names are relative to
record MaskReader(Path folder) {

    private static final double PROBABILITY = 0.1;
    private static final double SIGMA = 20;

    /// `[network.areas]`: cells in areas of a published connectome.
    ///
    /// @param file with the strengths of projections between all areas, in place of a connectome
    /// @param connectome name of its description
    /// @param folder of the data sets
    /// @param from the area that the others are nearest to
    record AreasTable(
            @Nullable String file,
            @Nullable String connectome,
            @Nullable String folder,
            @Nullable String from,
            @Nullable Integer count,
            @Nullable Integer excitatory,
            @Nullable Integer inhibitory,
            @Nullable Double density) {}

    /// `[network]` as far as masks go.
    record Wiring(
            @Nullable String mask,
            @Nullable Double probability,
            @Nullable Double sigma,
            @Nullable String file,
            @Nullable AreasTable areas) {}

    /// @throws IllegalArgumentException saying what is wrong, and how to mend it
    Mask read(Wiring wiring) {
        var name = wiring.mask() == null ? "dense" : wiring.mask();
        double probability = wiring.probability() == null ? PROBABILITY : wiring.probability();
        double sigma = wiring.sigma() == null ? SIGMA : wiring.sigma();
        return switch (name) {
            case "dense" -> new Mask.Dense();
            case "fixed-probability" -> new Mask.FixedProbability(probability);
            case "gaussian" -> new Mask.Gaussian(sigma, probability, false);
            case "gaussian-all" -> new Mask.Gaussian(sigma, probability, true);
            case "areas" -> areas(wiring.areas());
            case "listed" -> listed(wiring.file());
            default ->
                throw new IllegalArgumentException(
                        "there is no mask '%s'; choose dense, fixed-probability, gaussian, gaussian-all, areas or listed"
                                .formatted(name));
        };
    }

    private Mask areas(@Nullable AreasTable table) {
        if (table != null && table.file() != null) {
            return ofFile(table, table.file());
        }
        if (table == null || table.connectome() == null || table.from() == null) {
            throw new IllegalArgumentException("is of areas, but of none; add [network.areas] with connectome = "
                    + "\"marmoset\", folder = \"...\" and from = \"V1\"");
        }
        var data = folder.resolve(table.folder() == null ? "." : table.folder());
        if (!Files.isDirectory(data)) {
            throw new IllegalArgumentException(
                    "there is no folder %s with the data of '%s'; write where it lies as network.areas.folder"
                            .formatted(data.normalize(), table.connectome()));
        }
        return AreaMask.nearest(
                PublishedConnectomes.connectome(table.connectome(), data),
                table.from(),
                table.count() == null ? 20 : table.count(),
                table.excitatory() == null ? 8 : table.excitatory(),
                table.inhibitory() == null ? 2 : table.inhibitory(),
                table.density() == null ? PROBABILITY : table.density());
    }

    private Mask ofFile(AreasTable table, String name) {
        try {
            var areas = AreasFile.ofCsv(Files.readAllLines(folder.resolve(name)));
            return new AreaMask(
                    areas.weights(),
                    areas.names().size(),
                    table.excitatory() == null ? 8 : table.excitatory(),
                    table.inhibitory() == null ? 2 : table.inhibitory(),
                    table.density() == null ? PROBABILITY : table.density());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "'%s' with the areas cannot be read: %s; give a table of strengths with names above"
                            .formatted(name, e.getMessage()),
                    e);
        }
    }

    private Mask listed(@Nullable String file) {
        if (file == null) {
            throw new IllegalArgumentException("is listed, but nowhere; add mask_file = \"mask.npy\"");
        }
        if (new ArrayReader(folder).read(ArraySpec.parse(file)) instanceof Content.Numbers(var shape, var values)) {
            if (shape.size() != 2 || !shape.get(0).equals(shape.get(1))) {
                throw new IllegalArgumentException(
                        "'%s' has the shape %s; give as many rows as columns, one for each cell"
                                .formatted(file, List.copyOf(shape)));
            }
            return new ListedMask(values, shape.get(0));
        }
        throw new IllegalArgumentException("'%s' is no array of numbers; give one of zeros and ones".formatted(file));
    }
}
