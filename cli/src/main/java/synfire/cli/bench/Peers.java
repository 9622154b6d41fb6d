package synfire.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The same work done by others: gcc and JAX, where they are installed.
///
/// @param sources folder with `hh.c` and `peers/hh_jax.py`
/// @param python an interpreter with JAX, if any
public record Peers(Path sources, Optional<String> python) {

    private static final long PATIENCE_SECONDS = 300;

    /// The folder `benchmarks` of the project: in the working folder, or two above the program's own classes.
    public static Path projectSources() {
        var here = Path.of("benchmarks");
        if (Files.isDirectory(here)) {
            return here;
        }
        var classes = Path.of(System.getProperty("jdk.module.path", "").split(":", 2)[0])
                .toAbsolutePath();
        return classes.resolveSibling("../../benchmarks").normalize();
    }

    /// What a peer took, or why there is no figure.
    record Measured(OptionalDouble value, String note) {

        static Measured missing(String note) {
            return new Measured(OptionalDouble.empty(), note);
        }
    }

    /// Nanoseconds of a cell and step of `hh.c`, compiled by gcc for this machine with vectors of so many bits.
    Measured c(int vectorBits, int cells, int steps) {
        try {
            var program = Files.createTempFile("synfire-hh", "");
            try {
                var compiled = output(List.of(
                        "gcc",
                        "-O3",
                        "-march=native",
                        "-ffast-math",
                        "-mprefer-vector-width=" + vectorBits,
                        sources.resolve("hh.c").toString(),
                        "-o",
                        program.toString(),
                        "-lm"));
                return compiled.startsWith("failed")
                        ? Measured.missing("C: gcc " + compiled)
                        : figure(
                                output(List.of(
                                        program.toString(), Integer.toString(cells), Integer.toString(steps), "100")),
                                "ns");
            } finally {
                Files.deleteIfExists(program);
            }
        } catch (IOException e) {
            return Measured.missing("C: " + e.getMessage());
        }
    }

    /// Nanoseconds of a lane and step of value and gradient in JAX, on all cores.
    Measured jax(int lanes, int steps) {
        if (python.isEmpty()) {
            return Measured.missing("JAX: give an interpreter that has it with --python");
        }
        try {
            return figure(
                    output(List.of(
                            python.get(),
                            sources.resolve("peers/hh_jax.py").toString(),
                            "--lanes",
                            Integer.toString(lanes),
                            "--steps",
                            Integer.toString(steps))),
                    "gradient_ns");
        } catch (IOException e) {
            return Measured.missing("JAX: " + e.getMessage());
        }
    }

    /// Seconds of a gradient by a script: the best of its runs.
    Measured gradient(String script) {
        if (python.isEmpty()) {
            return Measured.missing("brainstate: give an interpreter that has it with --python");
        }
        try {
            return figure(
                    output(List.of(
                            python.get(), sources.resolve("peers/" + script).toString())),
                    "seconds");
        } catch (IOException e) {
            return Measured.missing("brainstate: " + e.getMessage());
        }
    }

    /// The number under `key` in a line of JSON.
    static Measured figure(String json, String key) {
        var match =
                Pattern.compile("\"" + Pattern.quote(key) + "\": ([0-9.eE+-]+)").matcher(json);
        return match.find()
                ? new Measured(OptionalDouble.of(Double.parseDouble(match.group(1))), "")
                : Measured.missing("no figure '" + key + "' in: " + json.strip());
    }

    /// What a command prints, or `failed` and what it said.
    static String output(List<String> command) throws IOException {
        return output(command, PATIENCE_SECONDS);
    }

    /// @param patience seconds after which it is ended
    static String output(List<String> command, long patience) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(patience, TimeUnit.SECONDS)) {
                process.destroy();
                return "failed: no answer in " + patience + " s";
            }
        } catch (InterruptedException _) {
            process.destroy();
            Thread.currentThread().interrupt();
            return "failed: interrupted";
        }
        return process.exitValue() == 0 ? text : "failed: " + text.strip();
    }
}
