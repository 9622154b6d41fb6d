package synfire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import synfire.cli.run.Comparison;
import synfire.cli.run.Spread;
import synfire.cli.run.StudyTraces;
import synfire.cli.study.OptimizerNames;
import synfire.cli.study.StudyReader;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Optimizer;
import synfire.report.table.Table;
import synfire.report.terminal.Progress;
import synfire.report.terminal.TextTable;

/// `synfire compare`: the optimizer table.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares optimizers on the last stage of a study: mean and standard deviation of loss and seconds over repeats.",
            "At an equal number of evaluations and at equal time. The first row is the study's own optimizer; the others"
                    + " need no gradient. With --loss spikes the others minimize the spike loss itself, and the study's own"
                    + " minimizes the stage's loss and is scored on spikes.",
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

    @Option(names = "--evaluations", paramLabel = "N", defaultValue = "100", description = "of each run (default: 100)")
    private long evaluations = 100;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "3",
            description = "of each run at equal time; 0 leaves it out (default: 3)")
    private double seconds = 3;

    @Option(
            names = "--methods",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "de,two-points-de,pso,cma-es,nelder-mead,bayesian,random",
            description = "others to compare with (default: ${DEFAULT-VALUE})")
    private List<String> methods = List.of();

    /// What is minimized.
    enum LossChoice {
        /// The stage's loss.
        STAGE,
        /// The coded spike loss.
        SPIKES
    }

    @Option(
            names = "--loss",
            paramLabel = "stage|spikes",
            defaultValue = "stage",
            description = "what is minimized (default: stage)")
    private LossChoice loss = LossChoice.STAGE;

    @Override
    public Integer call() throws IOException {
        if (repeats < 1) {
            throw new IllegalArgumentException("--repeats %d: give at least 1".formatted(repeats));
        }
        var console = spec.commandLine();
        var study = StudyReader.read(file);
        var engine = machine.engine(console.getErr());
        var traces = StudyTraces.of(study, engine);
        Table table;
        try (var interruption = new Interruption();
                var progress = machine.progress("compare " + study.title(), false, console.getErr())) {
            var comparison = new Comparison(study, traces, engine, interruption::asked);
            var own = comparison.stage().optimizer();
            var all = new LinkedHashMap<String, Optimizer>();
            all.put(own.name() + " (study)", own);
            for (var name : methods) {
                all.put(name, OptimizerNames.named(name, comparison.stage().loss(), 1, Double.NEGATIVE_INFINITY));
            }
            var byCount = runs(comparison, all, Budget.ofEvaluations(evaluations), progress, 0);
            var byTime = seconds > 0
                    ? runs(comparison, all, Budget.ofTime(Duration.ofNanos((long) (seconds * 1e9))), progress, 1)
                    : Map.<String, List<Comparison.Run>>of();
            // the line of progress is gone before the table begins
            table = table(comparison, byCount, byTime);
        }
        console.getOut().print(TextTable.of(table, machine.terminal()));
        return ExitCode.OK;
    }

    private Map<String, List<Comparison.Run>> runs(
            Comparison comparison, Map<String, Optimizer> all, Budget budget, Progress progress, int half) {
        var runs = new LinkedHashMap<String, List<Comparison.Run>>();
        int done = 0;
        for (var each : all.entrySet()) {
            var list = new ArrayList<Comparison.Run>();
            boolean own = each.getValue().equals(comparison.stage().optimizer());
            for (int i = 0; i < repeats; i++) {
                long seed = comparison.study().seed() + i;
                list.add(
                        own || loss == LossChoice.STAGE
                                ? comparison.onStage(each.getValue(), budget, seed)
                                : comparison.onSpikes(each.getValue(), budget, seed));
                done++;
                double share = (double) done / all.size() / repeats;
                progress.update(seconds > 0 ? (half + share) / 2 : share, each.getKey());
            }
            runs.put(each.getKey(), list);
        }
        return runs;
    }

    private Table table(
            Comparison comparison,
            Map<String, List<Comparison.Run>> byCount,
            Map<String, List<Comparison.Run>> byTime) {
        var table = Table.of(
                "%s: %s, %d repeats"
                        .formatted(
                                comparison.study().title(),
                                loss == LossChoice.SPIKES
                                        ? "spike loss"
                                        : "loss " + comparison.stage().loss().name(),
                                repeats),
                Table.Column.left("optimizer"),
                Table.Column.right("loss at %d evaluations".formatted(evaluations)),
                Table.Column.right("seconds"),
                Table.Column.right(seconds > 0 ? "loss at %s s".formatted(seconds) : ""),
                Table.Column.right(seconds > 0 ? "evaluations" : ""));
        for (var each : byCount.entrySet()) {
            var timed = byTime.getOrDefault(each.getKey(), List.of());
            table = table.row(
                    each.getKey(),
                    spread(each.getValue(), this::value),
                    spread(each.getValue(), Comparison.Run::seconds),
                    timed.isEmpty() ? "" : spread(timed, this::value),
                    timed.isEmpty() ? "" : spread(timed, run -> (double) run.evaluations()));
        }
        return table;
    }

    private double value(Comparison.Run run) {
        return loss == LossChoice.SPIKES ? run.spikes() : run.potential();
    }

    private static String spread(List<Comparison.Run> runs, Function<Comparison.Run, Double> number) {
        return Spread.of(runs.stream().map(number).toList()).toString();
    }
}
