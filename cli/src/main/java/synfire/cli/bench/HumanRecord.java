package synfire.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a long benchmark has computed so far, a line of JSON for each simulation, so that it goes on where it was
/// stopped. The first line says by which settings; others need another file.
final class HumanRecord {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final List<JsonNode> lines = new ArrayList<>();

    /// @throws IllegalStateException if the file was begun by other settings
    HumanRecord(Path file, String settings) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                for (var line : Files.readAllLines(file)) {
                    lines.add(MAPPER.readTree(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty()) {
            add("settings", Map.of("text", settings));
        } else if (!lines.getFirst().path("text").asText().equals(settings)) {
            throw new IllegalStateException(
                    "%s was begun by other settings; move it away to measure again".formatted(file));
        }
    }

    /// The file next to the page that states the figures.
    static Path place() {
        var root = Path.of(System.getProperty("synfire.root", System.getProperty("user.dir")));
        return root.resolve("docs").resolve("benchmarks-human.jsonl");
    }

    /// The lines of a stage, in order.
    List<JsonNode> of(String stage) {
        return lines.stream()
                .filter(line -> line.path("stage").asText().equals(stage))
                .toList();
    }

    void add(String stage, Map<String, ?> values) {
        var all = new LinkedHashMap<String, Object>();
        all.put("stage", stage);
        all.putAll(values);
        try {
            var text = MAPPER.writeValueAsString(all);
            Files.writeString(file, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            lines.add(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An array of numbers of a line.
    static double[] numbers(JsonNode line, String name) {
        var array = line.path(name);
        var numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
