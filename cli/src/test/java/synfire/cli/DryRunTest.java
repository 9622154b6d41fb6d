package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The plan that `--dry-run` prints: all of it, but for the figures that depend on the machine.
final class DryRunTest {

    private static final String STUDY = """
            title = "small"
            model = "hh-traub"
            [data]
            threshold = "-20 mV"
            [fit]
            g_L = { bounds = ["1 nS", "50 nS"] }
            [simulated]
            dt = "0.05 ms"
            stimuli = [[["0.5 nA", "20 ms"]], [["0.3 nA", "20 ms"]], [["0.1 nA", "20 ms"]]]
            test = [1]
            [[stage]]
            name = "first"
            loss = "potential"
            starts = 5
            evaluations = 2000
            [[stage]]
            name = "second"
            loss = "van-rossum"
            optimizer = "de"
            evaluations = 300
            """;

    @TempDir
    Path folder;

    @Test
    void fit_dryRun_printsThePlanAndWritesNothing() throws IOException {
        var run = Program.fit(folder, STUDY, "--dry-run");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        var number = "[0-9.e-]+";
        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("study     small"),
                        line -> assertThat(line).isEqualTo("model     hh-traub, 1 parameters free"),
                        line -> assertThat(line)
                                .isEqualTo("data      2 training traces, 800 steps of 0.05 ms; 1 held out"),
                        line -> assertThat(line).matches("backend   [a-z]+, 1 threads"),
                        line -> assertThat(line).isEqualTo("stage     first: potential, lm, up to 2,000 evaluations"),
                        line -> assertThat(line).isEqualTo("  lanes   5 at a time, 800 steps each"),
                        line -> assertThat(line).startsWith("  memory  "),
                        line -> assertThat(line)
                                .matches("  kernel  loss, gradient and curvature by forward sensitivities,"
                                        + " compiled in [0-9.]+ s"),
                        line -> assertThat(line)
                                .matches("  time    %s s for 5 evaluations; at most about %s s"
                                        .formatted(number, number)),
                        line -> assertThat(line).isEqualTo("stage     second: van-rossum, de, up to 300 evaluations"),
                        line -> assertThat(line).isEqualTo("  lanes   8 at a time, 800 steps each"),
                        line -> assertThat(line).startsWith("  memory  "),
                        line -> assertThat(line).matches("  kernel  loss, compiled in [0-9.]+ s"),
                        line -> assertThat(line)
                                .matches("  time    %s s for 8 evaluations; at most about %s s"
                                        .formatted(number, number)));
        assertThat(Files.exists(folder.resolve("out"))).isFalse();
    }
}
