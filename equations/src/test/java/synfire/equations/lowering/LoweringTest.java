package synfire.equations.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.equations.Flag;
import synfire.equations.StepOrder;

final class LoweringTest {

    static TestModel gif() {
        return new TestModel()
                .parameter("a", 0.005)
                .parameter("b", 0.01)
                .parameter("k1", 0.2)
                .parameter("k2", 0.02)
                .input("I")
                .differential("I1", "0", "-k1*I1")
                .differential("I2", "0", "-k2*I2")
                .differential("theta", "-50", "a*(V + 70) - b*(theta + 50)")
                .differential("V", "-70", "(-(V + 70) + 20*(I + I1 + I2))/20")
                .spikeOn("V >= theta", "V = -70", "I1 = 0*I1 + 0", "I2 = 1*I2 + 0")
                .surrogate("relu_grad", "(V - theta)/abs(theta)")
                .order(
                        StepOrder.Update.IN_ORDER,
                        StepOrder.Reset.NEXT_STEP,
                        List.of(),
                        List.of("theta = max(theta, -60)"));
    }

    /// The first two traces of the published fit, by an independent implementation.
    @Test
    void step_gifOfThePaper_firesAtTheListedSteps() {
        var lowered = Lowering.of(gif().build(), LoweringOptions.DEFAULT);

        assertThat(spikes(lowered, new double[] {2.0, 200, 0, 800}))
                .containsExactly(146, 302, 466, 638, 818, 1005, 1199, 1400, 1607, 1820);
        assertThat(spikes(lowered, new double[] {1.5, 500, 0, 500}).subList(0, 5))
                .containsExactly(251, 541, 877, 1274, 1767);
        assertThat(lowered.scheme().name()).isEqualTo("exact");
    }

    private static List<Integer> spikes(LoweredModel lowered, double[] currentsAndDurations) {
        var stepper = Stepper.of(lowered, 0.1);
        var spikes = new ArrayList<Integer>();
        int step = 0;
        for (int i = 0; i < currentsAndDurations.length; i += 2) {
            for (int n = 0; n < (int) (currentsAndDurations[i + 1] / 0.1); n++) {
                var out = stepper.step(Map.of("I", currentsAndDurations[i]));
                if (out.get("spike").get(0) != 0) {
                    spikes.add(step);
                }
                step++;
            }
        }
        return spikes;
    }

    /// closed form 1/(t_ref + τ·ln(RI/(RI − θ))); the grid rounds each interval up by less than dt.
    @Test
    void step_lifWithRefractoryTime_firesAtTheClosedFormRate() {
        var lowered = Lowering.of(
                new TestModel()
                        .parameter("RI", 20)
                        .differential("v", "0", "(RI - v)/20", Flag.UNLESS_REFRACTORY)
                        .spikeOn("v > 15", "v = 0")
                        .refractoryFor("2")
                        .build(),
                LoweringOptions.DEFAULT);

        var spikes = Stepper.of(lowered, 0.1).spikes(3000);

        double interval = (spikes.getLast() - spikes.getFirst()) * 0.1 / (spikes.size() - 1);
        assertThat(interval).isCloseTo(1000 / 33.640712, within(0.1));
        assertThat(spikes.getFirst()).isEqualTo(277); // 27.725887 ms: the state after step 277 is the first above
    }
}
