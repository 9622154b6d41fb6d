package synfire.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import synfire.cli.run.FitRun;
import synfire.cli.run.StudyTraces;
import synfire.cli.study.StudyReader;
import synfire.report.file.ResultFile;

/// `synfire demo`: the main job, on data that it makes itself.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Fits a Hodgkin-Huxley cell to noisy potentials that it makes itself.",
            "Prints the parameters with standard errors beside the truth, and writes the study, fit.json,"
                    + " fitted.model, report.html and manifest.json into --out.",
        })
final class DemoCommand implements Callable<Integer> {

    private static final String STUDY = "demo.toml";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final MachineOptions machine = new MachineOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/demo",
            description = "folder for the results (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() throws IOException {
        var file = out.resolve(STUDY);
        ResultFile.write(file, studyText());
        var study = StudyReader.read(file);
        var console = spec.commandLine();
        var engine = machine.engine(console.getErr());
        var run = new FitRun(study, StudyTraces.of(study, engine), engine);
        return new FitSession(machine, false, false, false, console.getOut(), console.getErr()).run(run, out);
    }

    /// The study that comes with the program.
    static String studyText() throws IOException {
        try (InputStream text = DemoCommand.class.getResourceAsStream(STUDY)) {
            return new String(
                    Objects.requireNonNull(text, "the program comes without " + STUDY)
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
