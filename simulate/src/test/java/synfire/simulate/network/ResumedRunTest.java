package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.ir.DType;
import synfire.network.recording.Kept;
import synfire.network.recording.Sink;

/// A run that is split at a random step and goes on in another process has the bits of one that is not: noise, drawn
/// inputs, spikes on their way, and synapses that learn.
final class ResumedRunTest {

    private static final int STEPS = 1500;
    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void advance_inAnotherProcess_hasTheBitsOfAnUnbrokenRun(DType dtype) throws IOException, InterruptedException {
        int split = ThreadLocalRandom.current().nextInt(1, STEPS);
        NetworkState end;
        var kept = new Kept();
        try (var whole = ResumedRun.simulation(dtype)) {
            whole.advance(STEPS, kept, _ -> {});
            end = whole.state();
        }
        try (var first = ResumedRun.simulation(dtype)) {
            first.advance(split, Sink.NONE, _ -> {});
            ResumedRun.checkpoint(first.state(), dtype).write(folder.resolve("split"));
        }

        resume(dtype, STEPS - split);

        assertThat(Checkpoint.read(folder.resolve("end")).state())
                .as("split at step %d", split)
                .isEqualTo(end);
        assertThat(kept.raster("P", 21, 0, 150).size()).isGreaterThan(50);
        assertThat(end.values().keySet()).contains("noise.noise", "L.state.w", "L.ring", "P.v.line", "P.spike.step");
    }

    private void resume(DType dtype, int steps) throws IOException, InterruptedException {
        var said = folder.resolve("said.txt");
        var child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=synfire.llvm",
                        "-p",
                        System.getProperty("jdk.module.path"),
                        "--patch-module",
                        "synfire.simulate=" + Path.of("target", "test-classes").toAbsolutePath(),
                        "--add-modules",
                        "ALL-MODULE-PATH",
                        "-m",
                        "synfire.simulate/synfire.simulate.network.ResumedRun",
                        dtype.name(),
                        folder.resolve("split").toString(),
                        Integer.toString(steps),
                        folder.resolve("end").toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            child.destroyForcibly();
        }
        assertThat(ended).as(Files.readString(said)).isTrue();
        assertThat(child.exitValue()).as(Files.readString(said)).isZero();
    }
}
