package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.equations.Model;
import synfire.equations.lowering.LoweringOptions.Crossing;
import synfire.equations.lowering.SpikeOptions;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Tensor;
import synfire.ir.differentiate.GradientCheck;
import synfire.ir.differentiate.Vjp;
import synfire.network.description.Network;
import synfire.network.description.Population;

/// Times of events inside the step, and their derivatives through the program of a network in event mode.
final class EventTimesTest {

    private static final double DT = 0.1;

    /// @param slope derivative of the time of the first spike by the input `by`
    private record First(double timeMs, double slope) {}

    private static First first(Model model, String by, Map<String, Double> at, int steps) {
        var cells = Population.of("cell", model, 1);
        var spikes = SpikeOptions.DEFAULT.withMode(SpikeMode.EVENT).withCrossing(Crossing.HERMITE);
        var options = new ProgramOptions(spikes, Set.of(by), List.of(), false);
        var assembled = new Assembly(Network.named("one", 1).with(cells), DT, DType.F64, options).assemble();
        var program = assembled.program().program();
        var gradient = Vjp.of(program, List.of(by), List.of("cell.offsets"));
        var sizes = Sizes.none()
                .with(Axis.TIME, steps)
                .with(assembled.program().populations().getFirst().axis(), 1);
        var inputs = inputs(gradient, at, sizes);
        var run = Interpreter.run(gradient, inputs, sizes);
        int step = 0;
        while (Objects.requireNonNull(run.get("cell.spikes")).get(step) == 0) {
            assertThat(Objects.requireNonNull(run.get("cell.offsets")).get(step))
                    .isZero();
            step++;
        }
        double offset = Objects.requireNonNull(run.get("cell.offsets")).get(step);
        var one = new double[steps];
        one[step] = 1;
        inputs.put(
                "cotangent.cell.offsets",
                Tensor.of(gradient.input("cotangent.cell.offsets").tensor(), one));
        double slope = Objects.requireNonNull(
                        Interpreter.run(gradient, inputs, sizes).get("cotangent." + by))
                .get(0);
        var report = GradientCheck.of(
                program, List.of(by), List.of("cell.offsets"), inputs, sizes, GradientCheck.Options.DEFAULT);
        assertThat(report.forwardError()).isLessThan(1e-10);
        return new First((step + offset) * DT, slope * DT);
    }

    private static Map<String, Tensor> inputs(Program program, Map<String, Double> at, Sizes sizes) {
        var inputs = new HashMap<String, Tensor>();
        for (var input : program.inputs()) {
            var type = input.value().tensor();
            var values = new double[sizes.elements(type)];
            Arrays.fill(values, at.getOrDefault(input.name(), 0.0));
            inputs.put(input.name(), Tensor.of(type, values));
        }
        return inputs;
    }

    /// T = τ·ln(RI/(RI − θ)) = 27.725887 ms, dT/d(RI) = −3 ms/mV.
    @Test
    void firstSpike_ofALeakyCell_hasTheTimeAndSlopeOfTheClosedForm() {
        var model = Model.fromEquations("""
                        dv/dt = (RI - v)/(20*ms) : volt
                        RI : volt (constant)
                        """, Map.of())
                .threshold("v > 15*mV")
                .reset("v = 0*mV")
                .named("lif")
                .model();

        var first = first(model, "cell.RI", Map.of("cell.RI", 20.0), 300);

        // the cubic errs by dt⁴/384 of the fourth derivative: below 1e-9
        assertThat(first.timeMs()).isCloseTo(20 * Math.log(4), within(1e-8));
        assertThat(first.slope()).isCloseTo(-3, within(1e-6));
    }

    /// v = w·(y − y²) with y = e^{−t/10}, threshold 1, by the current at the start.
    @ParameterizedTest
    @CsvSource({"8, 1.583472, -0.258883", "5, 3.235071, -1.236068"})
    void firstSpike_drivenByACurrent_hasTheTimeAndSlopeOfTheClosedForm(double w, double time, double slope) {
        var model = Model.fromEquations("""
                        dv/dt = (-v + I)/(10*ms) : 1
                        dI/dt = -I/(5*ms) : 1
                        """, Map.of())
                .threshold("v > 1")
                .reset("v = 0")
                .named("current")
                .model();

        var first = first(model, "cell.I", Map.of("cell.I", w), 60);

        // as in the single cell, at twice its step
        assertThat(first.timeMs()).isCloseTo(time, within(2e-6));
        assertThat(first.slope()).isCloseTo(slope, within(2e-6));
    }
}
