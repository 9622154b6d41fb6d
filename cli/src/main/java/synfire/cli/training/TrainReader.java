package synfire.cli.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import synfire.cli.study.StudyException;
import synfire.cli.study.StudyTaskFiles;
import synfire.cli.study.TomlFile;
import synfire.equations.lowering.SpikeOptions;
import synfire.ir.DType;
import synfire.learn.task.catalogue.Tasks;
import synfire.learn.train.LearningRule;
import synfire.learn.train.TrainPlan;
import synfire.learn.train.circuit.Architecture;
import synfire.learn.train.circuit.Dale;
import synfire.learn.train.optimizer.Clipping;
import synfire.learn.train.optimizer.Optimizer;
import synfire.learn.train.optimizer.Optimizers;
import synfire.learn.train.optimizer.Penalty;
import synfire.learn.train.optimizer.Schedule;

/// Reads a training study; what it leaves out is as in the reference (Wang et al. 2024, arXiv:2406.19708).
public final class TrainReader {

    private static final int BATCHES = 1500;

    private final Path path;
    private final TrainFile file;
    private final String text;

    private TrainReader(Path path, TrainFile file, String text) {
        this.path = path;
        this.file = file;
        this.text = text;
    }

    /// @param rule in place of the study's, if given
    /// @param seed in place of the study's, if given
    /// @throws StudyException saying which key is wrong, and how to mend it
    public static TrainStudy read(Path path, Optional<String> rule, Optional<Long> seed) throws IOException {
        var file = TomlFile.read(path, TrainFile.class);
        var text = Files.readString(path)
                + rule.orElse("")
                + seed.map(String::valueOf).orElse("");
        return new TrainReader(path, file, text).study(rule, seed);
    }

    /// As [#read], of a text that may not be saved yet.
    ///
    /// @param path where it is or will be; paths in it are relative to that
    /// @throws StudyException saying which key is wrong, and how to mend it
    public static TrainStudy parse(Path path, String text) throws IOException {
        return new TrainReader(path, TomlFile.parse(path, text, TrainFile.class), text)
                .study(Optional.empty(), Optional.empty());
    }

    private TrainStudy study(Optional<String> rule, Optional<Long> seed) throws IOException {
        var train = or(file.train(), TrainFile.TrainTable.EMPTY);
        var stop = or(file.stop(), new TrainFile.StopTable(null, null, null));
        var checkpoint = or(file.checkpoint(), new TrainFile.CheckpointTable(null, null));
        var name = file.task();
        if (name == null) {
            throw new StudyException(path, "task", "is missing; write for example task = \"evidence-accumulation\"");
        }
        var folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
        var task = at("task", () -> Tasks.named(name).task(settings(file.set()), new StudyTaskFiles(folder)));
        var plan = new TrainPlan(
                task,
                new ArchitectureReader(path, or(file.network(), TrainFile.NetworkTable.EMPTY)).architecture(),
                at("train.rule", () -> LearningRule.named(rule.orElse(or(train.rule(), "bptt")))),
                at("train.dale", () -> Dale.named(or(train.dale(), "absolute"))),
                at("train.optimizer", () -> optimizer(train)),
                at("train.rate", () -> rate(train)),
                at("train.clip", () -> train.clip() == null ? Clipping.NONE : new Clipping.ByNorm(train.clip())),
                at("train.l1", () -> new Penalty(or(train.l1(), 0.0), or(train.l2(), 0.0))),
                positive("train.batch", or(train.batch(), 128)),
                positive("stop.held_out", or(stop.heldOut(), 1000)),
                seed.orElse(or(file.seed(), 1L)),
                dtype(or(train.dtype(), "f32")),
                parameters(or(train.parameters(), List.of())),
                List.of(),
                positive("train.accumulate", or(train.accumulate(), 1)),
                SpikeOptions.DEFAULT.withDetached(at("train.reset", () -> isDetached(or(train.reset(), "attached")))),
                or(train.rates(), Map.of()),
                Optional.ofNullable(train.offset()).map(this::offset));
        return new TrainStudy(
                or(file.title(), name),
                name,
                text,
                at("train.penalty", () -> plan.withCosts(new PenaltyReader(plan).read(or(train.penalty(), List.of())))),
                positive("train.batches", or(train.batches(), BATCHES)),
                positive("stop.every", or(stop.every(), 20)),
                or(stop.accuracy(), 2.0),
                positive("checkpoint.every", or(checkpoint.every(), 10)),
                positive("checkpoint.keep", or(checkpoint.keep(), 2)),
                or(train.readoutTrials(), 0));
    }

    private List<String> parameters(List<String> names) {
        for (var name : names) {
            if (!name.matches("[^.]+\\.[^.]+") || name.endsWith(".weight")) {
                throw new StudyException(
                        path,
                        "train.parameters",
                        "'%s' names no parameter of cells; write POPULATION.PARAMETER, such as excitatory.tau"
                                .formatted(name));
            }
        }
        return names;
    }

    private String offset(String name) {
        if (!name.startsWith(Architecture.READOUT + ".")) {
            throw new StudyException(
                    path,
                    "train.offset",
                    "'%s' names no parameter of the readout; write readout.PARAMETER, such as readout.b"
                            .formatted(name));
        }
        return name;
    }

    private static Map<String, String> settings(@Nullable Map<String, JsonNode> set) {
        var settings = new LinkedHashMap<String, String>();
        or(set, Map.<String, JsonNode>of())
                .forEach((key, node) -> settings.put(key, node.isTextual() ? node.asText() : node.toString()));
        return settings;
    }

    private static Optimizer optimizer(TrainFile.TrainTable train) {
        return Optimizers.named(or(train.optimizer(), "adam")).with(or(train.settings(), Map.of()));
    }

    private static Schedule rate(TrainFile.TrainTable train) {
        double rate =
                or(train.rate(), Optimizers.named(or(train.optimizer(), "adam")).usualRate());
        int hold = or(train.hold(), 0);
        int batches = or(train.batches(), BATCHES) - hold;
        if (hold < 0 || batches < 1) {
            throw new IllegalArgumentException(
                    "is held for %d batches of %d; leave some for it to fall".formatted(hold, batches + hold));
        }
        double last = or(train.lastRate(), 0.0);
        Schedule schedule = switch (or(train.schedule(), "constant")) {
            case "constant" -> new Schedule.Constant(rate);
            case "exponential" -> new Schedule.Exponential(rate, last, batches);
            case "cosine" -> new Schedule.Cosine(rate, last, batches);
            default ->
                throw new IllegalArgumentException("there is no schedule '%s'; choose constant, exponential or cosine"
                        .formatted(train.schedule()));
        };
        Schedule held = hold == 0 ? schedule : new Schedule.Held(schedule, hold);
        return train.warmUp() == null ? held : new Schedule.WarmUp(held, train.warmUp());
    }

    private DType dtype(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "f32" -> DType.F32;
            case "f64" -> DType.F64;
            default -> throw new StudyException(path, "train.dtype", "'%s' is neither f32 nor f64".formatted(name));
        };
    }

    private static boolean isDetached(String reset) {
        return switch (reset) {
            case "attached" -> false;
            case "detached" -> true;
            default -> throw new IllegalArgumentException("'%s' is neither attached nor detached".formatted(reset));
        };
    }

    private int positive(String key, int value) {
        if (value < 1) {
            throw new StudyException(path, key, "is %d; give at least 1".formatted(value));
        }
        return value;
    }

    private interface Reading<T> {
        T read();
    }

    private <T> T at(String key, Reading<T> reading) {
        try {
            return reading.read();
        } catch (StudyException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new StudyException(path, key, String.valueOf(e.getMessage()));
        }
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
