package synfire.cli.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import synfire.learn.train.Batch;
import synfire.report.file.ResultFile;

/// `metrics.jsonl`: a line of JSON for every batch, and for every measurement on held-out trials.
///
/// `{"batch":20,"loss":0.69,"accuracy":0.55,"gradient":0.03}`,
/// `{"batch":20,"held_out_loss":0.68,"held_out_accuracy":0.56}`
final class Metrics implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BufferedWriter out;
    private final OptionalDouble lastHeldOut;

    /// Goes on after the lines of batches up to `done`, of none where there is no such batch; what comes after
    /// them is forgotten.
    Metrics(Path file, Optional<Long> done) throws IOException {
        var kept = new ArrayList<String>();
        if (done.isPresent() && Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                if (batch(line) <= done.get()) {
                    kept.add(line);
                }
            }
        }
        lastHeldOut = heldOut(kept);
        ResultFile.write(file, kept.stream().map(line -> line + "\n").collect(Collectors.joining()));
        out = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
    }

    /// The last accuracy on held-out trials that an earlier run measured.
    OptionalDouble lastHeldOut() {
        return lastHeldOut;
    }

    private static OptionalDouble heldOut(List<String> lines) throws IOException {
        for (var line : lines.reversed()) {
            var accuracy = MAPPER.readTree(line).path("held_out_accuracy");
            if (accuracy.isNumber()) {
                return OptionalDouble.of(accuracy.asDouble());
            }
        }
        return OptionalDouble.empty();
    }

    /// The batch of a line; beyond all for one that was cut short.
    private static long batch(String line) {
        try {
            return MAPPER.readTree(line).path("batch").asLong(Long.MAX_VALUE);
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }

    void trained(Batch batch) throws IOException {
        var line = line(batch);
        put(line, "loss", batch.loss());
        put(line, "accuracy", batch.accuracy());
        put(line, "gradient", batch.gradient());
        add(line);
    }

    void heldOut(Batch batch) throws IOException {
        var line = line(batch);
        put(line, "held_out_loss", batch.loss());
        put(line, "held_out_accuracy", batch.accuracy());
        add(line);
    }

    private static ObjectNode line(Batch batch) {
        return JsonNodeFactory.instance.objectNode().put("batch", batch.number());
    }

    private static void put(ObjectNode line, String name, double value) {
        if (Double.isFinite(value)) {
            line.put(name, value);
        }
    }

    private void add(ObjectNode line) throws IOException {
        out.write(line + "\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
