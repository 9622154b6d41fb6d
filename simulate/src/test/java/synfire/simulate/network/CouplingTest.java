package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.ir.functions.ExpandFunctions;
import synfire.ir.simplify.Optimize;
import synfire.network.Samples;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Stimulus;
import synfire.network.values.CellValues;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Continuous coupling against the same recurrence written out.
final class CouplingTest {

    private static final double DT = 0.5;
    private static final int CELLS = 6;

    /// x' = −x/10 ms + I, by Euler's rule; the square is what others read.
    private static Population cells() {
        var model = Model.parse(new Source("unit", """
                model unit

                state
                  x = 1

                inputs
                  I : 1

                equations
                  square = x*x : 1
                  driven = x + I : 1
                  dx/dt = -x/(10*ms) + I/ms : 1

                scheme euler
                """));
        return Population.of("cells", model, CELLS).starting("x", CellValues.formula("1 + 0.1*i"));
    }

    private static double weight(int source, int target) {
        return source == target ? 0 : 0.01 * (1 + source - 0.5 * target);
    }

    private static Weights weights() {
        var values = Samples.generate(CELLS * CELLS, k -> weight(k / CELLS, k % CELLS));
        return Weights.of(new SynapseValues.Matrix(CELLS, CELLS, values, Units.ONE));
    }

    private static Coupling coupling(String variable) {
        var all = cells().all();
        return Coupling.of("net", all, variable, all, "I", new Connector.AllToAll(true), weights());
    }

    private static Network network(Coupling coupling) {
        return Network.named("coupled", 1)
                .with(cells())
                .with(coupling)
                .with(new Probe.Variable("x", cells().all(), "x", 1));
    }

    /// Lengths in µm that take 0 to 7 steps at 3 mm/ms, plus `part` of a step.
    private static SynapseValues lengths(double part) {
        var values = Samples.generate(CELLS * CELLS, k -> 3000 * DT * (delay(k / CELLS, k % CELLS) + part));
        return new SynapseValues.Matrix(CELLS, CELLS, values, Units.UM);
    }

    private static int delay(int source, int target) {
        return (3 * source + 5 * target) % 8;
    }

    private interface Delays {
        double of(int source, int target);
    }

    private static double[][] expected(int steps, Delays delays, boolean diffusive) {
        var x = new double[steps + 1][CELLS];
        for (int i = 0; i < CELLS; i++) {
            x[0][i] = 1 + 0.1 * i;
        }
        for (int n = 0; n < steps; n++) {
            int now = n;
            for (int target = 0; target < CELLS; target++) {
                double input = 0;
                for (int source = 0; source < CELLS; source++) {
                    double delay = delays.of(source, target);
                    int whole = (int) Math.floor(delay);
                    double part = delay - whole;
                    int s = source;
                    IntUnaryOperator at = d -> Math.max(0, now - d);
                    double first = value(x[at.applyAsInt(whole)][s], diffusive);
                    double second = value(x[at.applyAsInt(whole + 1)][s], diffusive);
                    double own = diffusive ? x[n][target] : 0;
                    input += weight(source, target) * ((1 - part) * first + part * second - own);
                }
                x[n + 1][target] = x[n][target] + DT * (-x[n][target] / 10 + input);
            }
        }
        return x;
    }

    private static double value(double x, boolean diffusive) {
        return diffusive ? x : x * x;
    }

    private static void agree(Network network, Delays delays, boolean diffusive) {
        int steps = 620;
        var seen = Runs.of(network, DT, "cells.x", steps * DT);
        var expected = expected(steps, delays, diffusive);
        for (int n = 0; n < steps; n++) {
            for (int cell = 0; cell < CELLS; cell++) {
                // sums in another order: a few units in the last place of numbers around 1, damped over time
                assertThat(seen.get(n * CELLS + cell))
                        .as("step %d, cell %d", n, cell)
                        .isCloseTo(expected[n + 1][cell], within(1e-12));
            }
        }
    }

    @Test
    void coupling_atOnce_followsTheRecurrence() {
        agree(network(coupling("square")), (_, _) -> 0, false);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25})
    void coupling_byConduction_followsTheRecurrence(double part) {
        var conduction = new Coupling.Conduction(lengths(part), Quantity.of(3, "mm/ms"));

        agree(network(coupling("square").with(conduction)), (s, t) -> delay(s, t) + part, false);
    }

    @Test
    void coupling_afterOneDelay_followsTheRecurrence() {
        agree(network(coupling("square").with(Delay.steps(2, "ms"))), (_, _) -> 4, false);
        agree(network(coupling("square").with(Delay.real(2.125, "ms"))), (_, _) -> 4.25, false);
    }

    @Test
    void coupling_ofDifferences_followsTheRecurrence() {
        agree(network(coupling("x").with(Coupling.Kind.DIFFUSIVE)), (_, _) -> 0, true);
    }

    @Test
    void coupling_withSumsAndChosenCells_runsOnMachineCode() {
        var conduction = new Coupling.Conduction(lengths(0.25), Quantity.of(3, "mm/ms"));
        var all = cells().all();
        var network = network(coupling("square").with(conduction))
                .with(coupling("x").with(Coupling.Kind.DIFFUSIVE).named("gap"))
                .with(new Probe.Sum("sum", all, "square", 3))
                .with(new Probe.Variable("some", cells().part(1, 3), "driven", 2));
        runsOnMachineCode(network);
        assertThat(Runs.of(network, DT, DType.F64, Engine.best(), 20))
                .isEqualTo(Runs.of(network, DT, DType.F64, Runs.reference(), 20));
    }

    @Test
    void cells_thatAreNotCoupledOrAtOnce_runOnMachineCode() {
        var all = cells().all();
        var noise =
                new Stimulus.Noise("noise", all, "I", Quantity.of(0, "1"), Quantity.of(1, "1"), Quantity.of(5, "ms"));

        runsOnMachineCode(network(coupling("square")));
        runsOnMachineCode(Network.named("alone", 1).with(cells()));
        runsOnMachineCode(Network.named("alone", 1).with(cells()).with(noise));
    }

    private static void runsOnMachineCode(Network network) {
        var program = new Assembly(network, DT, DType.F64).assemble().program().program();
        var ready = new ExpandFunctions().apply(Optimize.STANDARD.apply(program));

        assertThat(Engine.best().backends().bestFor(ready).backend().name()).isEqualTo("llvm");
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void coupling_ofMachineCodeAndInParts_hasTheSameBits(DType dtype) {
        var conduction = new Coupling.Conduction(lengths(0.25), Quantity.of(3, "mm/ms"));
        var network = network(coupling("square").with(conduction));
        var expected = Runs.of(network, DT, dtype, Runs.reference(), 40);

        assertThat(Runs.of(network, DT, dtype, Engine.best(), 40)).isEqualTo(expected);
        assertThat(Runs.of(network, DT, dtype, Engine.best(), 13, 27)).isEqualTo(expected);
    }

    @Test
    void coupling_ofAVariableThatReadsAnInput_isRefused() {
        assertThatThrownBy(() -> Runs.of(network(coupling("driven")), DT, "cells.x", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "coupling 'net': 'driven' of population 'cells' reads the input 'I' of the same step; give a state, or a subexpression of states");
    }

    @Test
    void coupling_ofLengthsBelowZero_isRefused() {
        var lengths =
                new SynapseValues.Matrix(CELLS, CELLS, Samples.generate(CELLS * CELLS, k -> k == 8 ? -2 : 1), Units.UM);
        var conduction = new Coupling.Conduction(lengths, Quantity.of(3, "mm/ms"));

        assertThatThrownBy(() -> Runs.of(network(coupling("x").with(conduction)), DT, "cells.x", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("coupling 'net': the length")
                .hasMessageContaining("-2");
    }

    @Test
    void coupling_ofAnUnknownVariableOrTooSmallMatrix_isRefused() {
        assertThatThrownBy(() -> network(coupling("cube")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "coupling 'net': population 'cells' has no variable 'cube'; its variables are: I, driven, square, x");
        var small = new SynapseValues.Matrix(2, CELLS, Samples.generate(2 * CELLS, _ -> 1), Units.ONE);
        var all = cells().all();
        assertThatThrownBy(() -> network(
                        Coupling.of("net", all, "x", all, "I", new Connector.AllToAll(true), Weights.of(small))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "coupling 'net': the weight is a matrix of 2 sources and 6 targets, but there are 6 sources and 6 targets; give a row for each source and a column for each target");
    }
}
