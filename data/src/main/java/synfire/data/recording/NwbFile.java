package synfire.data.recording;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import synfire.data.hdf.HdfFile;
import synfire.data.hdf.HdfNode;
import synfire.data.hdf.HdfNode.Value;
import synfire.data.hdf.HdfType;
import synfire.network.recording.RecordingPlan;
import synfire.network.recording.Sink;

/// `recording.nwb`: Neurodata Without Borders 2.7. Spikes lie in the table `units`, sorted by cell, with the columns
/// `population` and `cell`; variables are series of `acquisition`.
///
/// A recording of a network has no date: the time of reference is the first moment of 2000. Made in two passes over the
/// arrays of the recording, with memory for one number per cell.
///
/// Reference: NWB schema 2.7, hdmf-common 1.8.
final class NwbFile implements Sink {

    private static final Value CORE = new Value.Text("core");
    private static final Value COMMON = new Value.Text("hdmf-common");
    private static final String START = "2000-01-01T00:00:00+00:00";

    private final RecordingPlan plan;
    private final Map<String, Integer> firstUnit = new HashMap<>();
    private final long[] counts;

    private NwbFile(RecordingPlan plan) {
        this.plan = plan;
        int units = 0;
        for (var spikes : plan.spikes()) {
            firstUnit.put(spikes.population(), units);
            units += spikes.cells();
        }
        counts = new long[units];
    }

    static void write(Path file, RecordingPlan plan, NpyFolder parts) throws IOException {
        var counting = new NwbFile(plan);
        parts.replay(plan, counting);
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (var hdf = HdfFile.open(part, counting.root(), Map.of());
                var arena = Arena.ofConfined()) {
            counting.fill(hdf, parts, arena);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void spikes(String population, int[] cells, double[] timesMs) {
        int first = firstUnit.getOrDefault(population, 0);
        for (int cell : cells) {
            counts[first + cell]++;
        }
    }

    @Override
    public void values(String name, long firstStep, double[] rows) {}

    private long spikes() {
        return LongStream.of(counts).sum();
    }

    private void fill(HdfFile hdf, NpyFolder parts, Arena arena) throws IOException {
        var next = new long[counts.length];
        for (int unit = 1; unit < counts.length; unit++) {
            next[unit] = next[unit - 1] + counts[unit - 1];
        }
        var times = spikes() == 0 ? MemorySegment.NULL : hdf.map("units/spike_times", 8 * spikes(), arena);
        var variables = new HashMap<String, MemorySegment>();
        for (var variable : plan.variables()) {
            long rows = parts.rows(variable.name());
            if (rows > 0) {
                variables.put(
                        variable.name(),
                        hdf.map("acquisition/" + variable.name() + "/data", 8 * rows * variable.columns(), arena));
            }
        }
        parts.replay(plan, new Sink() {
            @Override
            public void spikes(String population, int[] cells, double[] timesMs) {
                int first = firstUnit.getOrDefault(population, 0);
                for (int i = 0; i < cells.length; i++) {
                    times.setAtIndex(ValueLayout.JAVA_DOUBLE, next[first + cells[i]]++, timesMs[i] / 1000);
                }
            }

            @Override
            public void values(String name, long firstStep, double[] values) {
                var into = variables.get(name);
                var variable = variable(name);
                long first = firstStep / variable.every() * variable.columns();
                for (int i = 0; into != null && i < values.length; i++) {
                    into.setAtIndex(ValueLayout.JAVA_DOUBLE, first + i, values[i]);
                }
            }
        });
    }

    private RecordingPlan.Variable variable(String name) {
        return plan.variables().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private HdfNode.Group root() {
        var members = new LinkedHashMap<String, HdfNode>();
        members.put("acquisition", group(acquisition()));
        members.put("analysis", group(Map.of()));
        members.put("file_create_date", text(List.of(START)));
        members.put("general", group(Map.of("source_script", sourceScript())));
        members.put("identifier", text(id("identifier")));
        members.put("processing", group(Map.of()));
        members.put("session_description", text("simulation: " + plan.title()));
        members.put("session_start_time", text(START));
        var stimulus = new LinkedHashMap<String, HdfNode>();
        stimulus.put("presentation", group(Map.of()));
        stimulus.put("templates", group(Map.of()));
        members.put("stimulus", group(stimulus));
        members.put("timestamps_reference_time", text(START));
        if (counts.length > 0) {
            members.put("units", units());
        }
        var about = typed(CORE, "NWBFile", "root");
        about.put("nwb_version", new Value.Text("2.7.0"));
        return new HdfNode.Group(about, members);
    }

    private static HdfNode sourceScript() {
        return new HdfNode.Fixed(
                Map.of("file_name", new Value.Text("network.txt")), new Value.Text("synfire simulate"));
    }

    private Map<String, HdfNode> acquisition() {
        var series = new LinkedHashMap<String, HdfNode>();
        for (var variable : plan.variables()) {
            double seconds = plan.dtMs() * variable.every() / 1000;
            var about = typed(CORE, "TimeSeries", variable.name());
            about.put("comments", new Value.Text("cells " + variable.cells()));
            about.put("description", new Value.Text("%s of the network".formatted(variable.label())));
            var data = new LinkedHashMap<String, Value>();
            data.put("conversion", new Value.Real(1));
            data.put("offset", new Value.Real(0));
            data.put("resolution", new Value.Real(-1));
            data.put("unit", new Value.Text(variable.unit()));
            var time = new LinkedHashMap<String, Value>();
            time.put("rate", new Value.Real(1 / seconds));
            time.put("unit", new Value.Text("seconds"));
            long rows = variable.rows(plan.steps());
            var shape = variable.columns() == 1 ? List.of(rows) : List.of(rows, (long) variable.columns());
            var members = new LinkedHashMap<String, HdfNode>();
            members.put("data", new HdfNode.Reserved(data, HdfType.F64, shape));
            members.put("starting_time", new HdfNode.Fixed(time, new Value.Real(seconds)));
            series.put(variable.name(), new HdfNode.Group(about, members));
        }
        return series;
    }

    private HdfNode units() {
        var ids = new ArrayList<Long>();
        var cells = new ArrayList<Long>();
        var names = new ArrayList<String>();
        var ends = new ArrayList<Long>();
        long end = 0;
        for (var spikes : plan.spikes()) {
            for (int cell = 0; cell < spikes.cells(); cell++) {
                end += counts[ids.size()];
                ids.add((long) ids.size());
                cells.add((long) cell);
                names.add(spikes.population());
                ends.add(end);
            }
        }
        var members = new LinkedHashMap<String, HdfNode>();
        members.put(
                "cell", column("number of the cell in its population", "cell", new Value.Wholes(HdfType.I64, cells)));
        members.put(
                "id", new HdfNode.Fixed(typed(COMMON, "ElementIdentifiers", "id"), new Value.Wholes(HdfType.I64, ids)));
        members.put("population", column("population of the network", "population", new Value.Texts(names)));
        var times = typed(COMMON, "VectorData", "spike_times");
        times.put("description", new Value.Text("spike times of the cell, in seconds"));
        times.put("resolution", new Value.Real(plan.dtMs() / 1000));
        members.put("spike_times", new HdfNode.Reserved(times, HdfType.F64, List.of(spikes())));
        var index = typed(COMMON, "VectorIndex", "spike_times_index");
        index.put("description", new Value.Text("where the spikes of each cell end"));
        index.put("target", new Value.Reference("units/spike_times"));
        members.put("spike_times_index", new HdfNode.Fixed(index, new Value.Wholes(HdfType.U64, ends)));
        var about = typed(CORE, "Units", "units");
        about.put("colnames", new Value.Texts(List.of("spike_times", "population", "cell")));
        about.put("description", new Value.Text("cells of the network"));
        return new HdfNode.Group(about, members);
    }

    private HdfNode column(String description, String name, Value values) {
        var about = typed(COMMON, "VectorData", name);
        about.put("description", new Value.Text(description));
        return new HdfNode.Fixed(about, values);
    }

    private Map<String, Value> typed(Value namespace, String type, String name) {
        var attributes = new LinkedHashMap<String, Value>();
        attributes.put("namespace", namespace);
        attributes.put("neurodata_type", new Value.Text(type));
        attributes.put("object_id", new Value.Text(id(name)));
        return attributes;
    }

    /// The same for the same network, so that the file is.
    private String id(String name) {
        return UUID.nameUUIDFromBytes(
                        (plan.identity() + " " + plan.steps() + " " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static HdfNode group(Map<String, HdfNode> members) {
        return new HdfNode.Group(Map.of(), members);
    }

    private static HdfNode text(String text) {
        return new HdfNode.Fixed(Map.of(), new Value.Text(text));
    }

    private static HdfNode text(List<String> texts) {
        return new HdfNode.Fixed(Map.of(), new Value.Texts(texts));
    }
}
