package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cells and weights tuned together, on the chained example in small.
@Tag("slow")
final class TunedStudyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UPDATES = 2;

    /// What the threshold of the excitatory cell may move: the rate, the width of a coordinate, the 15 mV
    /// between the bounds of its fit, and two steps of Adam, each at most 1.2 times the rate where it has
    /// seen few gradients.
    private static final double FARTHEST = UPDATES * 1.2 * 0.1 * 0.02 * 15;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by the test engine
    Path folder;

    @Test
    void study_tuned_isJudgedAgainstAControlAndKept() throws IOException {
        var study = KilledStudyTest.small(folder);
        Files.writeString(
                study,
                Files.readString(study)
                        .replaceAll("(?m)^updates = .*$", "updates = " + UPDATES)
                        .replaceAll("(?m)^seeds = .*$", "seeds = 2"));
        var out = folder.resolve("out");
        var arguments = new String[] {"study", study.toString(), "--tune", "--threads=1", "--out", out.toString()};

        assertThat(Program.run(arguments).code()).isZero();

        var tuning = JSON.readTree(out.resolve("tuning/tuning.json").toFile());
        assertThat(tuning.path("runs")).hasSize(2);
        int lower = 0;
        for (var run : tuning.path("runs")) {
            check(run);
            lower += run.path("j").asDouble() < run.path("j_control").asDouble() ? 1 : 0;
        }
        assertThat(JSON.readTree(out.resolve("results.json").toFile()).path("tuning"))
                .isEqualTo(tuning);
        assertThat(tuning.path("lower_than_control").asInt()).isEqualTo(lower);
        assertThat(Program.run(arguments).err()).contains("training: kept", "tuning: kept", "report: kept");
    }

    private void check(JsonNode run) throws IOException {
        assertThat(run.path("j").asDouble())
                .isCloseTo(run.path("traces").asDouble() + run.path("task").asDouble(), within(1e-12));
        assertThat(run.path("j_control").asDouble())
                .isCloseTo(1 + run.path("task_control").asDouble(), within(1e-12));
        assertThat(run.path("traces").asDouble()).isLessThan(1.05);
        var fit = JSON.readTree(folder.resolve("out/cell-excitatory/fit.json").toFile());
        var coincidences = run.path("coincidences").path("excitatory");
        assertThat(coincidences.path("fitted").asDouble())
                .isEqualTo(fit.path("metrics").path("test").path("gamma").asDouble());
        assertThat(coincidences.path("tuned").asDouble()).isBetween(0.05, 1.0);
        double moved = run.path("parameters").path("excitatory.V_T_star").asDouble() - fitted();
        assertThat(Math.abs(moved)).isBetween(1e-6, FARTHEST);
    }

    /// The threshold as the fit left it, in mV.
    private double fitted() throws IOException {
        var text = Files.readString(folder.resolve("out/cell-excitatory/fitted.model"));
        var value = text.lines()
                .filter(line -> line.strip().startsWith("V_T_star "))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(value.replaceAll(".*= *(-?[0-9.eE-]+) mV.*", "$1"));
    }
}
