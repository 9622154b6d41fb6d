package synfire.data.sonata;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.data.array.Content.Numbers;
import synfire.data.array.HdfArrays;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;
import synfire.network.Samples;

/// Who spiked when, in the order of the file.
///
/// @param nodes numbers of the nodes
/// @param timesMs as many times, in ms
public record SonataSpikes(Samples nodes, Samples timesMs) {

    public SonataSpikes {
        if (nodes.size() != timesMs.size()) {
            throw new IllegalArgumentException(
                    "%d nodes spike at %d times; give as many".formatted(nodes.size(), timesMs.size()));
        }
    }

    public int size() {
        return nodes.size();
    }

    public int node(int spike) {
        return (int) nodes.get(spike);
    }

    /// The spikes of a file by population. A file that names no population has one without name.
    ///
    /// @throws RecordingFormatException if the file holds no spikes
    public static Map<String, SonataSpikes> read(Path path) {
        var file = SonataNetwork.hdf5(path);
        var found = new LinkedHashMap<String, SonataSpikes>();
        if (file.has("spikes/timestamps")) {
            found.put("", spikes(file, "spikes"));
        } else {
            for (var population : file.children("spikes")) {
                found.put(population, spikes(file, "spikes/" + population));
            }
        }
        if (found.isEmpty()) {
            throw new RecordingFormatException(
                    file.name(), "spikes", "there is no such group", "give a file of spikes in SONATA");
        }
        return found;
    }

    private static SonataSpikes spikes(HdfArrays file, String path) {
        var nodes = column(file, path, file.has(path + "/gids") ? "gids" : "node_ids");
        var times = column(file, path, "timestamps");
        var unit = file.attribute(path + "/timestamps", "units");
        double scale = switch (unit) {
            case "", "ms", "milliseconds" -> 1;
            case "s", "seconds" -> 1000;
            default ->
                throw new RecordingFormatException(
                        file.name(),
                        path + "/timestamps@units",
                        "'%s' is neither ms nor s".formatted(unit),
                        "write ms");
        };
        if (nodes.size() != times.size()) {
            throw new RecordingFormatException(
                    file.name(),
                    path,
                    "%d nodes spike at %d times".formatted(nodes.size(), times.size()),
                    FileBytes.DAMAGED);
        }
        for (int spike = 0; spike < nodes.size(); spike++) {
            if (!(nodes.get(spike) >= 0 && nodes.get(spike) <= Integer.MAX_VALUE)
                    || !Double.isFinite(times.get(spike))) {
                throw new RecordingFormatException(
                        file.name(),
                        path,
                        "spike %d is of node %s at %s".formatted(spike, nodes.get(spike), times.get(spike)),
                        FileBytes.DAMAGED);
            }
        }
        return new SonataSpikes(nodes, scale == 1 ? times : times.map(time -> scale * time));
    }

    private static Samples column(HdfArrays file, String path, String name) {
        if (file.read(path + "/" + name) instanceof Numbers(List<Integer> shape, Samples values) && shape.size() == 1) {
            return values;
        }
        throw new RecordingFormatException(
                file.name(), path + "/" + name, "it is no column of numbers", FileBytes.DAMAGED);
    }
}
