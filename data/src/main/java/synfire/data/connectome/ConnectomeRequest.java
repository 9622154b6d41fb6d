package synfire.data.connectome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.format.RecordingFormatException;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.ConnectomeException;
import synfire.network.connectome.Hemisphere;
import synfire.network.connectome.Matrix;
import synfire.network.connectome.Measure;
import synfire.network.connectome.Position;
import synfire.network.connectome.Provenance;
import synfire.network.connectome.Region;
import synfire.network.connectome.WeightMatrix;

/// Which connectome, and how its files are laid out; what named fields say.
///
/// @param weights where the weights stand
/// @param names where the names of the regions stand, if not with the weights
/// @param lengths of the projections, in mm
/// @param positions centres of the regions, in mm: x, y, z
/// @param hierarchy a number for each region
/// @param onlyNonZeroInputsMapped whether a region without any input counts as not looked at
/// @param also other measures between the same regions, with where they stand
public record ConnectomeRequest(
        String name,
        Measure measure,
        TableLayout weights,
        Optional<ArraySpec> names,
        Optional<TableLayout> lengths,
        Optional<ArraySpec> positions,
        Optional<ArraySpec> hierarchy,
        boolean onlyNonZeroInputsMapped,
        List<Also> also,
        Provenance provenance) {

    /// The fields that [#of(Map)] knows beside those of provenance and measure. `also.SLN` gives the SLN beside the
    /// FLN.
    public static final List<String> FIELDS = fields();

    /// Another measure, and where it stands.
    public record Also(Measure measure, TableLayout layout) {}

    private static List<String> fields() {
        var fields = new ArrayList<String>();
        for (var matrix : List.of("weights", "lengths")) {
            TableLayout.SUFFIXES.forEach(suffix -> fields.add(matrix + suffix));
        }
        fields.addAll(List.of("names", "positions", "hierarchy", "mapped", "also."));
        return List.copyOf(fields);
    }

    /// @throws IllegalArgumentException naming the field
    public static ConnectomeRequest of(Map<String, ?> named) {
        var fields = Fields.of("a connectome", named, FIELDS);
        var weights = TableLayout.of(fields, "weights")
                .orElseThrow(() -> new IllegalArgumentException(
                        "a connectome needs 'weights'; write weights = \"FILE[!MEMBER][#ARRAY]\""));
        var also = fields.after("also.").stream()
                .filter(name ->
                        TableLayout.SUFFIXES.stream().noneMatch(suffix -> !suffix.isEmpty() && name.endsWith(suffix)))
                .map(name -> new Also(
                        Measure.named(name),
                        TableLayout.of(fields, "also." + name).orElseThrow()))
                .toList();
        var mapped = fields.choice(
                "mapped", weights.columns().isPresent() ? List.of("nonzero", "all") : List.of("all", "nonzero"));
        return new ConnectomeRequest(
                fields.required("name", "give it a name for reports"),
                fields.measure(),
                weights,
                fields.spec("names"),
                TableLayout.of(fields, "lengths"),
                fields.spec("positions"),
                fields.spec("hierarchy"),
                mapped.equals("nonzero"),
                also,
                fields.provenance());
    }

    /// @param directory that file names are relative to
    /// @throws RecordingFormatException if a file cannot be read, or what it holds is no connectome
    public Connectome read(Path directory) {
        var reader = new MatrixReader(new ArrayReader(directory));
        var found = reader.matrix(weights);
        var centres = positions.map(spec -> reader.rows(spec, 3));
        var regionNames = names.map(reader::names)
                .orElseGet(() ->
                        found.names().isEmpty() ? centres.map(NamedRows::names).orElse(List.of()) : found.names());
        if (regionNames.isEmpty()) {
            throw new RecordingFormatException(
                    found.file(), "", "it does not name the regions", "say where their names stand: names = \"FILE\"");
        }
        var matrix = found.ordered(regionNames, weights.columns().isPresent() ? 0 : absent(found));
        try {
            return new Connectome(
                    name,
                    regions(reader, regionNames, centres, found, matrix),
                    new WeightMatrix(measure, matrix),
                    lengths.map(layout -> reader.matrix(layout).ordered(regionNames, Double.NaN)),
                    also.stream()
                            .map(other -> new WeightMatrix(
                                    other.measure(),
                                    reader.matrix(other.layout()).ordered(regionNames, 0)))
                            .toList(),
                    provenance);
        } catch (ConnectomeException e) {
            boolean ofLengths = lengths.isPresent() && e.place().contains(": length");
            var file = ofLengths ? reader.matrix(lengths.get()).file() : found.file();
            throw new RecordingFormatException(file, e.place(), e.problem(), e.fix());
        }
    }

    /// A matrix that is not square has rows or columns for some regions only, and no weights for the others.
    private static double absent(NamedMatrix found) {
        return found.values().rows() == found.values().columns() ? Double.NaN : 0;
    }

    private List<Region> regions(
            MatrixReader reader,
            List<String> regionNames,
            Optional<NamedRows> centres,
            NamedMatrix found,
            Matrix matrix) {
        var levels = hierarchy.map(spec -> reader.rows(spec, 1));
        var regions = new ArrayList<Region>();
        for (int i = 0; i < regionNames.size(); i++) {
            var region = Region.named(regionNames.get(i)).in(HemisphereName.of(regionNames.get(i)));
            regions.add(placed(region, i, regionNames.size(), centres, levels));
        }
        boolean sided = regions.stream().map(Region::hemisphere).noneMatch(Hemisphere.NOT_STATED::equals);
        for (int i = 0; i < regions.size(); i++) {
            var region = sided ? regions.get(i) : regions.get(i).in(Hemisphere.NOT_STATED);
            regions.set(i, isMapped(found, matrix, i, region.name()) ? region : region.withoutMappedInputs());
        }
        return regions;
    }

    private static Region placed(
            Region region, int place, int count, Optional<NamedRows> centres, Optional<NamedRows> levels) {
        var placed = region;
        int centre =
                centres.map(rows -> rows.place(region.name(), place, count)).orElse(-1);
        if (centre >= 0) {
            var row = centres.orElseThrow().values();
            placed = placed.at(new Position(row.at(centre, 0), row.at(centre, 1), row.at(centre, 2)));
        }
        int level = levels.map(rows -> rows.place(region.name(), place, count)).orElse(-1);
        return level < 0
                ? placed
                : placed.withHierarchy(levels.orElseThrow().values().at(level, 0));
    }

    private boolean isMapped(NamedMatrix found, Matrix matrix, int target, String region) {
        if (!found.targets().isEmpty() && !found.targets().contains(region)) {
            return false;
        }
        return !onlyNonZeroInputsMapped
                || target >= matrix.columns()
                || IntStream.range(0, matrix.rows()).anyMatch(source -> matrix.at(source, target) != 0);
    }
}
