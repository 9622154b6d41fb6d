package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;

/// Networks with noise and learning that are stopped in a process of their own, and go on in another.
@EnabledOnOs(OS.LINUX)
final class NetworkInterruptionTest {

    private static final String LEARNING = """
            name = "learning"
            duration = "60 s"
            seed = 5
            formats = ["npz", "csv", "hdf5", "sonata"]

            [population.E]
            model = "lif"
            size = 20
            initial = { v = { uniform = { low = "-70 mV", high = "-56 mV" } } }

            [stimulus.noise]
            type = "noise"
            cells = "E"
            input = "I"
            mean = "100 pA"
            deviation = "60 pA"
            tau = "5 ms"

            [stimulus.rain]
            type = "poisson_input"
            cells = "E"
            variable = "v"
            rate = "20 Hz"
            weight = "0.3 mV"
            sources = 10

            [stimulus.inputs]
            type = "poisson_sources"
            size = 30
            rate = "15 Hz"

            [projection.learning]
            source = "inputs"
            target = "E"
            connector = { all_to_all = { autapses = true } }
            synapse = { modelled = { model = "stdp-pair" } }
            weight = { uniform = { low = "0.2 nS", high = "0.8 nS" } }
            delay = "1.5 ms"

            [projection.among]
            source = "E"
            target = "E"
            connector = { fixed_probability = { probability = 0.2, autapses = false } }
            synapse = { modelled = { model = "tsodyks-markram" } }
            weight = "0.5 nS"

            [probe.w]
            type = "weights"
            projection = "learning"
            every = 10000

            [probe.v]
            type = "variable"
            cells = "E[0:2]"
            variable = "v"
            every = 10
            """;

    @TempDir
    Path folder;

    private Path network() throws IOException {
        var file = folder.resolve("learning.toml");
        Files.writeString(file, LEARNING);
        return file;
    }

    private Program simulate(String out, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "simulate",
                network().toString(),
                "--quiet",
                "--out",
                folder.resolve(out).toString()));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(String[]::new));
    }

    /// Starts a run and waits until it has told of some progress.
    private ChildProgram begun(Path out, String... more) throws IOException, InterruptedException {
        var arguments =
                new ArrayList<>(List.of("simulate", network().toString(), "--out", out.toString(), "--threads=1"));
        arguments.addAll(List.of(more));
        var child = ChildProgram.start(folder, List.of(), arguments.toArray(String[]::new));
        var progress = out.resolve("progress.jsonl");
        while (child.process().isAlive() && (!Files.exists(progress) || Files.size(progress) == 0)) {
            Thread.sleep(5);
        }
        return child;
    }

    private double[] numbers(Path of, String spec) {
        return ((Content.Numbers) new ArrayReader(of).read(ArraySpec.parse(spec)))
                .values()
                .toArray();
    }

    /// Goes on on another number of threads.
    @Test
    void interruptSignal_keepsWhatWasRecordedAndResumesToTheSameBytes() throws IOException, InterruptedException {
        var out = folder.resolve("stopped");
        var child = begun(out, "--checkpoint=1ms"); // so often that it is still running when the signal comes
        child.interrupt();

        int code = child.end();

        assertThat(child.said()).doesNotContain("Exception", "defect");
        assertThat(code).isEqualTo(130);
        assertThat(Files.readString(child.out()))
                .matches(
                        "learning: stopped at step [0-9,]+ of 600,000; what was recorded is in %s\\Rgo on with --resume\\R"
                                .formatted(out));
        assertThat(out.resolve("run.checkpoint")).isNotEmptyFile();
        assertThat(numbers(out, "recording.parts/E.spikes.ms.npy"))
                .isEqualTo(numbers(out, "recording.h5#spikes/E/ms"))
                .isEqualTo(numbers(out, "spikes.h5#spikes/E/timestamps"))
                .hasSizeGreaterThan(10);
        assertThat(out.resolve("network.json")).doesNotExist();
        assertThat(out.resolve("recording.npz")).doesNotExist();

        var resumed = simulate("stopped", "--resume", "--threads=2");
        var whole = simulate("whole", "--threads=1");

        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.code()).isZero();
        assertThat(whole.code()).isZero();
        assertThat(out.resolve("run.checkpoint")).doesNotExist();
        for (var name : List.of(
                "network.json",
                "network.txt",
                "report.html",
                "recording.npz",
                "recording.h5",
                "spikes.csv",
                "spikes.h5",
                "report.h5",
                "w.csv",
                "v.csv")) {
            assertThat(out.resolve(name))
                    .as(name)
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
        }
        // it is learning that went on
        var weights = numbers(folder.resolve("whole"), "recording.npz#w");
        assertThat(weights).hasSize(60 * 600);
        double moved = 0;
        for (int i = 0; i < 600; i++) {
            moved = Math.max(moved, Math.abs(weights[59 * 600 + i] - weights[i]));
        }
        assertThat(moved).isGreaterThan(0.05);
    }

    /// Without a word, before the first checkpoint: what was written can be read, and agrees with an unbroken run as
    /// far
    /// as it goes; `--resume` says that it begins anew.
    @Test
    void kill_beforeACheckpoint_leavesReadableRecordings() throws IOException, InterruptedException {
        var out = folder.resolve("killed");
        var child = begun(out);
        assertThat(child.process().isAlive()).as(child.said()).isTrue();
        child.process().destroyForcibly().waitFor();

        assertThat(out.resolve("run.checkpoint")).doesNotExist();
        var parts = numbers(out, "recording.parts/E.spikes.ms.npy");
        var cells = numbers(out, "recording.parts/E.spikes.cell.npy");
        var growing = numbers(out, "recording.h5#spikes/E/ms");
        var weights = numbers(out, "recording.parts/w.npy");

        var resumed = simulate("killed", "--resume");

        assertThat(resumed.err())
                .isEqualTo("synfire: there is no checkpoint in %s, so the run begins at time 0%n".formatted(out));
        assertThat(resumed.code()).isZero();
        var all = numbers(out, "recording.npz#E.spikes.ms");
        assertThat(parts).isEqualTo(Arrays.copyOf(all, parts.length));
        assertThat(growing).isEqualTo(Arrays.copyOf(all, growing.length));
        assertThat(cells).isEqualTo(Arrays.copyOf(numbers(out, "recording.npz#E.spikes.cell"), cells.length));
        assertThat(weights).isEqualTo(Arrays.copyOf(numbers(out, "recording.npz#w"), weights.length));
    }
}
