package synfire.cli.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The machine that a result was computed on.
final class Hardware {

    private Hardware() {}

    /// By name: operating system, architecture, processor, number of processors, memory. What the system does
    /// not tell is left out.
    static SequencedMap<String, String> ofThisMachine() {
        var all = new LinkedHashMap<String, String>();
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        all.put("architecture", System.getProperty("os.arch", "unknown"));
        value("/proc/cpuinfo", "model name").ifPresent(name -> all.put("processor", name));
        all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        value("/proc/meminfo", "MemTotal").ifPresent(size -> all.put("memory", size));
        return all;
    }

    /// Linux's files of `name : value` lines.
    private static Optional<String> value(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip());
        } catch (IOException | java.io.UncheckedIOException _) {
            return Optional.empty();
        }
    }
}
