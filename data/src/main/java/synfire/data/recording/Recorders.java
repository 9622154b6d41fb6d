package synfire.data.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.network.recording.Recorder;
import synfire.network.recording.RecordingPlan;
import synfire.network.recording.Sink;

/// A recording in several formats at once: `npz`, `csv`, `hdf5`, `nwb`, `sonata`.
///
/// While the network runs everything goes to a folder `recording.parts` of arrays of NumPy, each of which `numpy.load`
/// reads at any time; CSV, HDF5 and SONATA grow beside it. At the end the arrays are packed as `recording.npz`, or
/// sorted by cell into `recording.nwb`, piece by piece, and the folder goes.
public final class Recorders implements Sink {

    public static final List<String> FORMATS = List.of("npz", "csv", "hdf5", "nwb", "sonata");

    private static final String PARTS = "parts";

    private final Path folder;
    private final List<String> formats;
    private final RecordingPlan plan;
    private final NpyFolder parts;
    private final Map<String, Recorder> growing = new LinkedHashMap<>();

    private Recorders(Path folder, List<String> formats, RecordingPlan plan, Map<String, Long> kept)
            throws IOException {
        this.folder = folder;
        this.formats = List.copyOf(formats);
        this.plan = plan;
        this.parts = new NpyFolder(folder.resolve("recording.parts"), plan, of(PARTS, kept));
    }

    /// @param kept what [#flush] said at the point from which the recording goes on; empty where it begins
    /// @throws IllegalArgumentException naming a format that there is not
    public static Recorders open(Path folder, List<String> formats, RecordingPlan plan, Map<String, Long> kept)
            throws IOException {
        for (var format : formats) {
            if (!FORMATS.contains(format)) {
                throw new IllegalArgumentException(
                        "there is no format '%s'; choose among %s".formatted(format, String.join(", ", FORMATS)));
            }
        }
        var recorders = new Recorders(folder, formats, plan, kept);
        if (formats.contains("csv")) {
            recorders.growing.put("csv", new CsvRecorder(folder, plan, of("csv", kept)));
        }
        if (formats.contains("hdf5")) {
            recorders.growing.put("hdf5", new HdfRecorder(folder.resolve("recording.h5"), plan, of("hdf5", kept)));
        }
        if (formats.contains("sonata")) {
            recorders.growing.put("sonata", new SonataRecorder(folder, plan, of("sonata", kept)));
        }
        return recorders;
    }

    private static Map<String, Long> of(String format, Map<String, Long> kept) {
        var own = new LinkedHashMap<String, Long>();
        kept.forEach((name, count) -> {
            if (name.startsWith(format + ":")) {
                own.put(name.substring(format.length() + 1), count);
            }
        });
        return own;
    }

    @Override
    public void spikes(String population, int[] cells, double[] timesMs) {
        parts.spikes(population, cells, timesMs);
        growing.values().forEach(each -> each.spikes(population, cells, timesMs));
    }

    @Override
    public void values(String name, long firstStep, double[] rows) {
        parts.values(name, firstStep, rows);
        growing.values().forEach(each -> each.values(name, firstStep, rows));
    }

    /// Writes what is still in memory, and says how much of each file there is: with this a later process can go on
    /// exactly here.
    public Map<String, Long> flush() throws IOException {
        var all = new LinkedHashMap<String, Long>();
        parts.flush().forEach((name, count) -> all.put(PARTS + ":" + name, count));
        for (var recorder : growing.entrySet()) {
            recorder.getValue().flush().forEach((name, count) -> all.put(recorder.getKey() + ":" + name, count));
        }
        return all;
    }

    /// Tells a sink all that was recorded so far, in pieces: the spikes of one population after the other, then the
    /// variables.
    public void replay(Sink sink) throws IOException {
        parts.flush();
        parts.replay(plan, sink);
    }

    /// Ends the recording; the files are whole after this.
    public void finish() throws IOException {
        leave();
        if (formats.contains("npz")) {
            NpzFile.write(folder.resolve("recording.npz"), parts);
        }
        if (formats.contains("nwb")) {
            NwbFile.write(folder.resolve("recording.nwb"), plan, parts);
        }
        parts.delete();
    }

    /// Ends the recording before its time: what was recorded can be read, and a later process can go on.
    public void leave() throws IOException {
        parts.close();
        for (var recorder : growing.values()) {
            recorder.close();
        }
    }
}
