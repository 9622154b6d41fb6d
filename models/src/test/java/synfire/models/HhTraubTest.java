package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.network.Samples;

/// Against an independent implementation of the published code, and the published traces themselves.
final class HhTraubTest {

    private static final int STEPS = 1497;
    private static final String DATA = "ephys_brian2modelfitting_SYNTHETIC/";

    /// nA on samples from..to
    private record Pulse(double amplitude, int from, int to) {
        double at(int step) {
            return step >= from && step <= to ? amplitude : 0;
        }
    }

    private static final List<Pulse> PULSES = List.of(
            new Pulse(10, 499, 997),
            new Pulse(2, 499, 997),
            new Pulse(2, 0, 997),
            new Pulse(50, 499, 997),
            new Pulse(0.2, 499, 997));

    private static Samples voltage(
            String model, Pulse pulse, double gL, double gNa, double gK, double vT, boolean after) {
        var cell = TestCell.of(model, 0.01)
                .with("g_L", gL + " uS")
                .with("g_Na", gNa + " uS")
                .with("g_K", gK + " uS")
                .with("V_T", vT + " mV");
        return (after ? cell.recordingAfter() : cell)
                .run(STEPS, "nA", pulse::at, "V")
                .samples("V");
    }

    /// Mean squared difference from the published target at samples 0, 149, … 1490 of five traces.
    @ParameterizedTest
    @CsvSource({"0.01, 20, 6, -60, 412.129", "0.05, 10, 10, -58, 383.518"})
    void loss_atThePublishedPoints_isThePublishedValue(double gL, double gNa, double gK, double vT, double expected) {
        double loss = 0;
        for (var pulse : PULSES) {
            var target = voltage(
                    "hh-traub-paper",
                    pulse,
                    0.008363657201143428,
                    24.697737655778038,
                    5.814895041093182,
                    -55.31094455202257,
                    true);
            var other = voltage("hh-traub-paper", pulse, gL, gNa, gK, vT, true);
            for (int k = 0; k < STEPS; k += 149) {
                loss += Math.pow(other.get(k) - target.get(k), 2) / 55;
            }
        }
        assertThat(loss).isCloseTo(expected, within(1e-4 * expected)); // float32 there: 6e-5 in both
    }

    /// The published recordings are this model with white noise of 1 mV: what is left is the noise.
    @Test
    void residual_ofThePublishedTraces_isTheirNoise() throws IOException {
        assumeTrue(TestCell.hasData(DATA + "output_traces_hh.csv"), "no shared data");
        var rows = Files.readAllLines(TestCell.data(DATA + "output_traces_hh.csv"));
        double[] expected = {1.014, 1.014, 0.999, 0.965, 0.993};
        double total = 0;
        for (int trace = 0; trace < 5; trace++) {
            var recorded = Arrays.stream(rows.get(trace + 1).split(","))
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            var simulated = voltage("hh-traub", PULSES.get(trace), 0.01, 20, 6, -63, false);
            double sum = 0;
            double squares = 0;
            for (int k = 0; k < STEPS; k++) {
                double residual = recorded[k] - simulated.get(k);
                sum += residual;
                squares += residual * residual;
            }
            total += squares / STEPS / 5;
            double sd = Math.sqrt(squares / STEPS - Math.pow(sum / STEPS, 2));
            assertThat(sd).isCloseTo(expected[trace], within(1.1e-3)); // one in its last digit
        }
        assertThat(total).isCloseTo(0.9951, within(6e-5));
    }
}
