package synfire.data.format;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.units.Dimension;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;

/// Neurodata Without Borders 2 in HDF5: the current-clamp series of `/acquisition` with those of
/// `/stimulus/presentation`.
///
/// Reference: NWB format specification 2.x, *Intracellular electrophysiology*.
///
/// @param sweeps the series of each sweep
record NwbFile(FileBytes bytes, HdfGuard guard, List<List<NwbSeries>> sweeps, Map<String, String> notes)
        implements RecordingFile {

    NwbFile {
        sweeps = List.copyOf(sweeps);
        notes = Map.copyOf(notes);
    }

    static RecordingFile open(FileBytes bytes) {
        var guard = new HdfGuard(bytes);
        return guard.run("header", () -> {
            // closing it would only forget the bytes, which sweeps still read
            var root = HdfFile.fromByteBuffer(bytes.view(0, bytes.size()));
            checkVersion(bytes, root);
            var responses = series(bytes, root, "acquisition");
            var stimuli = series(bytes, root, "stimulus", "presentation");
            return new NwbFile(bytes, guard, new NwbSweeps(bytes, responses, stimuli).paired(), notes(bytes, root));
        });
    }

    private static void checkVersion(FileBytes bytes, HdfFile root) {
        var version = HdfValues.text(bytes, root, "nwb_version");
        if (!version.startsWith("2")) {
            boolean isOld = root.getChildren().containsKey("nwb_version") || !version.isEmpty();
            throw new RecordingFormatException(
                    bytes.file(),
                    "/@nwb_version",
                    isOld ? "this is not version 2 of NWB" : "this is an HDF5 file, but not in NWB",
                    "convert it to NWB 2, or to a table of numbers as text");
        }
    }

    private static List<NwbSeries> series(FileBytes bytes, Group root, String... path) {
        var group = root;
        for (var name : path) {
            if (!(child(group, name) instanceof Group inner)) {
                return List.of();
            }
            group = inner;
        }
        var found = new ArrayList<NwbSeries>();
        for (var node : group.getChildren().values()) {
            if (!node.isLink()
                    && node instanceof Group series
                    && series.getChildren().containsKey("data")) {
                found.add(NwbSeries.of(bytes, series));
            }
        }
        return found;
    }

    private static @org.jspecify.annotations.Nullable Node child(Group group, String name) {
        return group.getChildren().get(name);
    }

    private static Map<String, String> notes(FileBytes bytes, Group root) {
        var notes = new LinkedHashMap<String, String>();
        for (var name : List.of("identifier", "session_description", "session_start_time")) {
            if (child(root, name) instanceof Dataset text
                    && text.getSize() == 1
                    && text.getDataType().getSize() <= bytes.size()
                    && text.getData() instanceof String value) {
                notes.put(name, value);
            }
        }
        return notes;
    }

    @Override
    public String name() {
        return bytes.file();
    }

    @Override
    public String format() {
        return "nwb";
    }

    @Override
    public int sweepCount() {
        return sweeps.size();
    }

    /// The first series starts at time 0, the others where they lie relative to it.
    @Override
    public List<Signal> sweep(int place) {
        return guard.run("sweep " + place, () -> {
            var signals = new ArrayList<Signal>();
            for (var series : sweeps.get(place)) {
                signals.add(series.read());
            }
            double start = signals.getFirst().startMs();
            signals.replaceAll(signal -> signal.startingAt(near0(signal.startMs() - start, signal.dtMs())));
            return List.copyOf(signals);
        });
    }

    /// Session times have few digits left at the scale of a sample.
    private static double near0(double ms, double dtMs) {
        return Math.abs(ms) < dtMs / 4 ? 0 : ms;
    }

    @Override
    public Command command(int place) {
        var response = sweeps.get(place).getFirst();
        if (response.isZeroClamp()) {
            var signal = sweep(place).getFirst();
            var zero = Samples.generate(signal.size(), i -> 0);
            return new Command.Rebuilt(List.of(new Signal("I=0", Units.PA, signal.dtMs(), 0, zero)));
        }
        return new Command.Unknown(
                sweeps.get(place).stream().anyMatch(series -> series.is(Dimension.CURRENT))
                        ? "NWB keeps no protocol"
                        : "no stimulus series belongs to '%s'".formatted(response.name()));
    }
}
