package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program as a process of its own, as a user runs it.
///
/// @param out file with its standard output
/// @param err file with its standard error
record ChildProgram(Process process, Path out, Path err) {

    private static final long PATIENCE_SECONDS = 600;

    /// Starts it.
    ///
    /// @param folder for what it prints
    /// @param options of the virtual machine
    static ChildProgram start(Path folder, List<String> options, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("--enable-native-access=synfire.llvm,io.jhdf");
        command.addAll(List.of("-p", modulePath()));
        command.addAll(
                List.of("--add-modules", "synfire.llvm,org.slf4j,org.apache.commons.lang3,com.ning.compress.lzf"));
        command.addAll(List.of("-m", "synfire.cli/synfire.cli.Main"));
        command.addAll(List.of(arguments));
        var out = folder.resolve("stdout.txt");
        var err = folder.resolve("stderr.txt");
        return new ChildProgram(
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start(),
                out,
                err);
    }

    /// The modules of this process; libraries that no module of ours requires lie on its class path.
    static String modulePath() {
        var libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"));
        return Stream.concat(Stream.of(System.getProperty("jdk.module.path")), libraries)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Waits for its end.
    ///
    /// @return the exit code
    int end() throws IOException, InterruptedException {
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended)
                .as("ended within %d s; it said: %s", PATIENCE_SECONDS, said())
                .isTrue();
        return process.exitValue();
    }

    /// Sends it what Ctrl-C sends.
    ///
    /// @throws org.opentest4j.TestAbortedException if the test, and so this, was started with the signal ignored
    void interrupt() throws IOException, InterruptedException {
        assertThat(process.isAlive()).as(said()).isTrue();
        boolean ignored = ignoresInterrupts();
        if (ignored) {
            process.destroyForcibly().waitFor(); // else it writes on where the test is cleaned up
        }
        assumeThat(ignored).as("the test was started with SIGINT ignored").isFalse();
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /// A shell starts processes in its background with the signal ignored, and they pass that on.
    private boolean ignoresInterrupts() throws IOException {
        var ignored = Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        return (Long.parseUnsignedLong(ignored.substring(8).strip(), 16) >> 1 & 1) == 1;
    }

    /// What it has printed on standard error.
    String said() throws IOException {
        return Files.readString(err);
    }
}
