package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parameters that are set last, for the highest Γ on the training data.
final class CalibrationTest {

    /// Pulses that a sharp threshold answers with one spike each, and a fit that stops at a soft threshold.
    private static final String STUDY =
            """
            title = "pulses"
            model = "gif-stochastic"
            [fit]
            V_T_star = { bounds = ["-60 mV", "-35 mV"], start = "-46 mV" }
            Delta_V  = { bounds = ["0.2 mV", "8 mV"], start = "5 mV", scale = "log" }
            [simulated]
            parameters = { Delta_V = "0.4 mV" }
            dt = "0.1 ms"
            stimuli = [[%s]]
            test = []
            [[stage]]
            loss = "likelihood"
            starts = 1
            evaluations = 1
            """.formatted("[\"0 pA\", \"120 ms\"], [\"900 pA\", \"12 ms\"], ".repeat(25) + "[\"0 pA\", \"50 ms\"]");

    @TempDir
    Path folder;

    @Test
    void calibration_ofASoftThreshold_raisesGamma() throws IOException {
        var before = fitted("[score]\nruns = 40\n");
        var after = fitted("[score]\nruns = 40\ncalibrate = [\"V_T_star\", \"Delta_V\"]\n");

        assertThat(after.path("metrics").path("train").path("gamma").asDouble())
                .isGreaterThan(
                        before.path("metrics").path("train").path("gamma").asDouble() + 0.1);
        assertThat(delta(before)).isEqualTo(5);
        assertThat(delta(after)).isBetween(0.2, 2.5);
        // what the stage found is not touched
        assertThat(after.path("loss")).isEqualTo(before.path("loss"));
    }

    @Test
    void calibration_ofAParameterThatIsNotFitted_isRefused() throws IOException {
        var run = Program.fit(folder, STUDY + "[score]\ncalibrate = [\"Delta\"]\n");

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "synfire: there is no calibration of 'Delta' (did you mean 'Delta_V'?): it is not fitted; fitted are V_T_star, Delta_V\n");
        assertThat(run.code()).isEqualTo(65);
    }

    private JsonNode fitted(String score) throws IOException {
        var run = Program.fit(folder, STUDY + score);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return new ObjectMapper().readTree(Files.readString(folder.resolve("out/fit.json")));
    }

    private static double delta(JsonNode json) {
        return json.path("parameters").path("Delta_V").path("value").asDouble();
    }
}
