package synfire.cli;

import java.io.IOException;
import java.nio.file.Path;
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
import synfire.cli.multiscale.Chain;

/// `synfire study`: from recordings to behaviour, in one chain.
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = {
            "Fits cells to recordings, joins them as a connectome says, trains the network on a task, and compares it with"
                    + " the brain (STUDY.toml, see docs/guide/study.md).",
            "Writes results.json, report.html and manifest.json into --out, and a folder for each stage. A stage is kept as"
                    + " long as what it depends on stays the same; what was interrupted goes on where it was.",
            "For example: synfire study examples/multiscale.toml --out out/multiscale",
        })
final class StudyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final MachineOptions machine = new MachineOptions();

    @Parameters(paramLabel = "STUDY.toml", description = "the stages and what goes into them")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--seed", paramLabel = "N", description = "of everything random (default: the study's)")
    private @Nullable Long seed;

    @Option(names = "--tune", description = "tune cells and weights together at the end, as [tune] says")
    private boolean tune;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the results (default: out/NAME)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        var console = spec.commandLine();
        var name = String.valueOf(file.getFileName()).replaceFirst("\\.toml$", "");
        var folder = out == null ? Path.of("out", name) : out;
        long start = System.nanoTime();
        try (var interruption = new Interruption()) {
            var session = new StudySession(machine, machine.engine(console.getErr()), interruption, console.getErr());
            boolean whole = Chain.run(file, Optional.ofNullable(seed), tune, folder, session);
            double seconds = (System.nanoTime() - start) * 1e-9;
            if (!whole) {
                console.getOut().printf("stopped; the same command goes on%n");
                console.getOut().flush();
                return ExitCode.STOPPED;
            }
            new Manifest(
                            machine.invocation(),
                            seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                            InputFiles.of(file),
                            seconds,
                            Map.of(),
                            session.engine())
                    .write(folder);
            console.getOut()
                    .printf(
                            "done in %.1f s; results in %s, report in %s%n",
                            seconds, folder.resolve("results.json"), folder.resolve("report.html"));
            console.getOut().flush();
            return ExitCode.OK;
        }
    }
}
