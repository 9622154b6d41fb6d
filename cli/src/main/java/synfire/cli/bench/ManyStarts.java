package synfire.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import synfire.cli.process.OwnCommand;

/// A fit from a thousand starts in a second process: seconds from its start to its end, and the most memory
/// it held.
final class ManyStarts {

    private static final String STUDY = "many-starts.toml";
    private static final double MEBIBYTE = 1 << 20;

    private ManyStarts() {}

    static Benchmark.Result measure(Peers peers) {
        try {
            var folder = Files.createTempDirectory("synfire-many-starts");
            try {
                return measureIn(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return new Benchmark.Result(List.of(), List.of("failed: " + e.getMessage()));
        }
    }

    private static Benchmark.Result measureIn(Path folder) throws IOException {
        var study = folder.resolve(STUDY);
        try (InputStream text = ManyStarts.class.getResourceAsStream(STUDY)) {
            Files.copy(Objects.requireNonNull(text, "the program comes without " + STUDY), study);
        }
        var command = OwnCommand.with(
                List.of("fit", study.toString(), "--out", folder.toString(), "--threads", "2", "--quiet"));
        if (command.isEmpty()) {
            return new Benchmark.Result(List.of(), List.of("the system does not tell how this process was started"));
        }
        long before = System.nanoTime();
        var said = Peers.output(command);
        double seconds = (System.nanoTime() - before) * 1e-9;
        if (said.startsWith("failed")) {
            return new Benchmark.Result(List.of(), List.of(said));
        }
        var fit = json(folder.resolve("fit.json"));
        double peak =
                json(folder.resolve("manifest.json")).path("peak_memory_bytes").asDouble(Double.NaN) / MEBIBYTE;
        return new Benchmark.Result(
                List.of(
                        Figure.below("start of the program to the end of the fit", seconds, "s", 120, 1200),
                        Figure.below("peak memory", peak, "MiB", 1024, 4096),
                        Figure.plain("evaluations", fit.path("evaluations").asDouble(), ""),
                        Figure.plain("loss (noise of 1 mV)", fit.path("loss").asDouble(), "mV²")),
                List.of());
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
