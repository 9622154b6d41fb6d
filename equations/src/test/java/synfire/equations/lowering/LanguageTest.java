package synfire.equations.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.equations.StepOrder.Reset;
import synfire.equations.StepOrder.Update;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;

/// The parts of the language, lowered and run.
final class LanguageTest {

    /// The value that a statement gives to `x` in the first step.
    private static double value(String expression) {
        var model = new TestModel()
                .parameter("p", -2.5)
                .timedArray("stimulus")
                .state("x", "0")
                .state("n", "7", Flag.INTEGER)
                .state("on", "True", Flag.BOOLEAN)
                .order(Update.SIMULTANEOUS, Reset.END, List.of("x = " + expression), List.of());
        var stepper = Stepper.of(Lowering.of(model.build(), LoweringOptions.DEFAULT), 0.1);
        stepper.step(Map.of("stimulus", 4.0));
        return stepper.get("x");
    }

    @Test
    void functions_ofTheLanguage_meanWhatTheySay() {
        assertThat(value("int(p)")).isEqualTo(-2);
        assertThat(value("int(p < 0)")).isEqualTo(1);
        assertThat(value("clip(p, -1, 1)")).isEqualTo(-1);
        assertThat(value("where(on, 3, 4)")).isEqualTo(3);
        assertThat(value("timestep(0.3, dt)")).isEqualTo(3);
        assertThat(value("q10(3, 300, 290)")).isCloseTo(3, within(1e-12));
        assertThat(value("exprel(0)")).isEqualTo(1);
        assertThat(value("log10(1000)")).isCloseTo(3, within(1e-15));
        assertThat(value("min(p, 1) + max(p, 1)")).isEqualTo(-1.5);
        assertThat(value("sign(p)*abs(p) + ceil(p) - floor(p)")).isEqualTo(-1.5);
        assertThat(value("sigmoid(0) + erf(0) + tanh(0)")).isEqualTo(0.5);
    }

    @Test
    void operators_ofTheLanguage_areThoseOfPython() {
        assertThat(value("p**2 + 2**(-1) + 4**0.5")).isEqualTo(8.75);
        assertThat(value("n//2 + n%4 + (0 - n)%4")).isEqualTo(7);
        assertThat(value("int(on and not (p > 0) or False)")).isEqualTo(1);
        assertThat(value("int(n == 7) + int(n != 7) + int(n <= 7)")).isEqualTo(2);
        assertThat(value("-p**2")).isEqualTo(-6.25);
    }

    @Test
    void timedArray_atTheStep_isThatStepsValue() {
        assertThat(value("stimulus(t) + stimulus(t, i)")).isEqualTo(8);
        assertThatThrownBy(() -> value("stimulus(t - 1)"))
                .hasMessage("timed array 'stimulus' is read at another place than the current step; write stimulus(t) "
                        + "or stimulus(t, i)");
    }

    @Test
    void constantOverDt_subexpression_keepsTheValueOfTheStart() {
        var model = new TestModel()
                .differential("x", "1", "0")
                .subexpression("start", "10*x", Flag.CONSTANT_OVER_DT)
                .subexpression("now", "10*x")
                .state("a", "0")
                .state("b", "0")
                .order(Update.SIMULTANEOUS, Reset.END, List.of("x = 2", "a = start", "b = now"), List.of());
        var stepper = Stepper.of(Lowering.of(model.build(), LoweringOptions.DEFAULT), 1);
        stepper.step();
        assertThat(stepper.get("a")).isEqualTo(10);
        assertThat(stepper.get("b")).isEqualTo(20);
    }

    @Test
    void exposed_subexpression_isThatOfTheStartOfTheStep() {
        var model = new TestModel().differential("x", "1", "1").subexpression("twice", "2*x");
        var lowered = Lowering.of(model.build(), LoweringOptions.DEFAULT.withExposed(List.of("twice")));
        assertThat(Stepper.of(lowered, 1).step().get("twice").get(0)).isEqualTo(2);
        assertThatThrownBy(() -> Lowering.of(model.build(), LoweringOptions.DEFAULT.withExposed(List.of("thrice"))))
                .hasMessage("'thrice' cannot be exposed: model 'test' has the subexpressions [twice]");
    }

    @Test
    void options_f32AndNoAxes_giveScalarFloats() {
        var model = new TestModel()
                .differential("v", "0", "(20 - v)/20", Flag.UNLESS_REFRACTORY)
                .spikeOn("v > 15", "v = 0")
                .refractoryFor("2")
                .build();
        var lowered =
                Lowering.of(model, LoweringOptions.DEFAULT.withDType(DType.F32).withAxes(List.of()));
        var type = TensorType.scalar(DType.F32);
        Map<String, Tensor> state = Interpreter.run(lowered.initial(), Map.of(), Sizes.none());
        int first = -1;
        for (int k = 0; k < 400 && first < 0; k++) {
            var inputs = new java.util.HashMap<>(state);
            inputs.put("t", Tensor.of(type, k * 0.1));
            inputs.put("dt", Tensor.of(type, 0.1));
            inputs.put("step", Tensor.ofIntegers(TensorType.scalar(DType.I64), k));
            state = Interpreter.run(lowered.step(), inputs, Sizes.none());
            if (state.getOrDefault("spike", Tensor.scalar(0)).get(0) == 1) {
                first = k;
            }
            state = new java.util.HashMap<>(state);
            state.keySet().retainAll(lowered.states());
        }
        assertThat(first).isEqualTo(277);
    }

    /// Strings as in published scripts. v passes 10 mV at 10 ms·ln 2 = 6.93 ms, so in step 69; the cell
    /// is held for 50 steps and needs 70 again.
    @Test
    void fromEquations_leakyCell_firesInTheStepsOfItsGrid() {
        var model = Model.fromEquations(
                        "dv/dt = (v0 - v)/tau : volt (unless refractory)",
                        Map.of("tau", Quantity.of(10, "ms"), "v0", Quantity.of(20, "mV")))
                .threshold("v > 10*mV")
                .reset("v = 0*mV")
                .refractory("5*ms")
                .model();

        var spikes =
                Stepper.of(Lowering.of(model, LoweringOptions.DEFAULT), 0.1).spikes(400);

        assertThat(spikes).containsExactly(69, 188, 307);
    }
}
