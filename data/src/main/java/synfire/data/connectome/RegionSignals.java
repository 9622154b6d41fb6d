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
import synfire.equations.units.Units;
import synfire.network.Recording;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.Sweep;

/// Activity of regions over time, such as BOLD: a matrix with a row for each region and a column for each scan.
///
/// @param spec where the matrix stands
/// @param names where the names of the regions stand; numbered from 1 where they are nowhere
/// @param timesInRows whether the matrix has a row for each scan instead
/// @param repetitionMs time from scan to scan, in ms
public record RegionSignals(ArraySpec spec, Optional<ArraySpec> names, boolean timesInRows, double repetitionMs) {

    /// One sweep with a signal for each region, without unit.
    ///
    /// @param directory that file names are relative to
    public Recording read(Path directory) {
        var reader = new MatrixReader(new ArrayReader(directory));
        var layout = new TableLayout(spec, Optional.empty(), timesInRows, 0, Map.of());
        var found = reader.matrix(layout);
        var values = found.values();
        var regions = names.map(reader::names).orElseGet(() -> named(found));
        if (regions.size() != values.rows()) {
            throw new RecordingFormatException(
                    spec.toString(),
                    "",
                    "%d names for %d regions".formatted(regions.size(), values.rows()),
                    "give a name for each row, or say that the rows are times");
        }
        var signals = new ArrayList<Signal>();
        for (int r = 0; r < values.rows(); r++) {
            int region = r;
            var samples = Samples.generate(values.columns(), t -> values.at(region, t));
            int wrong = samples.firstNotFinite();
            if (wrong >= 0) {
                throw new RecordingFormatException(
                        spec.toString(),
                        "region '%s', scan %d".formatted(regions.get(r), wrong + 1),
                        "it is %s".formatted(samples.get(wrong)),
                        "take the region out, or fill in the scan");
            }
            signals.add(new Signal(regions.get(r), Units.ONE, repetitionMs, 0, samples));
        }
        return Recording.of(spec.toString(), List.of(new Sweep(0, signals)));
    }

    private static List<String> named(NamedMatrix found) {
        return found.sources().isEmpty()
                ? IntStream.rangeClosed(1, found.values().rows())
                        .mapToObj("region %d"::formatted)
                        .toList()
                : found.sources();
    }
}
