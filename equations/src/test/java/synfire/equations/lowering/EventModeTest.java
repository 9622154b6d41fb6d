package synfire.equations.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.lowering.LoweringOptions.Crossing;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.differentiate.Jvp;

/// Spike times and their derivatives in event mode, against closed forms.
final class EventModeTest {

    private static final TensorType CELL = TensorType.of(DType.F64, Axis.LANE);

    /// @param slope derivative of the time by the parameter
    private record Spike(double time, double slope) {}

    /// All spikes until `end`, by stepping the derivative of the step.
    private static List<Spike> spikes(Model model, Crossing crossing, String parameter, double dt, double end) {
        var lowered = Lowering.of(
                model,
                LoweringOptions.DEFAULT.withSpikes(
                        SpikeOptions.DEFAULT.withMode(SpikeMode.EVENT).withCrossing(crossing)));
        var parameters = new HashMap<String, Tensor>();
        model.parameters()
                .forEach(p -> parameters.put(p.name(), Tensor.of(CELL, p.value().inBase())));
        parameters.put("tangent." + parameter, Tensor.of(CELL, 1));
        var values = new HashMap<>(
                Interpreter.run(Jvp.of(lowered.initial(), List.of(parameter)), parameters, Sizes.of(1, 1)));
        var by = new ArrayList<>(lowered.states());
        by.add(parameter);
        var step = Jvp.of(lowered.step(), by);
        var spikes = new ArrayList<Spike>();
        for (int k = 0; k * dt < end; k++) {
            var inputs = new HashMap<>(parameters);
            inputs.putAll(values);
            inputs.put("t", Tensor.scalar(k * dt));
            inputs.put("dt", Tensor.scalar(dt));
            inputs.put("step", Tensor.ofIntegers(TensorType.scalar(DType.I64), k));
            var out = Interpreter.run(step, inputs, Sizes.of(1, 1));
            if (out.get("spike").get(0) == 1) {
                spikes.add(new Spike(
                        (k + out.get("offset").get(0)) * dt,
                        out.get("tangent.offset").get(0) * dt));
            }
            for (var state : lowered.states()) {
                values.put(state, out.get(state));
                values.put("tangent." + state, out.get("tangent." + state));
            }
        }
        return spikes;
    }

    private static Model lif() {
        return new TestModel()
                .parameter("RI", 20)
                .differential("v", "0", "(RI - v)/20")
                .spikeOn("v > 15", "v = 0")
                .build();
    }

    /// T = τ·ln(RI/(RI − θ)) = 27.725887 ms, dT/d(RI) = −3 ms/mV; the n-th spike is at n·T.
    @Test
    void spike_lif_hasTheTimeAndSlopeOfTheClosedForm() {
        var spikes = spikes(lif(), Crossing.HERMITE, "RI", 0.1, 120);

        double interval = 20 * Math.log(4);
        assertThat(spikes).hasSize(4);
        for (int n = 1; n <= 4; n++) {
            // the cubic errs by dt⁴/384 of the fourth derivative: below 1e-9
            assertThat(spikes.get(n - 1).time()).isCloseTo(n * interval, within(1e-8));
            assertThat(spikes.get(n - 1).slope()).isCloseTo(-3.0 * n, within(1e-6));
        }
    }

    @Test
    void spike_lifByTheLinearCrossing_errsBySecondOrder() {
        double coarse = Math.abs(
                spikes(lif(), Crossing.LINEAR, "RI", 0.4, 30).getFirst().time() - 20 * Math.log(4));
        double fine = Math.abs(
                spikes(lif(), Crossing.LINEAR, "RI", 0.01, 30).getFirst().time() - 20 * Math.log(4));

        assertThat(coarse).isBetween(1e-5, 2e-3); // θ(1 − θ)·dt²/2·|v″/v′|, at most 1e-3
        assertThat(fine).isLessThan(1e-6);
    }

    /// v = w·(y − y²) with y = e^{−t/10}, threshold 1.
    @Test
    void spike_currentDrivenLif_hasTheTimeAndSlopeOfTheClosedForm() {
        for (var expected : List.of(
                Map.of("w", 8.0, "time", 1.583472, "slope", -0.258883),
                Map.of("w", 5.0, "time", 3.235071, "slope", -1.236068))) {
            var model = new TestModel()
                    .parameter("w", expected.getOrDefault("w", 0.0))
                    .differential("v", "0", "(-v + I)/10")
                    .differential("I", "w", "-I/5")
                    .spikeOn("v > 1", "v = 0")
                    .build();
            var first = spikes(model, Crossing.HERMITE, "w", 0.05, 5).getFirst();

            assertThat(first.time()).isCloseTo(expected.getOrDefault("time", 0.0), within(1e-6));
            assertThat(first.slope()).isCloseTo(expected.getOrDefault("slope", 0.0), within(1e-6));
        }
    }
}
