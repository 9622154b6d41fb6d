package synfire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import synfire.cli.manifest.InputFiles;
import synfire.cli.manifest.Manifest;
import synfire.cli.run.FigureFiles;
import synfire.cli.training.TimeShares;
import synfire.cli.training.TrainFolder;
import synfire.cli.training.TrainReader;
import synfire.cli.training.TrainRun;
import synfire.cli.training.TrainStudy;
import synfire.cli.training.report.TrainPage;
import synfire.kernels.InstalledBlas;
import synfire.learn.train.DivergedException;
import synfire.learn.train.Trainer;
import synfire.simulate.Engine;

/// `synfire train`: a network on a task.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a network on a task (STUDY.toml, see docs/guide/training.md).",
            "Writes report.html, metrics.jsonl, training.json, checkpoints and manifest.json into --out; Ctrl-C keeps a checkpoint,"
                    + " --resume goes on.",
            "For example: synfire train examples/evidence.toml --out out/evidence",
        })
final class TrainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final MachineOptions machine = new MachineOptions();

    @Parameters(paramLabel = "STUDY.toml", description = "what is trained, on what, how")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            description = "learning rule: bptt, d-rtrl, es-d-rtrl(decay=0.98), ... (default: the study's)")
    private @Nullable String rule;

    @Option(names = "--seed", paramLabel = "N", description = "of everything random (default: the study's)")
    private @Nullable Long seed;

    @Option(names = "--batches", paramLabel = "N", description = "batches at most (default: the study's)")
    private @Nullable Integer batches;

    @Option(
            names = "--budget",
            paramLabel = "BYTES",
            description = "tape that each thread may hold, for example 512MiB (default: 128MiB)")
    private @Nullable String budget;

    @Option(
            names = "--blas",
            paramLabel = "FILE",
            description =
                    "a BLAS for dense products, as libopenblas.so.0, or auto to look for one; results differ in their last"
                            + " bits (default: the kernels' own product, which is as fast)")
    private @Nullable String blas;

    @Option(names = "--json", description = "print training.json on standard output, and nothing else")
    private boolean json;

    @Option(names = "--resume", description = "go on from the newest checkpoint in --out")
    private boolean resume;

    @Option(names = "--dry-run", description = "print what would be trained, its memory and time, and stop")
    private boolean dryRun;

    @Option(names = "--png", description = "write each figure as PNG too, beside its SVG in figures/")
    private boolean png;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the results (default: out/NAME)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        var study = TrainReader.read(file, Optional.ofNullable(rule), Optional.ofNullable(seed));
        if (batches != null) {
            if (batches < 1) {
                throw new IllegalArgumentException("--batches %d: train on at least 1".formatted(batches));
            }
            study = study.withBatches(batches);
        }
        var engine = machine.engine(spec.commandLine().getErr());
        if (budget != null) {
            engine = new Engine(engine.backends(), engine.options().withTapeBytes(bytes(budget)), engine.threads());
        }
        if (blas != null) {
            var library = blas.equals("auto") ? InstalledBlas.require() : Path.of(blas);
            engine = new Engine(engine.backends(), engine.options().withBlas(library), engine.threads());
        }
        return dryRun ? describe(study, engine) : train(study, engine);
    }

    private int describe(TrainStudy study, Engine engine) {
        var console = spec.commandLine().getOut();
        var layout = study.plan().task().layout();
        try (var trainer = new Trainer(study.plan(), engine)) {
            int weights = trainer.weights().values().stream()
                    .mapToInt(each -> each.size())
                    .sum();
            var network = trainer.network();
            console.printf(
                    Locale.ROOT,
                    "%s: %s, rule %s, seed %d%n",
                    study.title(),
                    study.task(),
                    study.plan().rule().name(),
                    study.plan().seed());
            console.printf(
                    Locale.ROOT,
                    "%,d input channels, %,d cells, %,d outputs, %,d trained weights%n",
                    layout.inputs(),
                    study.plan().circuit().cells(),
                    layout.outputs(),
                    weights);
            console.printf(
                    Locale.ROOT,
                    "up to %,d batches of %,d trials of up to %,d steps on %s, %d threads%n",
                    study.batches(),
                    study.plan().batch(),
                    layout.longestSteps(),
                    network.backend(),
                    engine.threads());
            console.println(memory(trainer, layout.longestSteps()));
            long start = System.nanoTime();
            trainer.next();
            long first = System.nanoTime();
            trainer.next();
            console.printf(
                    Locale.ROOT,
                    "a batch takes %.2f s here (the first, with compilation, %.1f s)%n",
                    (System.nanoTime() - first) * 1e-9,
                    (first - start) * 1e-9);
        }
        var shares = TimeShares.of(study, engine);
        if (!shares.isEmpty()) {
            console.println(shares);
        }
        console.flush();
        return ExitCode.OK;
    }

    private static String memory(Trainer trainer, int steps) {
        var network = trainer.network();
        var inverse = trainer.state().arrays().get(Trainer.INVERSE);
        if (inverse != null) {
            return "least squares of the readout: %.1f MiB, no tape".formatted(inverse.size() * 8 / 1048576.0);
        }
        return trainer.online()
                .map(rule -> "traces and a window of each thread: %.1f MiB, however long trials are"
                        .formatted(rule.threadBytes() / 1048576.0))
                .orElseGet(() -> "tape of each thread: %,d MiB%s"
                        .formatted(
                                network.tapeBytes(steps) >> 20,
                                network.isChunked(steps) ? ", in chunks that run twice" : ""));
    }

    private int train(TrainStudy study, Engine engine) throws IOException {
        var console = spec.commandLine();
        var name = String.valueOf(file.getFileName()).replaceFirst("\\.toml$", "");
        var folder = new TrainFolder(out == null ? Path.of("out", name) : out);
        var run = new TrainRun(study, engine, folder, resume);
        long start = System.nanoTime();
        try (var interruption = new Interruption()) {
            TrainRun.Outcome outcome;
            try (var progress = machine.progress("train " + name, json, console.getErr())) {
                outcome = run.run(
                        (batch, heldOut) -> progress.update(
                                (double) batch.number() / study.batches(),
                                "batch %,d: loss %.4f, accuracy %.3f%s, %.0f trials/s"
                                        .formatted(
                                                batch.number(),
                                                batch.loss(),
                                                batch.accuracy(),
                                                heldOut < 0 ? "" : ", held out %.3f".formatted(heldOut),
                                                batch.number()
                                                        * study.plan().batch()
                                                        / ((System.nanoTime() - start) * 1e-9))),
                        interruption::asked);
            } catch (DivergedException e) {
                console.getErr().println("synfire: " + e.getMessage());
                return ExitCode.NOT_MET;
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            if (outcome.whole()) {
                new Manifest(
                                machine.invocation(),
                                OptionalLong.of(study.plan().seed()),
                                InputFiles.of(file),
                                seconds,
                                Map.of(),
                                engine)
                        .write(folder.path());
                report(study, engine, folder).ifPresent(console.getErr()::println);
            }
            if (json && outcome.whole()) {
                console.getOut()
                        .print(java.nio.file.Files.readString(folder.path().resolve("training.json")));
            } else {
                console.getOut().println(summary(outcome, seconds, folder.path()));
            }
            console.getOut().flush();
            return outcome.whole() ? ExitCode.OK : ExitCode.STOPPED;
        }
    }

    static String summary(TrainRun.Outcome outcome, double seconds, Path folder) {
        var end = outcome.reached() ? "reached the accuracy asked for" : "done";
        var heldOut = outcome.best() < 0
                ? "nothing measured on held-out trials yet"
                : String.format(
                        Locale.ROOT,
                        "held-out accuracy %.4f, best %.4f at batch %,d",
                        outcome.last(),
                        outcome.best(),
                        outcome.bestAt());
        return String.format(
                Locale.ROOT,
                "%s: %,d batches in %.1f s; %s; results in %s",
                outcome.whole() ? end : "stopped",
                outcome.batches(),
                seconds,
                heldOut,
                folder);
    }

    /// Writes the page of the best weights and its figures.
    ///
    /// @return why there are no pixels where they are wanted
    private Optional<String> report(TrainStudy study, Engine engine, TrainFolder folder) throws IOException {
        var state = folder.best(study);
        if (state.isEmpty()) {
            state = folder.newest(study);
        }
        if (state.isEmpty()) {
            return Optional.empty();
        }
        var page = new TrainPage(study, folder.path()).page(state.get(), engine);
        page.write(folder.path().resolve("report.html"));
        return FigureFiles.write(page, folder.path().resolve("figures"), png);
    }

    private static long bytes(String text) {
        var matcher =
                java.util.regex.Pattern.compile("(\\d+)\\s*(B|KiB|MiB|GiB)").matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "--budget %s: write a number of bytes with its unit, for example 512MiB or 2GiB".formatted(text));
        }
        int shift = switch (matcher.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
        return Long.parseLong(matcher.group(1)) << shift;
    }
}
