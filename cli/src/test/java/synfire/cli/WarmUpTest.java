package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A held-out window in the middle of a step, on a membrane whose answer to a step has a closed form.
final class WarmUpTest {

    private static final String MEMBRANE = """
            # membrane: a leak and a capacitance, slow.
            model membrane
            parameters
              C = 100 pF in (0, inf)   # capacitance
              g = 1 nS   in (0, inf)   # leak
            state
              v = -70 mV               # potential
            inputs
              I : pA                   # current
            equations
              dv/dt = (I - g*(v + 70*mV))/C : mV
            """;

    private static final String STUDY = """
            model = "membrane.model"
            [data]
            train = ["cell.csv"]
            test = ["cell.csv@100ms:200ms"]
            threshold = "0 mV"
            [data.columns]
            dt = "0.1 ms"
            layout = "columns"
            [fit]
            g = { bounds = ["0.5 nS", "2 nS"] }
            [[stage]]
            starts = 2
            evaluations = 100
            """;

    private static final int STEPS = 2000;
    private static final double TAU = 100;

    @TempDir
    Path folder;

    @BeforeEach
    void record() throws IOException {
        Files.writeString(folder.resolve("membrane.model"), MEMBRANE);
        var rows = new StringBuilder("current (pA),voltage (mV)\n");
        for (int k = 0; k < STEPS; k++) {
            rows.append("10,").append(-70 + depolarisation(0.1 * k)).append('\n');
        }
        Files.writeString(folder.resolve("cell.csv"), rows);
    }

    /// Of 10 pA into 1 nS.
    private static double depolarisation(double ms) {
        return 10 * -Math.expm1(-ms / TAU);
    }

    /// A model that begins at rest when the window does is behind by what the cell has gained until then,
    /// which decays with the membrane's time constant.
    @Test
    void fit_windowWithoutWarmUp_isScoredFromRest() throws IOException {
        double behind = depolarisation(100);
        // mean over the window of (behind · e^(−t/τ))²
        double expected = behind * behind * -Math.expm1(-2 * 100 / TAU) / (2 * 100 / TAU);

        assertThat(heldOutMse("")).isCloseTo(expected, within(0.01 * expected));
    }

    @Test
    void fit_warmUpOfTheSweep_leavesNothing() throws IOException {
        assertThat(heldOutMse("[score]\nwarm_up = \"sweep\"\n")).isLessThan(1e-12);
        // longer than there is: from the beginning
        assertThat(heldOutMse("[score]\nwarm_up = \"1 s\"\n")).isLessThan(1e-12);
    }

    @Test
    void fit_warmUpOfAPart_isBehindByWhatCameBefore() throws IOException {
        double behind = depolarisation(60) * Math.exp(-40 / TAU);
        double expected = behind * behind * -Math.expm1(-2 * 100 / TAU) / (2 * 100 / TAU);

        assertThat(heldOutMse("[score]\nwarm_up = \"40 ms\"\n")).isCloseTo(expected, within(0.01 * expected));
    }

    @Test
    void study_warmUpBelowZero_saysWhatToGive() throws IOException {
        var run = Program.fit(folder, STUDY + "[score]\nwarm_up = \"-1 ms\"\n");

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "synfire: study.toml: score.warm_up: '-1 ms' is before nothing; give a time of 0 ms or more, or \"sweep\"\n");
        assertThat(run.code()).isEqualTo(65);
    }

    private double heldOutMse(String score) throws IOException {
        var run = Program.fit(folder, STUDY + score);
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper()
                .readTree(folder.resolve("out/fit.json").toFile())
                .at("/metrics/test/mse")
                .asDouble();
    }
}
