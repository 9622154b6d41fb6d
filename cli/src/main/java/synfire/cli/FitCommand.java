package synfire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import synfire.cli.run.DryRun;
import synfire.cli.run.FitRun;
import synfire.cli.run.StudyTraces;
import synfire.cli.study.Study;
import synfire.cli.study.StudyData;
import synfire.cli.study.StudyReader;

/// `synfire fit`: runs a study.
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = {
            "Fits a model to recordings as a study says.",
            "Writes fit.json, fitted.model, report.html and manifest.json into --out, and progress.jsonl while it runs.",
            "Ctrl-C keeps the best so far; --resume goes on. Ends with 1 if the fitted model does not run on all data.",
            "SPEC is FILE[+CURRENT_FILE][#sweeps=0:12:2][@0s:10s].",
        })
final class FitCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final MachineOptions machine = new MachineOptions();

    @Parameters(paramLabel = "STUDY.toml", description = "what to fit, to what, how")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the results (default: out/NAME-OF-STUDY)")
    private @Nullable Path out;

    @Option(names = "--seed", paramLabel = "N", description = "seed of all random numbers, in place of the study's")
    private @Nullable Long seed;

    @Option(names = "--json", description = "print fit.json on standard output, and nothing else")
    private boolean json;

    @Option(
            names = "--train",
            paramLabel = "SPEC",
            arity = "1..*",
            description = "training data in place of the study's")
    private @Nullable List<String> train;

    @Option(
            names = "--test",
            paramLabel = "SPEC",
            arity = "1..*",
            description = "held-out data in place of the study's")
    private @Nullable List<String> test;

    @Option(names = "--aec", paramLabel = "SPEC", description = "subthreshold noise to estimate the electrode from")
    private @Nullable String aec;

    @Option(
            names = "--evaluations",
            paramLabel = "N",
            description = "at most so many evaluations in each stage, in place of the study's")
    private @Nullable Long evaluations;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            split = ",",
            description =
                    "profile likelihood and 95 %% interval of these parameters, or of all; in place of the study's")
    private @Nullable List<String> profile;

    @Option(names = "--dry-run", description = "print what would run (lanes, steps, memory, time) and stop")
    private boolean dryRun;

    @Option(names = "--resume", description = "go on from what an earlier run of the same study left in --out")
    private boolean resume;

    @Override
    public Integer call() throws IOException {
        var study = overridden(StudyReader.read(file));
        var console = spec.commandLine();
        var engine = machine.engine(console.getErr());
        var traces = StudyTraces.of(study, engine);
        if (dryRun) {
            console.getOut().print(new DryRun(study, traces, engine).text());
            return ExitCode.OK;
        }
        var folder = Optional.ofNullable(out)
                .orElse(Path.of("out", file.getFileName().toString().replaceFirst("\\.toml$", "")));
        return new FitSession(machine, json, resume, console.getOut(), console.getErr())
                .run(new FitRun(study, traces, engine), folder);
    }

    private Study overridden(Study study) {
        var changed = seed == null ? study : study.withSeed(seed);
        if (evaluations != null) {
            changed = changed.withEvaluations(evaluations);
        }
        if (profile != null) {
            changed = changed.withProfile(
                    profile.equals(List.of("all")) ? changed.space().names() : profile);
        }
        if (train != null || test != null) {
            var old = changed.data().origin() instanceof StudyData.Recorded recorded
                    ? recorded
                    : new StudyData.Recorded(List.of(), List.of());
            changed = changed.withData(changed.data()
                    .withRecorded(
                            Optional.ofNullable(train).map(FitCommand::absolute).orElse(old.train()),
                            Optional.ofNullable(test).map(FitCommand::absolute).orElse(old.test())));
        }
        return aec == null ? changed : changed.withData(changed.data().withAec(absolute(aec)));
    }

    /// Paths on the command line are relative to where the user stands, not to the study.
    private static List<String> absolute(List<String> specs) {
        return specs.stream().map(FitCommand::absolute).toList();
    }

    private static String absolute(String text) {
        var parts = synfire.data.RecordingSpec.parse(text);
        var here = Path.of("").toAbsolutePath();
        var moved = new synfire.data.RecordingSpec(
                here.resolve(parts.file()).toString(),
                parts.currentFile().map(name -> here.resolve(name).toString()),
                parts.sweeps(),
                parts.time(),
                parts.voltage(),
                parts.current());
        return moved.toString();
    }
}
