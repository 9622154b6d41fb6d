package synfire.data.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import synfire.data.hdf.HdfFile;
import synfire.data.hdf.HdfNode;
import synfire.data.hdf.HdfNode.Value;
import synfire.data.hdf.HdfType;
import synfire.network.recording.Recorder;
import synfire.network.recording.RecordingPlan;

/// `recording.h5`: `/spikes/POPULATION/cell` and `/ms`, and `/variables/NAME` `[row, cell]`. Grows while the network
/// runs.
final class HdfRecorder implements Recorder {

    private final HdfFile file;

    /// @param kept what an earlier [#flush] said; empty where the recording begins
    HdfRecorder(Path path, RecordingPlan plan, Map<String, Long> kept) throws IOException {
        file = HdfFile.open(path, root(plan), kept);
    }

    private static HdfNode.Group root(RecordingPlan plan) {
        var spikes = new LinkedHashMap<String, HdfNode>();
        for (var each : plan.spikes()) {
            var members = new LinkedHashMap<String, HdfNode>();
            members.put("cell", new HdfNode.Growing(Map.of(), HdfType.I32, 0));
            members.put("ms", new HdfNode.Growing(Map.of("unit", new Value.Text("ms")), HdfType.F64, 0));
            spikes.put(each.population(), new HdfNode.Group(Map.of("cells", new Value.Whole(each.cells())), members));
        }
        var variables = new LinkedHashMap<String, HdfNode>();
        for (var each : plan.variables()) {
            var attributes = new LinkedHashMap<String, Value>();
            attributes.put("variable", new Value.Text(each.label()));
            attributes.put("unit", new Value.Text(each.unit()));
            attributes.put("dt_ms", new Value.Real(plan.dtMs() * each.every()));
            attributes.put(
                    "cells",
                    new Value.Wholes(
                            HdfType.I32,
                            each.cells().stream().map(Integer::longValue).toList()));
            variables.put(each.name(), new HdfNode.Growing(attributes, HdfType.F64, each.columns()));
        }
        var members = new LinkedHashMap<String, HdfNode>();
        members.put("spikes", new HdfNode.Group(Map.of(), spikes));
        members.put("variables", new HdfNode.Group(Map.of(), variables));
        var about = new LinkedHashMap<String, Value>();
        about.put("title", new Value.Text(plan.title()));
        about.put("network", new Value.Text(plan.identity()));
        about.put("dt_ms", new Value.Real(plan.dtMs()));
        about.put("steps", new Value.Whole(plan.steps()));
        return new HdfNode.Group(about, members);
    }

    @Override
    public void spikes(String population, int[] cells, double[] timesMs) {
        try {
            file.append("spikes/" + population + "/cell", cells);
            file.append("spikes/" + population + "/ms", timesMs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void values(String name, long firstStep, double[] values) {
        try {
            file.append("variables/" + name, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, Long> flush() throws IOException {
        return file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
