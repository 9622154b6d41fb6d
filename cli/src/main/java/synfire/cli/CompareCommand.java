package synfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import synfire.cli.compare.Comparison;
import synfire.cli.compare.ComparisonJson;
import synfire.cli.compare.ComparisonReport;
import synfire.cli.compare.ComparisonResult;
import synfire.cli.compare.ComparisonTables;
import synfire.cli.compare.Contest;
import synfire.cli.compare.Contestant;
import synfire.cli.compare.Contestants;
import synfire.cli.compare.Judge;
import synfire.cli.manifest.Manifest;
import synfire.cli.run.FitFiles;
import synfire.cli.run.StudyTraces;
import synfire.cli.study.StudyReader;
import synfire.report.file.ResultFile;
import synfire.report.terminal.TextTable;

/// `synfire compare`: the optimizer table.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares optimizers on the last stage of a study: mean and standard deviation of loss and seconds over repeats.",
            "At an equal number of evaluations and at equal time, by the stage's loss and by the spike loss of the reference"
                    + " system. The first row is the study's own optimizer. By the spike loss the second row is spike"
                    + " matching: gradients that see spikes only, then a pattern search of the spike loss. Other methods"
                    + " with a gradient go down on a smooth loss and are scored on spikes; those without minimize the"
                    + " spike loss itself.",
            "Writes compare.json and report.html into --out. Ctrl-C keeps the repeats that are finished.",
        })
final class CompareCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final MachineOptions machine = new MachineOptions();

    @Parameters(paramLabel = "STUDY.toml", description = "the study")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--repeats", paramLabel = "N", defaultValue = "10", description = "runs of each (default: 10)")
    private int repeats = 10;

    @Option(
            names = "--evaluations",
            paramLabel = "N",
            defaultValue = "100",
            description = "of each run; 0 leaves equal evaluations out (default: 100)")
    private long evaluations = 100;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description =
                    "of each run at equal time; 0 leaves it out (default: what the study's own optimizer, or spike matching"
                            + " if that is slower, took for its evaluations, repeat by repeat)")
    private @Nullable Double seconds;

    @Option(
            names = "--methods",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "l-bfgs-b,de,two-points-de,pso,cma-es,nelder-mead,bayesian,random",
            description = "others to compare with (default: ${DEFAULT-VALUE})")
    private List<String> methods = List.of();

    @Option(
            names = "--loss",
            paramLabel = "stage|spikes",
            split = ",",
            defaultValue = "stage,spikes",
            description = "by which losses to compare (default: ${DEFAULT-VALUE})")
    private List<Judge> judges = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "of the first repeat, in place of the study's")
    private @Nullable Long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the results (default: out/compare-STUDY)")
    private @Nullable Path out;

    @Option(names = "--json", description = "print compare.json on standard output, and nothing else")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var console = spec.commandLine();
        var read = StudyReader.read(file);
        var study = seed == null ? read : read.withSeed(seed);
        var engine = machine.engine(console.getErr());
        var traces = StudyTraces.of(study, engine);
        var folder = Optional.ofNullable(out)
                .orElse(Path.of(
                        "out", "compare-" + file.getFileName().toString().replaceFirst("\\.toml$", "")));
        long start = System.nanoTime();
        try (var interruption = new Interruption()) {
            ComparisonResult result;
            try (var progress = machine.progress("compare " + study.title(), json, console.getErr())) {
                var comparison = new Comparison(study, traces, engine, interruption::asked);
                result = new Contest(comparison, contestants(comparison), repeats, evaluations, equalTime())
                        .run(progress::update);
            }
            ResultFile.write(folder.resolve("compare.json"), ComparisonJson.text(result));
            new ComparisonReport(result).page().write(folder.resolve("report.html"));
            new Manifest(
                            machine.invocation(),
                            OptionalLong.of(study.seed()),
                            FitFiles.inputs(study),
                            (System.nanoTime() - start) * 1e-9,
                            Map.of(),
                            engine)
                    .write(folder);
            print(result, folder, console.getOut());
            return result.stopped() ? ExitCode.STOPPED : ExitCode.OK;
        }
    }

    private OptionalDouble equalTime() {
        return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    private List<Contestant> contestants(Comparison comparison) {
        var all = new ArrayList<Contestant>();
        for (var judge : Judge.values()) {
            if (judges.contains(judge)) {
                all.addAll(Contestants.of(comparison.stage(), methods, judge, comparison.matchesSpikes()));
            }
        }
        return all;
    }

    private void print(ComparisonResult result, Path folder, PrintWriter console) {
        if (json) {
            console.print(ComparisonJson.text(result));
        } else {
            for (var table : ComparisonTables.of(result)) {
                console.println(TextTable.of(table, machine.terminal()));
            }
            ComparisonTables.verdicts(result).forEach(console::println);
            console.printf(
                    "%d repeats; results in %s, report in %s%n",
                    result.repeats(), folder, folder.resolve("report.html"));
        }
        console.flush();
    }
}
