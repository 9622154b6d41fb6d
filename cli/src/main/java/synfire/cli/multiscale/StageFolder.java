package synfire.cli.multiscale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import synfire.cli.run.FitJson;
import synfire.report.file.ResultFile;

/// The folder of a stage. Its `stage.json` has the hash of what went in, and once the stage has ended the
/// hash of each file that came out: the stage is not run again as long as all of them stay the same. A stage
/// that was interrupted finds what it had written; one whose inputs or files have changed begins anew.
///
/// @param own names of the files that are the stage's; empty where all of the folder are
record StageFolder(Path path, Set<String> own) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String RECORD = "stage.json";

    /// Files that tell of the run and not of its result.
    private static final Set<String> OF_THE_RUN = Set.of("manifest.json", "progress.jsonl", RECORD);

    StageFolder {
        own = Set.copyOf(own);
    }

    /// The folder is the stage's alone.
    StageFolder(Path path) {
        this(path, Set.of());
    }

    /// What a stage does in its folder.
    @FunctionalInterface
    interface Work {

        /// @return whether it came to its end
        boolean run(Path folder) throws IOException;
    }

    /// Runs a stage, if it has to be.
    ///
    /// @param inputs hash of all that its result depends on
    /// @return whether its result is there
    boolean run(String inputs, Work work) throws IOException {
        if (isDone(inputs)) {
            return true;
        }
        if (!isBegun(inputs)) {
            clear();
        }
        Files.createDirectories(path);
        write(inputs, new TreeMap<>());
        if (!work.run(path)) {
            return false;
        }
        write(inputs, hashes());
        return true;
    }

    /// The hash of all that came out of the last run that came to its end.
    String outputs() throws IOException {
        var digest = new Digest();
        for (var each :
                MAPPER.readTree(path.resolve(RECORD).toFile()).path("outputs").properties()) {
            digest.add(each.getKey()).add(each.getValue().asText());
        }
        return digest.hex();
    }

    boolean isDone(String inputs) throws IOException {
        var outputs = read(inputs);
        if (outputs.isMissingNode() || outputs.isEmpty()) {
            return false;
        }
        var found = hashes();
        for (var each : outputs.properties()) {
            if (!each.getValue().asText().equals(found.get(each.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /// Whether it was interrupted with the same inputs.
    private boolean isBegun(String inputs) throws IOException {
        var outputs = read(inputs);
        return !outputs.isMissingNode() && outputs.isEmpty();
    }

    private JsonNode read(String inputs) throws IOException {
        var file = path.resolve(RECORD);
        if (!Files.isRegularFile(file)) {
            return MAPPER.missingNode();
        }
        var root = MAPPER.readTree(file.toFile());
        return root.path("inputs").asText().equals(inputs) ? root.path("outputs") : MAPPER.missingNode();
    }

    private void write(String inputs, TreeMap<String, String> outputs) throws IOException {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("inputs", inputs);
        var node = root.putObject("outputs");
        outputs.forEach(node::put);
        ResultFile.write(path.resolve(RECORD), FitJson.text(root));
    }

    private TreeMap<String, String> hashes() throws IOException {
        var hashes = new TreeMap<String, String>();
        for (var file : files()) {
            if (!OF_THE_RUN.contains(String.valueOf(file.getFileName()))) {
                hashes.put(path.relativize(file).toString(), Digest.of(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(path, own.isEmpty() ? Integer.MAX_VALUE : 1)) {
            return all.filter(Files::isRegularFile).filter(this::isOwn).sorted().toList();
        }
    }

    private boolean isOwn(Path file) {
        return own.isEmpty() || own.contains(String.valueOf(file.getFileName()));
    }

    private void clear() throws IOException {
        for (var file : files()) {
            Files.delete(file);
        }
    }
}
