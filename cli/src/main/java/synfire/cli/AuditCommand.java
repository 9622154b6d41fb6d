package synfire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import synfire.cli.run.FirstFailure;
import synfire.cli.run.StudyTraces;
import synfire.cli.study.Study;
import synfire.cli.study.StudyReader;
import synfire.learn.fit.Fit;
import synfire.learn.fit.GradientAudit;
import synfire.learn.fit.GradientAudit.Point;
import synfire.learn.fit.Stage;
import synfire.network.random.RandomKey;
import synfire.report.table.Table;
import synfire.report.terminal.TextTable;

/// `synfire audit`: whether the gradients of a study can be trusted.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Compares reverse mode, forward mode and central differences of a study's losses.",
            "On random directions, at the start and at random points within the bounds. Ends with 1 if reverse and forward"
                    + " mode differ by more than 1e-10 of their size, if differences of a loss without hard spikes differ by"
                    + " more than 1e-5, or if a loss or gradient is not a finite number.",
            "Counts the surrogate points: spikes at which a surrogate, or the derivative of the crossing, stands for the"
                    + " derivative of the step that a spike is.",
        })
final class AuditCommand implements Callable<Integer> {

    private static final double MODES = 1e-10;
    private static final double DIFFERENCES = 1e-5;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final MachineOptions machine = new MachineOptions();

    @Parameters(paramLabel = "STUDY.toml", description = "the study")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--points", paramLabel = "N", defaultValue = "3", description = "random points (default: 3)")
    private int points = 3;

    @Option(
            names = "--directions",
            paramLabel = "N",
            defaultValue = "8",
            description = "directions at each point (default: 8)")
    private int directions = 8;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "20000",
            description = "steps of each trace, from its beginning (default: 20000)")
    private int steps = 20_000;

    @Override
    public Integer call() throws IOException {
        if (points < 0 || directions < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "an audit needs --points of at least 0, --directions and --steps of at least 1");
        }
        var console = spec.commandLine();
        var study = StudyReader.read(file);
        var engine = machine.engine(console.getErr());
        var train = StudyTraces.of(study, engine).train().stream()
                .map(trace -> trace.first(steps))
                .toList();
        var fit = new Fit(study.plan(train), engine, () -> false, Fit.Listener.NONE);
        boolean good = true;
        for (var stage : fit.plan().stages()) {
            good &= audit(study, fit, stage);
        }
        return good ? ExitCode.OK : ExitCode.NOT_MET;
    }

    private boolean audit(Study study, Fit fit, Stage stage) {
        var result = new GradientAudit(fit, stage, points, directions, RandomKey.ofSeed(study.seed())).run();
        var table = Table.of(
                "stage %s: loss %s of model %s"
                        .formatted(
                                stage.name(), stage.loss().name(), study.model().name()),
                Table.Column.left("point"),
                Table.Column.right("loss"),
                Table.Column.right("|gradient|"),
                Table.Column.right("reverse - forward"),
                Table.Column.right("reverse - differences"),
                Table.Column.right("surrogate points"),
                Table.Column.left("zero gradient"),
                Table.Column.left("verdict"));
        boolean good = true;
        var notes = new ArrayList<String>();
        for (var point : result.points()) {
            boolean agrees = agrees(point, result.smooth());
            good &= agrees;
            table = table.row(
                    point.name(),
                    number(point.loss()),
                    number(point.norm()),
                    number(point.modes()),
                    number(point.differences()),
                    Long.toString(point.spikes()),
                    String.join(" ", point.zero()),
                    agrees ? "ok" : point.failure().isPresent() ? "not finite" : "DIFFERS");
            point.failure().ifPresent(what -> notes.add(failure(study, fit, point, what)));
        }
        var out = spec.commandLine().getOut();
        out.print(TextTable.of(table, machine.terminal()));
        notes.forEach(out::println);
        out.println(
                result.smooth()
                        ? "no spike acts on this loss: differences must agree to %.0e, modes to %.0e"
                                .formatted(DIFFERENCES, MODES)
                        : "spikes act on this loss and a surrogate (or the derivative of the crossing) stands for their derivative,"
                                + " at %,d spikes in all: differences are shown, and not expected to agree; modes must, to %.0e"
                                        .formatted(
                                                result.points().stream()
                                                        .mapToLong(Point::spikes)
                                                        .sum(),
                                                MODES));
        out.println();
        return good;
    }

    private static boolean agrees(Point point, boolean smooth) {
        return point.failure().isEmpty() && point.modes() <= MODES && (!smooth || point.differences() <= DIFFERENCES);
    }

    private static String failure(Study study, Fit fit, Point point, String what) {
        var where = FirstFailure.find(study.model(), point.values(), fit.plan().train(), fit.engine())
                .map(FirstFailure::toString)
                .orElse("every variable of the model is a number there, so it arises in its derivative");
        return "%s: %s is not a finite number: %s".formatted(point.name(), what, where);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "-";
    }
}
