package synfire.network.description;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.values.CellValues;
import synfire.network.values.Positions;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// The whole text of every message about a wrong network.
final class NetworkMistakesTest {

    private static final Population E = Population.of("E", Examples.cuba(), 10);
    private static final Population I = Population.of("I", Examples.cuba(), 4);
    private static final Network BOTH = Network.named("net", 1).with(E).with(I);

    @Test
    void names_wrongOrTwice_areRefused() {
        refused(
                () -> Population.of("1E", Examples.cuba(), 1),
                "population name '1E' is not a letter followed by letters, digits or _");
        refused(() -> BOTH.with(E), "two populations or stimuli are named 'E'; rename one of them");
        refused(
                () -> BOTH.with(projection(E.all(), I.all(), "ge")).with(projection(E.all(), I.all(), "ge")),
                "two projections are named 'P'; rename one of them");
        refused(
                () -> BOTH.with(new Probe.Spikes("s", E.all())).with(new Probe.Spikes("s", I.all())),
                "two probes are named 's'; rename one of them");
    }

    @Test
    void populations_wrong_areRefused() {
        refused(
                () -> Population.of("E", Examples.cuba(), 0),
                "population 'E' has size 0; a population has at least 1 cell");
        refused(
                () -> E.with("tau", CellValues.of(1, "ms")),
                "population 'E': population 'E' has no parameter 'tau'; its parameters are: E_L, tau_m");
        refused(
                () -> E.with("tau_m", CellValues.of(1, "mV")),
                "population 'E': 'tau_m' is 1 mV, but it should be in ms");
        refused(
                () -> E.starting("v", new CellValues.Listed(Samples.of(1, 2), Units.MV)),
                "population 'E': 'v' at the start has 2 values for 10 cells; give one per cell");
        refused(() -> E.part(5, 11), "population 'E' has no cell 10; it has 10, counted from 0");
        refused(() -> E.cells(2, -1), "population 'E' has no cell -1; it has 10, counted from 0");
        refused(() -> E.cells(2, 2), "cell 2 of 'E' is listed twice; list each once");
        refused(() -> E.part("left"), "population 'E' has no part 'left'; there are no parts");
        refused(() -> E.withPart("left", 0, 5).part("lift"), "population 'E' has no part 'lift'; did you mean 'left'?");
        refused(
                () -> BOTH.with(Population.of("G", Examples.cuba(), 3)
                                .with("E_L", CellValues.formula("x*mV/um"))
                                .at(new Positions.Grid(2, 2, 1, Quantity.of(1, "um"))))
                        .values("G", "E_L"),
                "population 'G' has 3 cells, but positions for 4; make them equal");
        refused(() -> BOTH.values("E", "v"), "population 'E' gives no values of 'v'; there are no values");
    }

    @Test
    void formulas_wrong_showTheirPlace() {
        refused(() -> E.with("tau_m", CellValues.formula("10*ms + k*ms")), """
                population 'E': 'tau_m':1:9: error[undefined]: 'k' is not defined
                  1 | 10 ms + k*ms
                              ^
                fix: write a number in place of k""");
        refused(() -> E.with("tau_m", CellValues.formula("i*mV")), """
                population 'E': 'tau_m':1:1: error[dimension-mismatch]: the formula is in mV, but it should be in ms
                  1 | i*mV
                      ^^^^
                fix: divide by a quantity in mV/ms""");
    }

    @Test
    void projections_wrong_areRefused() {
        refused(
                () -> BOTH.with(projection(new Cells.Range("F", 0, 1), I.all(), "ge")),
                "projection 'P': there is no population 'F'; its populations are: E, I");
        refused(
                () -> BOTH.with(projection(E.all(), new Cells.Range("I", 0, 5), "ge")),
                "projection 'P': population 'I' has no cell 4; it has 4, counted from 0");
        refused(
                () -> BOTH.with(projection(E.all(), I.all(), "gee")),
                "projection 'P': population 'I' has no state variable 'gee'; did you mean 'ge'?");
        refused(
                () -> BOTH.with(projection(E.all(), I.all(), "I")),
                "projection 'P': population 'I' has no state variable 'I'; its state variables are: ge, gi, v");
        refused(
                () -> BOTH.with(new Projection(
                        "P",
                        E.all(),
                        I.all(),
                        new Connector.OneToOne(),
                        Synapse.addTo("ge"),
                        Weights.of(1, "nS"),
                        Delay.none())),
                "projection 'P': the weight is 1 nS, but it should be in mV");
        refused(() -> BOTH.projection("Q"), "network 'net' has no projection 'Q'; there are no projections");
        refused(() -> BOTH.population("Ex"), "network 'net' has no population 'Ex'; its populations are: E, I");
    }

    @Test
    void stimuli_wrong_areRefused() {
        refused(
                () -> BOTH.with(new Stimulus.Drive("s", E.all(), "J", Course.constant(1, "mV"))),
                "stimulus 's': population 'E' has no input 'J'; its inputs are: I");
        refused(
                () -> BOTH.with(new Stimulus.Drive("s", E.all(), "I", Course.constant(1, "pA"))),
                "stimulus 's' is 1 pA, but it should be in mV");
        var signal = new Signal("I", Units.MV, 1, 0, Samples.of(1));
        refused(
                () -> BOTH.with(new Stimulus.Drive("s", E.all(), "I", new Course.Sampled(List.of(signal, signal)))),
                "stimulus 's' has 2 signals for 10 cells; give one, or one per cell");
        refused(
                () -> BOTH.with(new Stimulus.PoissonInput(
                        "s", E.all(), "ge", Course.constant(8, "ms"), Quantity.of(1, "mV"), 1)),
                "stimulus 's': the rate is 8 ms, but it should be in 1/ms");
        refused(
                () -> BOTH.with(new Stimulus.PoissonInput(
                        "s", E.all(), "ge", Course.constant(8, "Hz"), Quantity.of(1, "pA"), 1)),
                "stimulus 's': the weight is in pA, but it should be in mV");
        refused(
                () -> new Stimulus.PoissonSources("s", 0, Course.constant(8, "Hz")),
                "stimulus 's' has 0 sources; give at least 1");
        refused(
                () -> new Stimulus.Noise(
                        "s", E.all(), "I", Quantity.of(0, "mV"), Quantity.of(1, "mV"), Quantity.of(0, "ms")),
                "stimulus 's' has the correlation time 0 ms; give a time above 0 ms");
        refused(
                () -> new Course.Steps(Samples.of(1, 1), Samples.of(0, 0), Units.MV),
                "step 1 is at 1.0 ms, not after step 0 at 1.0 ms; sort the steps by time");
        refused(
                () -> new Course.Ramp(
                        Quantity.of(2, "ms"), Quantity.of(1, "ms"), Quantity.of(0, "mV"), Quantity.of(1, "mV")),
                "a ramp from 2 ms to 1 ms; give two times, the earlier first");
    }

    /// `NAME.spikes` are the spikes of a population.
    @Test
    void populations_whoseModelCallsAVariableSpikes_areRefused() {
        var counting = Model.parse(new Source("counting.model", """
                model counting
                state
                  v = 0 mV
                  spikes = 0
                equations
                  dv/dt = 1 mV/ms : mV
                on v > 5 mV
                  v = 0 mV
                  spikes += 1
                  spike
                """));

        refused(
                () -> Network.named("net", 1).with(Population.of("E", counting, 10)),
                "population 'E': its model 'counting' calls a variable 'spikes', but 'E.spikes' is what its own spikes are"
                        + " called; give the variable another name");
    }

    @Test
    void probes_wrong_areRefused() {
        refused(
                () -> BOTH.with(new Probe.Variable("p", E.all(), "vv", 1)),
                "probe 'p': population 'E' has no variable 'vv'; its variables are: E_L, I, ge, gi, tau_m, v");
        refused(() -> new Probe.Sum("p", E.all(), "v", 0), "probe 'p' records every 0 steps; give a number from 1 up");
        refused(
                () -> BOTH.with(new Probe.Weights("p", "EE", 1)),
                "probe 'p': there is no projection 'EE'; there are no projections");
        refused(
                () -> new Probe.Rate("p", E.all(), Quantity.of(1, "mV")),
                "probe 'p' has the window 1 mV; give a time above 0 ms");
    }

    private static Projection projection(Cells source, Cells target, String variable) {
        return new Projection(
                "P",
                source,
                target,
                new Connector.AllToAll(true),
                Synapse.addTo(variable),
                Weights.of(1, "mV"),
                Delay.none());
    }

    private static void refused(Runnable work, String message) {
        assertThatIllegalArgumentException().isThrownBy(work::run).withMessage(message);
    }
}
