package synfire.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import synfire.learn.train.TrainCheckpoint;
import synfire.learn.train.TrainState;

/// The folder of a training: `metrics.jsonl`, `training.json`, `manifest.json`, `progress.jsonl`, the last checkpoints
/// as
/// `batch-00000120.checkpoint`, and `best.checkpoint`, that of the highest accuracy on held-out trials.
public record TrainFolder(Path path) {

    private static final Pattern CHECKPOINT = Pattern.compile("batch-(\\d+)\\.checkpoint");

    /// Makes it, without what a run that was killed had half written.
    void create() throws IOException {
        Files.createDirectories(path);
        try (var halves = Files.newDirectoryStream(path, "*.{tmp,part}")) {
            for (var half : halves) {
                Files.delete(half);
            }
        }
    }

    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    public Path best() {
        return path.resolve("best.checkpoint");
    }

    /// Writes a checkpoint, then removes those that are older than the last few.
    void keep(TrainStudy study, TrainState state) throws IOException {
        write(path.resolve("batch-%08d.checkpoint".formatted(state.batches())), study, state);
        var all = checkpoints();
        for (var old : all.subList(0, Math.max(0, all.size() - study.keep()))) {
            Files.delete(old);
        }
    }

    void write(Path file, TrainStudy study, TrainState state) throws IOException {
        TrainCheckpoint.write(file, TrainCheckpoint.study(study.text()), state);
    }

    /// The checkpoints, oldest first.
    List<Path> checkpoints() throws IOException {
        try (var files = Files.list(path)) {
            return files.filter(file ->
                            CHECKPOINT.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    /// The state that did best on held-out trials; empty before the first measurement.
    public Optional<TrainState> best(TrainStudy study) throws IOException {
        return Files.exists(best())
                ? Optional.of(TrainCheckpoint.read(best(), TrainCheckpoint.study(study.text())))
                : Optional.empty();
    }

    /// The newest checkpoint.
    public Optional<TrainState> newest(TrainStudy study) throws IOException {
        if (!Files.isDirectory(path) || checkpoints().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(TrainCheckpoint.read(checkpoints().getLast(), TrainCheckpoint.study(study.text())));
    }
}
