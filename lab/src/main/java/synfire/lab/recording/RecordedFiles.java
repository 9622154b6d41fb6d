package synfire.lab.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;
import synfire.data.array.HdfArrays;
import synfire.data.format.FileBytes;
import synfire.lab.folder.Root;
import synfire.lab.http.Refusal;

/// The files of one folder that hold the recording of a network. Where there are several formats, the one that is read
/// fastest is taken; while the network runs, the arrays that grow.
///
/// @param source the file or folder that is read, `spikes.csv` for all text; empty where nothing was recorded
/// @param files that belong to it
record RecordedFiles(String source, List<Path> files) {

    private static final String PARTS = "recording.parts";
    private static final String SPIKES = "spikes.csv";
    private static final String NPY = ".npy";
    private static final long MOST_BYTES = 512L << 20;
    private static final int MOST_FILES = 1000;

    RecordedFiles {
        files = List.copyOf(files);
    }

    /// @throws Refusal if there is no such folder, or more is recorded than a page can show
    static RecordedFiles of(Root root, String name) throws IOException {
        var folder = root.directory(name);
        var inside = files(folder);
        var parts = folder.resolve(PARTS);
        if (Files.isDirectory(parts, LinkOption.NOFOLLOW_LINKS)) {
            var arrays = files(parts);
            arrays.removeIf(file -> !name(file).endsWith(NPY));
            return bounded(PARTS, arrays);
        }
        for (var one : new String[] {"recording.npz", "recording.h5", "recording.nwb"}) {
            if (inside.contains(folder.resolve(one))) {
                return bounded(one, List.of(folder.resolve(one)));
            }
        }
        for (var sonata : new String[] {"spikes.h5", "report.h5"}) {
            if (inside.contains(folder.resolve(sonata))) {
                inside.removeIf(file -> !List.of("spikes.h5", "report.h5").contains(name(file)));
                return bounded(sonata, inside);
            }
        }
        return text(folder, inside);
    }

    private static RecordedFiles text(Path folder, List<Path> inside) throws IOException {
        var text = new ArrayList<Path>();
        for (var file : inside) {
            if (name(file).equals(SPIKES) || (name(file).endsWith(".csv") && RecordedText.isTable(file))) {
                text.add(file);
            }
        }
        boolean network =
                inside.contains(folder.resolve("network.json")) || inside.contains(folder.resolve("progress.jsonl"));
        return text.isEmpty() || !network ? new RecordedFiles("", List.of()) : bounded(name(text.getFirst()), text);
    }

    private static List<Path> files(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (var inside = Files.newDirectoryStream(folder)) {
            for (var each : inside) {
                if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS) && files.size() < MOST_FILES) {
                    files.add(each);
                }
            }
        }
        files.sort(null);
        return files;
    }

    private static RecordedFiles bounded(String source, List<Path> files) throws IOException {
        for (var file : files) {
            if (Files.size(file) > MOST_BYTES) {
                throw new Refusal(
                        413, "'%s' has %,d bytes, too many for a page".formatted(name(file), Files.size(file)));
            }
        }
        return new RecordedFiles(source, files);
    }

    /// The size of all, by which a page sees that they have grown.
    long bytes() throws IOException {
        long bytes = 0;
        for (var file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /// Opens them.
    Recorded open() {
        return switch (source) {
            case PARTS -> parts();
            case "recording.npz" -> npz();
            case "recording.h5" -> new RecordedHdf(hdf(files.getFirst()));
            case "recording.nwb" -> new RecordedNwb(hdf(files.getFirst()));
            case "spikes.h5", "report.h5" -> new RecordedSonata(sonata("spikes.h5"), sonata("report.h5"));
            default -> text();
        };
    }

    private Recorded npz() {
        var file = files.getFirst();
        var reader = new ArrayReader(Objects.requireNonNull(file.getParent()));
        var spec = ArraySpec.of(name(file));
        return new RecordedArrays(reader.arrays(spec), name -> reader.read(spec.named(name)));
    }

    private Recorded parts() {
        var arrays = new LinkedHashMap<String, Path>();
        files.forEach(file -> arrays.put(name(file).substring(0, name(file).length() - NPY.length()), file));
        return new RecordedArrays(
                List.copyOf(arrays.keySet()), name -> array(Objects.requireNonNull(arrays.get(name))));
    }

    private static Content array(Path file) {
        return new ArrayReader(Objects.requireNonNull(file.getParent())).read(ArraySpec.of(name(file)));
    }

    private Optional<HdfArrays> sonata(String name) {
        return files.stream()
                .filter(file -> name(file).equals(name))
                .findFirst()
                .map(RecordedFiles::hdf);
    }

    private static HdfArrays hdf(Path file) {
        return HdfArrays.open(FileBytes.read(file));
    }

    private Recorded text() {
        var tables = new LinkedHashMap<String, Path>();
        for (var file : files) {
            if (!name(file).equals(SPIKES)) {
                tables.put(name(file).substring(0, name(file).length() - ".csv".length()), file);
            }
        }
        return new RecordedText(
                files.stream().filter(file -> name(file).equals(SPIKES)).findFirst(), tables);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    static Refusal nothing(String asked) {
        return new Refusal(404, "nothing is recorded as '%s'".formatted(asked));
    }
}
