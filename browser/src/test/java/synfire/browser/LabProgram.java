package synfire.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `synfire lab DIR` as a process of its own, as built in this tree.
final class LabProgram implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("synfire.root", ".."));

    private final Process process;
    private final String address;

    private LabProgram(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static LabProgram of(Path folder) throws IOException {
        var process = new ProcessBuilder(command(List.of("lab", folder.toString(), "--port", "0")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("http://")) {
                return new LabProgram(process, line);
            }
        }
        throw new IOException("the lab has ended before it said where it is");
    }

    /// Runs another command to its end.
    static void run(List<String> arguments) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(arguments)).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("synfire %s has ended with %d".formatted(arguments, process.exitValue()));
        }
    }

    /// As the launcher starts it.
    private static List<String> command(List<String> arguments) throws IOException {
        var modules = Files.readString(ROOT.resolve("cli/target/modules.txt")).strip();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=synfire.llvm,io.jhdf",
                "-p",
                ROOT.resolve("cli/target/classes") + ":" + modules,
                "--add-modules",
                "synfire.llvm,org.slf4j,org.apache.commons.lang3,com.ning.compress.lzf",
                "-m",
                "synfire.cli/synfire.cli.Main"));
        command.addAll(arguments);
        return command;
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
