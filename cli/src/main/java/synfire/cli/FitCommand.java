package synfire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import synfire.cli.study.CellStudy;
import synfire.cli.study.Study;
import synfire.cli.study.StudyData;
import synfire.cli.study.StudyReader;
import synfire.simulate.Engine;

/// `synfire fit`: runs a study.
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = {
            "Fits a model to recordings as a study says.",
            "Writes fit.json, fitted.model, report.html, its figures and manifest.json into --out, and progress.jsonl while"
                    + " it runs.",
            "Ctrl-C keeps the best so far; --resume goes on. Ends with 1 if the fitted model does not run on all data.",
            "A study of many cells (see docs/reference/study.md) fits each, into a folder of its own, and writes",
            "population.csv, population.json and report.html. Ends with 1 if a cell fails; the others go on.",
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

    @Option(names = "--png", description = "write each figure as PNG too, beside its SVG in figures/")
    private boolean png;

    @Option(names = "--dry-run", description = "print what would run (lanes, steps, memory, time) and stop")
    private boolean dryRun;

    @Option(names = "--resume", description = "go on from what an earlier run of the same study left in --out")
    private boolean resume;

    @Override
    public Integer call() throws IOException {
        var cells = StudyReader.readCells(file);
        var console = spec.commandLine();
        var engine = machine.engine(console.getErr());
        if (!cells.isEmpty() && !dryRun) {
            return population(cells, engine);
        }
        var study = overridden(StudyReader.read(file));
        var traces = StudyTraces.of(study, engine);
        if (dryRun) {
            if (!cells.isEmpty()) {
                console.getOut().printf("cells     %d, one after the other; of the first:%n", cells.size());
            }
            console.getOut().print(new DryRun(study, traces, engine).text());
            return ExitCode.OK;
        }
        return session().run(new FitRun(study, traces, engine), folder());
    }

    private int population(List<CellStudy> cells, Engine engine) throws IOException {
        if (train != null || test != null || aec != null) {
            throw new IllegalArgumentException(
                    "%s is a study of %d cells, so --train, --test and --aec would give all of them the same data; give each its own under [[cell]]"
                            .formatted(file.getFileName(), cells.size()));
        }
        var studies = new ArrayList<CellStudy>();
        for (int i = 0; i < cells.size(); i++) {
            var study = overridden(cells.get(i).study());
            studies.add(new CellStudy(cells.get(i).name(), seed == null ? study : study.withSeed(seed + i)));
        }
        return new PopulationSession(session(), engine).run(studies, folder());
    }

    private FitSession session() {
        var console = spec.commandLine();
        return new FitSession(machine, json, resume, png, console.getOut(), console.getErr());
    }

    private Path folder() {
        return Optional.ofNullable(out)
                .orElse(Path.of("out", file.getFileName().toString().replaceFirst("\\.toml$", "")));
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
