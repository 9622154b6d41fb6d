package synfire.lab.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder of results, as its files tell.
///
/// @param files size in bytes of each, by name; folders too, with -1
/// @param modified when the newest of them was written, ms since 1970
public record ResultFolder(Path path, Kind kind, Map<String, Long> files, long modified) {

    private static final int LINE = 400;
    private static final long QUIET_MS = 20_000;
    private static final long SAME_MS = 1000;

    /// In which a run begins to write.
    private static final long START_MS = 60_000;
    private static final Set<String> ENDS = Set.of("manifest.json", "training.json", "fit.json", "network.json");

    public ResultFolder {
        files = new TreeMap<>(files);
    }

    /// What lies there; empty if it is no folder of results.
    public static Optional<ResultFolder> of(Path path) throws IOException {
        var files = new TreeMap<String, Long>();
        long modified = 0;
        try (var inside = Files.newDirectoryStream(path)) {
            for (var each : inside) {
                var name = String.valueOf(each.getFileName());
                if (Files.isSymbolicLink(each) || name.startsWith(".")) {
                    continue;
                }
                boolean folder = Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS);
                files.put(name, folder ? -1 : size(each));
                if (!folder) {
                    modified = Math.max(modified, time(each));
                }
            }
        }
        var kind = Kind.of(files.keySet(), files.containsKey("progress.jsonl") ? begin(path) : "");
        long newest = modified;
        return kind.map(each -> new ResultFolder(path, each, files, newest));
    }

    /// A folder in which there are no results yet.
    static ResultFolder empty(Path path) {
        return new ResultFolder(path, Kind.OTHER, Map.of(), time(path));
    }

    /// Those of the folders inside that hold results.
    Stream<ResultFolder> stages() {
        return files.entrySet().stream().filter(each -> each.getValue() < 0).flatMap(each -> {
            try {
                return of(path.resolve(each.getKey())).stream();
            } catch (IOException _) {
                return Stream.empty();
            }
        });
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }

    private static long time(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
        } catch (IOException _) {
            return 0;
        }
    }

    private static String begin(Path path) {
        try (var in = Files.newInputStream(path.resolve("progress.jsonl"))) {
            return new String(in.readNBytes(LINE), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /// `running`, `finished` or `stopped`.
    ///
    /// @param now ms since 1970
    public String state(long now) {
        long progress = files.containsKey("progress.jsonl") ? time(path.resolve("progress.jsonl")) : 0;
        long end = ENDS.stream()
                .filter(files::containsKey)
                .mapToLong(name -> time(path.resolve(name)))
                .max()
                .orElse(0);
        if (files.isEmpty()) {
            return now - modified < START_MS ? "running" : "stopped";
        }
        if (kind == Kind.STUDY && !files.containsKey("results.json")) {
            return stages().anyMatch(each -> each.state(now).equals("running")) ? "running" : "stopped";
        }
        if (progress == 0 || end + SAME_MS >= progress) {
            return "finished";
        }
        return now - Math.max(progress, modified) < QUIET_MS ? "running" : "stopped";
    }

    /// A few words about the whole folder, for a list.
    void describe(ObjectNode into, long now) {
        into.put("kind", kind.key());
        into.put("word", kind.word());
        into.put("state", state(now));
        into.put("modified", modified);
        into.put("title", title());
        var number = headline();
        if (!number.isEmpty()) {
            into.put("headline", number);
        }
    }

    private String title() {
        for (var file : ENDS) {
            if (files.containsKey(file) && !file.equals("manifest.json")) {
                var json = JsonFile.read(path.resolve(file));
                for (var key : new String[] {"title", "study", "network"}) {
                    var text = json.path(key).asText("");
                    if (!text.isEmpty()) {
                        return text;
                    }
                }
            }
        }
        var arguments = JsonFile.read(path.resolve("manifest.json")).path("arguments");
        return arguments.size() < 2
                ? ""
                : arguments.get(0).asText() + " " + arguments.get(1).asText().replaceFirst(".*/", "");
    }

    private String headline() {
        return switch (kind) {
            case TRAINING -> {
                var best = JsonFile.read(path.resolve("training.json")).path("best_held_out_accuracy");
                yield best.isNumber() ? "%.1f %% held out".formatted(100 * best.asDouble()) : "";
            }
            case FIT -> {
                var loss = JsonFile.read(path.resolve("fit.json")).path("loss");
                yield loss.isNumber() ? "loss %.4g".formatted(loss.asDouble()) : "";
            }
            case NETWORK -> {
                long cells = 0;
                long spikes = 0;
                for (var each : JsonFile.read(path.resolve("network.json")).path("populations")) {
                    cells += each.path("cells").asLong();
                    spikes += each.path("spikes").asLong();
                }
                yield cells == 0 ? "" : "%,d cells, %,d spikes".formatted(cells, spikes);
            }
            case STUDY, POPULATION, COMPARISON, MODEL, OTHER -> "";
        };
    }
}
