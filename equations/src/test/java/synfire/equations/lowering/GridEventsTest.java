package synfire.equations.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.equations.StepOrder.Reset;
import synfire.equations.StepOrder.Update;
import synfire.equations.lowering.SpikeOptions.Tangents;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.differentiate.Jvp;

/// Values of cells on the grid with the derivatives of cells that fire between its points.
final class GridEventsTest {

    private static final TensorType CELL = TensorType.of(DType.F64, Axis.LANE);
    private static final LoweringOptions EVENTS =
            LoweringOptions.DEFAULT.withSpikes(SpikeOptions.DEFAULT.withTangents(Tangents.EVENT));

    private static TestModel lif(Reset reset) {
        return new TestModel()
                .parameter("RI", 20)
                .input("J")
                .differential("v", "0", "(RI + J - v)/20", Flag.UNLESS_REFRACTORY)
                .differential("w", "0", "(v - w)/50")
                .spikeOn("v > 15", "v = 0", "w += 1")
                .order(Update.SIMULTANEOUS, reset, List.of(), List.of());
    }

    /// The last values and their derivatives by RI.
    private static Map<String, Tensor> run(Model model, LoweringOptions options, double drive, double dt, int steps) {
        var lowered = Lowering.of(model, options);
        var parameters = new HashMap<String, Tensor>();
        parameters.put("RI", Tensor.of(CELL, drive));
        parameters.put("J", Tensor.of(CELL, 0));
        parameters.put("tangent.RI", Tensor.of(CELL, 1));
        var values =
                new HashMap<>(Interpreter.run(Jvp.of(lowered.initial(), List.of("RI")), parameters, Sizes.of(1, 1)));
        var by = new ArrayList<>(lowered.states());
        by.add("RI");
        var step = Jvp.of(lowered.step(), by);
        for (int k = 0; k < steps; k++) {
            var inputs = new HashMap<>(parameters);
            inputs.putAll(values);
            inputs.put("t", Tensor.scalar(k * dt));
            inputs.put("dt", Tensor.scalar(dt));
            inputs.put("step", Tensor.ofIntegers(TensorType.scalar(DType.I64), k));
            values = new HashMap<>(Interpreter.run(step, inputs, Sizes.of(1, 1)));
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource(Reset.class)
    void values_areThoseOfHardSpikes_bitForBit(Reset reset) {
        var model = lif(reset).refractoryFor("2").build();

        var hard = run(model, LoweringOptions.DEFAULT, 21.3, 0.1, 1500);
        var grid = run(model, EVENTS, 21.3, 0.1, 1500);

        assertThat(grid.get("v")).isEqualTo(hard.get("v"));
        assertThat(grid.get("w")).isEqualTo(hard.get("w"));
        assertThat(grid.get("spike.age")).isEqualTo(hard.get("spike.age"));
    }

    /// With n spikes at n·(T + t_ref) and u = t − n·(T + t_ref): dv/dRI = 1 − e^{−u/τ} −
    /// RI/τ·e^{−u/τ}·n·dT/dRI.
    @ParameterizedTest
    @EnumSource(Reset.class)
    void derivative_afterSeveralSpikes_isThatOfTheClosedForm(Reset reset) {
        for (double refractory : new double[] {0, 2}) {
            var plain = lif(reset);
            var model =
                    refractory == 0 ? plain.build() : plain.refractoryFor("2").build();
            double end = 108;
            double dt = 0.05;

            var out = run(model, EVENTS, 20, dt, (int) Math.round(end / dt));

            double interval = 20 * Math.log(4) + refractory;
            double n = Math.floor((end - refractory) / interval);
            double since = end - n * interval;
            double decay = Math.exp(-since / 20);
            double expected = 1 - decay + 20.0 / 20 * decay * n * 3;
            // each of the three spikes is rounded up by at most dt: dt/τ each
            assertThat(out.get("tangent.v").get(0)).isCloseTo(expected, within(0.02 * expected));
        }
    }

    /// w is raised by each spike and driven by v: its derivative against differences of event mode.
    @Test
    void derivative_ofAVariableThatIsAddedTo_isThatOfEventMode() {
        var model = lif(Reset.END).build();
        var event = LoweringOptions.DEFAULT.withSpikes(SpikeOptions.DEFAULT.withMode(SpikeMode.EVENT));

        double more = run(model, event, 20.01, 0.1, 600).get("w").get(0);
        double less = run(model, event, 19.99, 0.1, 600).get("w").get(0);
        double grid = run(model, EVENTS, 20, 0.1, 600).get("tangent.w").get(0);

        // of order dt: 2 % here, 0.6 % at half the step
        assertThat(grid).isCloseTo((more - less) / 0.02, within(0.03 * Math.abs(grid)));
    }

    @Test
    void options_softSpikesWithEventTangents_sayWhatIsPossible() {
        var soft = SpikeOptions.DEFAULT.withMode(SpikeMode.SOFT);
        assertThatThrownBy(() -> soft.withTangents(Tangents.EVENT))
                .hasMessage("event tangents go with hard spikes, not with spike mode soft; choose one of the two");
    }
}
