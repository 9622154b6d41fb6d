package synfire.learn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.learn.fit.FitObjective;
import synfire.learn.fit.LossProgram;
import synfire.learn.optimize.Want;
import synfire.models.Catalogue;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// On a Hodgkin–Huxley cell under a constant current, whose spikes are excursions of the potential.
final class TimeAboveLossTest {

    private static final double DT = 0.01;
    private static final int STEPS = 3000;
    private static final double THRESHOLD = -20;
    private static final Map<String, Samples> INPUT = Map.of("I", Samples.generate(STEPS, _ -> 1000));

    private final Engine engine = Engine.best().withThreads(1);
    private final Samples own = ownPotential();

    /// What is left is the softness of the threshold: each flank is off by less than the time in which the potential
    /// crosses a few millivolts.
    @Test
    void loss_ofTheModelsOwnPotential_isThatOfTheSoftThreshold() {
        assertThat(loss(own, 0.05)).isLessThan(1e-4);
        assertThat(loss(own, 1)).isLessThan(1e-2);
    }

    /// Data that are never above: the model's time above until t, squared and averaged.
    @Test
    void loss_ofSilentData_isTheSquareOfTheTimeAbove() {
        double sum = 0;
        double above = 0;
        for (int k = 0; k < STEPS; k++) {
            above += own.get(k) >= THRESHOLD ? DT : 0;
            sum += above * above;
        }

        assertThat(above).isGreaterThan(1);
        assertThat(loss(Samples.generate(STEPS, _ -> -70), 0.05)).isCloseTo(sum / STEPS, within(0.02 * sum / STEPS));
    }

    /// Only that the data are above counts, not by how much.
    @Test
    void loss_ofOtherPotentialsAbove_isTheSame() {
        var flat = Samples.generate(STEPS, k -> own.get(k) >= THRESHOLD ? 100 : -100);

        assertThat(loss(flat, 1)).isEqualTo(loss(own, 1));
    }

    @Test
    void width_zero_isRefused() {
        assertThatThrownBy(() -> new TimeAboveLoss("v", -20, 0))
                .hasMessage("a width of 0.0 mV of the threshold has no gradient; try 1 mV");
    }

    private double loss(Samples data, double width) {
        var loss = new TimeAboveLoss("V", THRESHOLD, width);
        var trace = new Trace("steps", DT, INPUT, Optional.of(data), SpikeTrain.of(new double[0], 0, STEPS * DT));
        var fixed = parameters();
        double free = fixed.remove("g_Na");
        var model = Lowering.of(Catalogue.get("hh-traub"), LoweringOptions.DEFAULT);
        var program = new LossProgram(model, List.of("g_Na"), fixed, loss, DT);
        try (var objective = new FitObjective(program, loss, List.of(trace), engine)) {
            return objective.evaluate(new double[][] {{free}}, Want.LOSS).loss(0);
        }
    }

    private Samples ownPotential() {
        var model = Lowering.of(Catalogue.get("hh-traub"), LoweringOptions.DEFAULT);
        try (var simulation = new CellSimulation(model, DT, List.of("V"), false, engine)) {
            return simulation.run(List.of(parameters()), INPUT, 1).getFirst().samples("V");
        }
    }

    private static Map<String, Double> parameters() {
        var values = new TreeMap<String, Double>();
        Catalogue.get("hh-traub")
                .parameters()
                .forEach(p -> values.put(p.name(), p.value().inBase()));
        return values;
    }
}
