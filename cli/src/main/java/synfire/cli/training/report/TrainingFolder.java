package synfire.cli.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import synfire.network.Samples;
import synfire.report.figure.Series;

/// What a training has left behind, or leaves behind while it runs.
///
/// @param name for people
/// @param folder with `metrics.jsonl`
public record TrainingFolder(String name, Path folder) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// A folder, or `NAME=FOLDER`; without a name that of the folder.
    ///
    /// @throws IllegalArgumentException if no training is there
    public static TrainingFolder of(String text) {
        int equals = text.indexOf('=');
        var folder = Path.of(text.substring(equals + 1));
        var last = folder.toAbsolutePath().normalize().getFileName();
        if (!Files.exists(folder.resolve("metrics.jsonl"))) {
            throw new IllegalArgumentException(
                    "%s has no metrics.jsonl; give the folders of trainings (--out of synfire train), with a name as NAME=DIR if you like"
                            .formatted(folder));
        }
        return new TrainingFolder(equals > 0 ? text.substring(0, equals) : String.valueOf(last), folder);
    }

    private List<JsonNode> lines(String file, String with) throws IOException {
        var lines = new ArrayList<JsonNode>();
        if (Files.exists(folder.resolve(file))) {
            for (var text : Files.readAllLines(folder.resolve(file))) {
                if (text.endsWith("}") && MAPPER.readTree(text).has(with)) {
                    lines.add(MAPPER.readTree(text));
                }
            }
        }
        return lines;
    }

    /// A metric against the batches after which it was measured.
    public Series series(String metric) throws IOException {
        var lines = lines("metrics.jsonl", metric);
        return new Series.Points(
                Samples.generate(lines.size(), i -> lines.get(i).path("batch").asDouble()),
                Samples.generate(lines.size(), i -> lines.get(i).path(metric).asDouble()));
    }

    /// Batches that are done.
    public long batches() throws IOException {
        return lines("metrics.jsonl", "loss").stream()
                .mapToLong(line -> line.path("batch").asLong())
                .max()
                .orElse(0);
    }

    /// The best accuracy on held-out trials.
    public OptionalDouble best() throws IOException {
        return lines("metrics.jsonl", "held_out_accuracy").stream()
                .mapToDouble(line -> line.path("held_out_accuracy").asDouble())
                .max();
    }

    /// The first batch after which so many held-out trials were right.
    public Optional<Long> reached(double accuracy) throws IOException {
        return lines("metrics.jsonl", "held_out_accuracy").stream()
                .filter(line -> line.path("held_out_accuracy").asDouble() >= accuracy)
                .map(line -> line.path("batch").asLong())
                .findFirst();
    }

    /// The median time between one batch and the next; what is measured and kept between counts, so its mean
    /// would be more.
    public OptionalDouble secondsPerBatch() throws IOException {
        var lines = lines("progress.jsonl", "seconds");
        var between = new ArrayList<Double>();
        for (int i = 1; i < lines.size(); i++) {
            double seconds = lines.get(i).path("seconds").asDouble()
                    - lines.get(i - 1).path("seconds").asDouble();
            if (seconds > 0) {
                between.add(seconds);
            }
        }
        between.sort(null);
        return between.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(between.get(between.size() / 2));
    }
}
