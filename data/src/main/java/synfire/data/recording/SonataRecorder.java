package synfire.data.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.data.hdf.HdfFile;
import synfire.data.hdf.HdfNode;
import synfire.data.hdf.HdfNode.Value;
import synfire.data.hdf.HdfType;
import synfire.network.Samples;
import synfire.network.recording.Recorder;
import synfire.network.recording.RecordingPlan;

/// SONATA: `spikes.h5` with `/spikes/POPULATION/node_ids` and `/timestamps`, and `report.h5` with `/report/NAME/data`
/// `[frame, element]` and its `mapping`. Grows while the network runs.
///
/// Names of reports stand where SONATA has those of populations, so that a file holds all of them.
final class SonataRecorder implements Recorder {

    private final HdfFile spikes;
    private final HdfFile reports;

    /// @param kept what an earlier [#flush] said; empty where the recording begins
    SonataRecorder(Path folder, RecordingPlan plan, Map<String, Long> kept) throws IOException {
        spikes = HdfFile.open(folder.resolve("spikes.h5"), spikes(plan), own("spikes:", kept));
        reports = HdfFile.open(folder.resolve("report.h5"), reports(plan), own("report:", kept));
    }

    private static Map<String, Long> own(String prefix, Map<String, Long> kept) {
        var own = new LinkedHashMap<String, Long>();
        kept.forEach((name, count) -> {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), count);
            }
        });
        return own;
    }

    private static HdfNode.Group spikes(RecordingPlan plan) {
        var populations = new LinkedHashMap<String, HdfNode>();
        for (var each : plan.spikes()) {
            var members = new LinkedHashMap<String, HdfNode>();
            members.put("node_ids", new HdfNode.Growing(Map.of(), HdfType.I32, 0));
            members.put("timestamps", new HdfNode.Growing(Map.of("units", new Value.Text("ms")), HdfType.F64, 0));
            populations.put(
                    each.population(), new HdfNode.Group(Map.of("sorting", new Value.Text("by_time")), members));
        }
        return root("spikes", populations);
    }

    private static HdfNode.Group reports(RecordingPlan plan) {
        var reports = new LinkedHashMap<String, HdfNode>();
        for (var each : plan.variables()) {
            double step = plan.dtMs() * each.every();
            var time = Samples.of(step, step * (each.rows(plan.steps()) + 1), step);
            var mapping = new LinkedHashMap<String, HdfNode>();
            mapping.put(
                    "node_ids",
                    wholes(each.cells().stream().map(Integer::longValue).toList()));
            mapping.put("element_ids", wholes(each.cells().stream().map(_ -> 0L).toList()));
            mapping.put("time", new HdfNode.Fixed(Map.of("units", new Value.Text("ms")), new Value.Reals(time)));
            var members = new LinkedHashMap<String, HdfNode>();
            members.put(
                    "data",
                    new HdfNode.Growing(Map.of("units", new Value.Text(each.unit())), HdfType.F64, each.columns()));
            members.put("mapping", new HdfNode.Group(Map.of(), mapping));
            reports.put(each.name(), new HdfNode.Group(Map.of("variable_name", new Value.Text(each.label())), members));
        }
        return root("report", reports);
    }

    private static HdfNode wholes(List<Long> numbers) {
        return new HdfNode.Fixed(Map.of(), new Value.Wholes(HdfType.U64, numbers));
    }

    private static HdfNode.Group root(String name, Map<String, HdfNode> members) {
        var about = new LinkedHashMap<String, Value>();
        about.put("magic", new Value.Whole(0x0A7A)); // what SONATA's files are told by
        about.put("version", new Value.Wholes(HdfType.I32, List.of(0L, 1L)));
        return new HdfNode.Group(about, Map.of(name, new HdfNode.Group(Map.of(), members)));
    }

    @Override
    public void spikes(String population, int[] cells, double[] timesMs) {
        try {
            spikes.append("spikes/" + population + "/node_ids", cells);
            spikes.append("spikes/" + population + "/timestamps", timesMs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void values(String name, long firstStep, double[] values) {
        try {
            reports.append("report/" + name + "/data", values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, Long> flush() throws IOException {
        var counts = new LinkedHashMap<String, Long>();
        spikes.flush().forEach((name, count) -> counts.put("spikes:" + name, count));
        reports.flush().forEach((name, count) -> counts.put("report:" + name, count));
        return counts;
    }

    @Override
    public void close() throws IOException {
        spikes.close();
        reports.close();
    }
}
