package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;

/// Networks from the command line: the examples in small, what a folder holds, and runs that were cut.
final class NetworkCommandTest {

    private static final Path EXAMPLES = Path.of(System.getProperty("synfire.root", ".."), "examples", "networks");

    @TempDir
    Path folder;

    private static final String SMALL = """
            name = "small"
            duration = "%s"
            seed = 3
            formats = ["npz", "csv", "hdf5", "nwb"]

            [population.E]
            model = "lif"
            size = 40
            initial = { v = { uniform = { low = "-70 mV", high = "-50 mV" } } }
            positions = { random_box = { width = "1 mm", height = "1 mm", depth = "0 mm" } }

            [stimulus.drive]
            type = "drive"
            cells = "E"
            input = "I"
            course = "300 pA"

            [projection.EE]
            source = "E"
            target = "E"
            connector = { fixed_probability = { probability = 0.2, autapses = false } }
            synapse = "v"
            weight = { normal = { mean = "0.5 mV", deviation = "0.2 mV" } }
            delay = "1.3 ms"

            [probe.v]
            type = "variable"
            cells = "E[2:5]"
            variable = "v"
            """;

    private Path network(String duration) throws IOException {
        var file = folder.resolve("small.toml");
        Files.writeString(file, SMALL.formatted(duration));
        return file;
    }

    private Program simulate(Path file, String out, String... more) {
        var arguments = Stream.concat(
                        Stream.of(
                                "simulate",
                                file.toString(),
                                "--out",
                                folder.resolve(out).toString(),
                                "--quiet"),
                        Stream.of(more))
                .toArray(String[]::new);
        return Program.run(arguments);
    }

    /// In small: sizes and in-degrees a tenth of the example's, but for that of one cell.
    @ParameterizedTest
    @CsvSource({"cuba.toml, 100 ms", "coba.toml, 60 ms", "brunel.toml, 60 ms", "stdp.toml, 3 s"})
    void simulate_anExampleInSmall_spikes(String name, String duration) throws IOException {
        var text = Files.readString(EXAMPLES.resolve(name))
                .replaceAll(name.equals("stdp.toml") ? "^$" : "(size *= \\d+)0\\b", "$1")
                .replaceAll("(parts *= \\{ E = \\[0, \\d+)0\\], I = \\[(\\d+)0, (\\d+)0\\]", "$1], I = [$2, $3]")
                .replaceAll("(degree = \\d+)0\\b", "$1")
                .replaceAll("discard *= .*", "")
                .replaceAll("probability = 0.02", "probability = 0.2");
        var file = folder.resolve(name);
        Files.writeString(file, text);

        var run = simulate(file, "out", "--duration", duration, "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        var json = new ObjectMapper().readTree(run.out());
        long spikes = 0;
        for (var population : json.path("populations")) {
            spikes += population.path("spikes").asLong();
        }
        assertThat(spikes).isGreaterThan(50);
        assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
    }

    @Test
    void simulate_twice_givesTheSameBytes() throws IOException {
        var file = network("200 ms");

        assertThat(simulate(file, "a", "--threads=1").err()).isEmpty();
        assertThat(simulate(file, "b", "--threads=2").err()).isEmpty();

        assertThat(names("a"))
                .containsExactlyInAnyOrder(
                        "network.json",
                        "network.txt",
                        "report.html",
                        "manifest.json",
                        "progress.jsonl",
                        "recording.npz",
                        "recording.h5",
                        "recording.nwb",
                        "spikes.csv",
                        "v.csv",
                        "figures");
        same("a", "b");
        var spikes = Files.readAllLines(folder.resolve("a/spikes.csv"));
        assertThat(spikes.getFirst()).isEqualTo("population,cell,time_ms");
        var json = new ObjectMapper().readTree(folder.resolve("a/network.json").toFile());
        assertThat(json.path("populations").path("E").path("spikes").asInt())
                .isEqualTo(spikes.size() - 1)
                .isGreaterThan(100);
        assertThat(Files.readAllLines(folder.resolve("a/v.csv")))
                .hasSize(2001)
                .first()
                .isEqualTo("time_ms,E.v[2] (mV),E.v[3] (mV),E.v[4] (mV)");
    }

    private List<String> names(String out) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(out))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void same(String one, String other) throws IOException {
        for (var name : List.of(
                "network.json",
                "network.txt",
                "report.html",
                "recording.npz",
                "recording.h5",
                "recording.nwb",
                "spikes.csv",
                "v.csv")) {
            assertThat(folder.resolve(one).resolve(name))
                    .as(name)
                    .hasSameBinaryContentAs(folder.resolve(other).resolve(name));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void resume_afterTheProcessWasKilled_givesTheBytesOfAnUnbrokenRun() throws IOException, InterruptedException {
        var file = network("60 s");
        var out = folder.resolve("killed");
        var child = ChildProgram.start(
                folder,
                List.of(),
                "simulate",
                file.toString(),
                "--out",
                out.toString(),
                "--threads=1",
                "--checkpoint=1s");
        var checkpoint = out.resolve("run.checkpoint");
        while (child.process().isAlive() && !Files.exists(checkpoint)) {
            Thread.sleep(5);
        }
        Thread.sleep(System.nanoTime() % 300);
        assertThat(child.process().isAlive()).as(child.said()).isTrue();
        child.process().destroyForcibly().waitFor();
        assertThat(out.resolve("recording.npz")).doesNotExist();
        assertThat(numbers(out, "recording.h5#spikes/E/ms")).isGreaterThan(100);
        assertThat(numbers(out, "recording.parts/E.spikes.ms.npy")).isGreaterThan(100);

        var resumed = simulate(file, "killed", "--resume");
        var whole = simulate(file, "whole");

        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.code()).isZero();
        assertThat(whole.code()).isZero();
        assertThat(checkpoint).doesNotExist();
        same("killed", "whole");
    }

    private static int numbers(Path folder, String spec) {
        return ((Content.Numbers) new ArrayReader(folder).read(ArraySpec.parse(spec)))
                .values()
                .size();
    }

    @Test
    void resume_ofAnotherNetwork_saysWhatDiffers() throws IOException {
        var file = network("100 ms");
        simulate(file, "a");
        Files.write(folder.resolve("a/run.checkpoint"), new byte[] {1, 2, 3});

        var cut = simulate(file, "a", "--resume");

        assertThat(cut.code()).isEqualTo(65);
        assertThat(cut.err())
                .isEqualTo("synfire: checkpoint run.checkpoint: it does not begin like a checkpoint; give a file that"
                        + " synfire simulate has written%n".formatted());
    }

    @Test
    void dryRun_tellsCellsSynapsesAndSteps_andWritesNothing() throws IOException {
        var run = simulate(network("10 s"), "dry", "--dry-run");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("  E            40 cells of lif", "synapses, E to E", "steps     100,000 of 0.1 ms, F64")
                .contains("records   spikes of E, E.v (3 numbers) every 1 steps; npz, csv, hdf5, nwb")
                .containsPattern("time {6}\\d+\\.\\d\\d s to build; about \\S+ s to run, by 200 steps of it");
        assertThat(folder.resolve("dry")).doesNotExist();
    }

    @Test
    void simulate_aNetworkWithOptionsOfAModel_saysSo() throws IOException {
        var run = simulate(network("1 s"), "a", "--current", "1 nA*5ms", "--dt=1ms");

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).isEqualTo("synfire: --current, --dt: not for a network; its file says%n".formatted());
    }
}
