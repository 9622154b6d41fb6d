package synfire.cli.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import synfire.report.file.ResultFile;
import synfire.simulate.Engine;

/// `manifest.json`: when, where, from what and with what a result was made. Besides `progress.jsonl` the only
/// file of an output folder that differs between two runs of the same study and seed.
///
/// @param seed of the study; empty where nothing is random
/// @param inputs what was read
/// @param seconds the whole took
/// @param stageSeconds that its parts took, by their names
/// @param engine that computed
public record Manifest(
        Invocation invocation,
        OptionalLong seed,
        InputFiles inputs,
        double seconds,
        Map<String, Double> stageSeconds,
        Engine engine) {

    /// Its name in every output folder.
    public static final String FILE = "manifest.json";

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Manifest {
        stageSeconds = Map.copyOf(stageSeconds);
    }

    /// Writes it into an output folder.
    public void write(Path folder) throws IOException {
        ResultFile.write(folder.resolve(FILE), text());
    }

    /// @throws IOException if an input cannot be read
    public String text() throws IOException {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("synfire", invocation.version());
        ProgramBuild.commit().ifPresent(commit -> root.put("commit", commit));
        ProgramBuild.digest().ifPresent(digest -> root.put("program_sha256", digest));
        var arguments = root.putArray("arguments");
        invocation.arguments().forEach(arguments::add);
        seed.ifPresent(value -> root.put("seed", value));
        put(root.putObject("inputs_sha256"), inputs.digests());
        root.put("finished", Instant.now().toString());
        root.put("seconds", seconds);
        var stages = root.putObject("stage_seconds");
        new TreeMap<>(stageSeconds).forEach(stages::put);
        var backend = engine.backends().best().backend();
        root.put("backend", backend.name());
        backend.details().ifPresent(details -> root.put("backend_details", details));
        root.put("threads", engine.threads());
        PeakMemory.bytes().ifPresent(bytes -> root.put("peak_memory_bytes", bytes));
        root.put("java", Runtime.version() + ", " + System.getProperty("java.vm.name", "unknown"));
        put(root.putObject("hardware"), Hardware.ofThisMachine());
        return written(root);
    }

    private static void put(ObjectNode node, SequencedMap<String, String> texts) {
        texts.forEach(node::put);
    }

    private static String written(ObjectNode root) {
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and names became no JSON", e);
        }
    }
}
