package synfire.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import synfire.cli.study.StudyException;
import synfire.cli.training.TrainFolder;
import synfire.cli.training.TrainReader;
import synfire.cli.training.TrainRun;
import synfire.cli.training.TrainStudy;
import synfire.learn.train.TrainCheckpoint;
import synfire.learn.train.Trainer;
import synfire.simulate.Engine;

/// Runs a [Training], each seed to its end, and holds the accuracy on held-out trials to its bounds. A seed that was
/// interrupted goes on from its last checkpoint; one that has ended is a line of `docs/benchmarks-training.jsonl` and
/// is
/// not run again while its study stays the same.
///
/// Whether to stop is decided on the 1,000 held-out trials of the study. The best weights are then measured on 1,000
/// others.
final class TrainingRuns {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int FRESH = 1000;

    private final Training training;

    TrainingRuns(Training training) {
        this.training = training;
    }

    Benchmark.Result measure() {
        var figures = new ArrayList<Figure>();
        var lines = new ArrayList<JsonNode>();
        try {
            for (long seed : training.seeds()) {
                lines.add(line(seed));
            }
        } catch (StudyException e) {
            return new Benchmark.Result(List.of(), List.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        count(lines, training.must(), figures);
        if (training.goal() > training.must()) {
            count(lines, training.goal(), figures);
        }
        for (var line : lines) {
            var seed = line.path("seed").asText();
            figures.add(
                    Figure.plain("held out, seed " + seed, line.path("held_out").asDouble(), ""));
            figures.add(Figure.plain(
                    "other trials, seed " + seed, line.path("fresh").asDouble(), ""));
            figures.add(
                    Figure.plain("batches, seed " + seed, line.path("batches").asDouble(), ""));
            for (var level : List.of("95", "99")) {
                if (line.has("batch_of_" + level)) {
                    figures.add(Figure.plain(
                            "batches to %s %%, seed %s".formatted(level, seed),
                            line.path("batch_of_" + level).asDouble(),
                            ""));
                }
            }
        }
        return new Benchmark.Result(figures, List.of("each seed is a line of " + record()));
    }

    private void count(List<JsonNode> lines, double level, List<Figure> figures) {
        long reached = lines.stream()
                .filter(line -> line.path("held_out").asDouble() >= level)
                .count();
        var what = "seeds of %d that reach %.0f %% of held-out trials".formatted(lines.size(), 100 * level);
        figures.add(
                level == training.must()
                        ? Figure.above(what, (double) reached, "", training.enough(), training.enough())
                        : Figure.goalAbove(what, (double) reached, "", training.enough()));
    }

    private static Path root() {
        return Path.of(System.getProperty("synfire.root", System.getProperty("user.dir")));
    }

    private static Path record() {
        return root().resolve("docs").resolve("benchmarks-training.jsonl");
    }

    private JsonNode line(long seed) throws IOException {
        var study = TrainReader.read(
                root().resolve("examples").resolve(training.example()), training.rule(), Optional.of(seed));
        long number = TrainCheckpoint.study(study.text());
        if (Files.exists(record())) {
            for (var text : Files.readAllLines(record())) {
                var line = MAPPER.readTree(text);
                if (line.path("benchmark").asText().equals(training.name())
                        && line.path("study").asLong() == number
                        && line.path("seed").asLong() == seed) {
                    return line;
                }
            }
        }
        var line = MAPPER.readTree(MAPPER.writeValueAsString(run(study, number, seed)));
        try (var channel = FileChannel.open(record(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                var _ = channel.lock()) {
            channel.write(StandardCharsets.UTF_8.encode(line + "\n"));
        }
        return line;
    }

    private Map<String, Object> run(TrainStudy study, long number, long seed) throws IOException {
        var engine = Engine.best();
        var folder = new TrainFolder(root().resolve("out").resolve(training.name() + "-" + seed));
        var outcome = new TrainRun(study, engine, folder, true)
                .run(
                        (batch, heldOut) -> {
                            if (batch.number() % study.every() == 0) {
                                System.err.printf(
                                        Locale.ROOT,
                                        "%s, seed %d: batch %d, loss %.4f, held out %.3f%n",
                                        training.name(),
                                        seed,
                                        batch.number(),
                                        batch.loss(),
                                        heldOut);
                            }
                        },
                        () -> false);
        var line = new LinkedHashMap<String, Object>();
        line.put("benchmark", training.name());
        line.put("study", number);
        line.put("rule", study.plan().rule().name());
        line.put("seed", seed);
        line.put("batches", outcome.batches());
        line.put("held_out", outcome.best());
        line.put("held_out_trials", study.plan().heldOut());
        line.put("fresh", fresh(study, engine, folder));
        for (int level : new int[] {95, 99}) {
            reached(folder, level / 100.0).ifPresent(batch -> line.put("batch_of_" + level, batch));
        }
        return line;
    }

    /// Accuracy of the best weights on trials that decided nothing.
    private static double fresh(TrainStudy study, Engine engine, TrainFolder folder) throws IOException {
        try (var trainer = new Trainer(study.plan(), engine)) {
            trainer.restore(TrainCheckpoint.read(folder.best(), TrainCheckpoint.study(study.text())));
            return trainer.measured("fresh", FRESH).accuracy();
        }
    }

    /// The first batch after which held-out accuracy was so high.
    private static Optional<Long> reached(TrainFolder folder, double accuracy) throws IOException {
        for (var text : Files.readAllLines(folder.metrics())) {
            var line = MAPPER.readTree(text);
            if (line.path("held_out_accuracy").asDouble(-1) >= accuracy) {
                return Optional.of(line.path("batch").asLong());
            }
        }
        return Optional.empty();
    }
}
