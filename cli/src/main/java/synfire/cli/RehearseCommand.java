package synfire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import synfire.cli.bench.StartUp;

/// `synfire rehearse`: a little of everything, for the launcher to record which code the program loads and
/// how it runs. Leaves nothing behind.
@Command(name = "rehearse", hidden = true, description = "Runs a little of everything, to record the cache of code.")
final class RehearseCommand implements Callable<Integer> {

    private static final String NETWORK = """
            title = "rehearsal"
            duration = "5 ms"
            dt = "0.1 ms"

            [population.cells]
            model = "lif"
            size = 10
            """;

    @Override
    public Integer call() throws IOException {
        var folder = Files.createTempDirectory("synfire");
        try {
            var study = folder.resolve("study.toml");
            var network = folder.resolve("network.toml");
            Files.writeString(study, DemoCommand.studyText());
            Files.writeString(network, NETWORK);
            var results = folder.resolve("out").toString();
            for (var arguments : List.of(
                    List.of("--version"),
                    List.of("--help"),
                    List.of("models", "lif"),
                    List.of("check", "hh-traub"),
                    List.of("doctor"),
                    List.of("simulate", "lif", "--current=300 pA*20ms", "--threads=1", "--out", results),
                    List.of("simulate", network.toString(), "--threads=1", "--quiet", "--out", results),
                    List.of("fit", study.toString(), "--threads=1", "--quiet", "--evaluations=8", "--out", results))) {
                Main.run(silent(), silent(), arguments.toArray(String[]::new));
            }
            StartUp.firstGradient();
        } finally {
            delete(folder);
        }
        return ExitCode.OK;
    }

    private static PrintWriter silent() {
        return new PrintWriter(Writer.nullWriter());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
