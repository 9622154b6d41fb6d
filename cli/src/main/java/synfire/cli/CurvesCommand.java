package synfire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import synfire.cli.manifest.InputFiles;
import synfire.cli.manifest.Manifest;
import synfire.cli.run.FigureFiles;
import synfire.cli.training.report.CurvesPage;
import synfire.cli.training.report.TrainingFolder;
import synfire.report.terminal.TextTable;

/// `synfire curves`: several trainings in one figure.
@Command(
        name = "curves",
        mixinStandardHelpOptions = true,
        description = {
            "Draws the learning curves of several trainings in one figure, finished ones and such as are running.",
            "Writes report.html and figures/ into --out. For example: synfire curves bptt=out/evidence"
                    + " d-rtrl=out/evidence-online",
        })
final class CurvesCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final MachineOptions machine = new MachineOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "[NAME=]DIR",
            description = "folders of trainings, with names for the legend if you like")
    private List<String> folders = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the figure (default: out/curves)")
    private Path out = Path.of("out", "curves");

    @Option(names = "--png", description = "write each figure as PNG too, beside its SVG in figures/")
    private boolean png;

    @Override
    public Integer call() throws IOException {
        var console = spec.commandLine();
        long start = System.nanoTime();
        CurvesPage curves;
        try {
            curves = new CurvesPage(folders.stream().map(TrainingFolder::of).toList());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(console, String.valueOf(e.getMessage()), e);
        }
        var page = curves.page();
        page.write(out.resolve("report.html"));
        new Manifest(
                        machine.invocation(),
                        OptionalLong.empty(),
                        InputFiles.none().with(curves.files()),
                        (System.nanoTime() - start) * 1e-9,
                        Map.of(),
                        machine.engine(console.getErr()))
                .write(out);
        var missing = FigureFiles.write(page, out.resolve("figures"), png);
        console.getOut().println(TextTable.of(curves.table(), machine.terminal()));
        console.getOut().printf("report in %s%n", out.resolve("report.html"));
        missing.ifPresent(reason -> console.getErr().println(reason));
        console.getOut().flush();
        return ExitCode.OK;
    }
}
