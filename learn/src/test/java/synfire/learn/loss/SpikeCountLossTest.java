package synfire.learn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

/// On a leaky cell under a constant current, which fires 22 times in 500 ms.
final class SpikeCountLossTest {

    private static final double DT = 0.1;
    private static final int STEPS = 5000;
    private static final Map<String, Samples> INPUT = Map.of("I", Samples.generate(STEPS, _ -> 200));

    private final Engine engine = Engine.best().withThreads(1);
    private final double[] own = ownSpikes();

    @Test
    void loss_ofTheModelsOwnSpikes_isZero() {
        assertThat(own.length).isGreaterThan(10);
        assertThat(loss(new SpikeCountLoss(0.15), own)).isZero();
    }

    /// Without its last spike, the data are behind by one from then on: one of what 15 % of the spikes are.
    @Test
    void loss_ofASpikeTooMany_isTheTimeSinceItOverTheSquareOfTheScale() {
        var fewer = Arrays.copyOf(own, own.length - 1);
        double since = (STEPS * DT - own[own.length - 1]) / (STEPS * DT);
        double scale = 0.15 * fewer.length;

        assertThat(scale).isGreaterThan(1);
        assertThat(loss(new SpikeCountLoss(0.15), fewer)).isCloseTo(since / (scale * scale), within(1e-12));
        assertThat(loss(new SpikeCountLoss(0), fewer)).isCloseTo(since, within(1e-12));
    }

    /// A train that is right but late costs its delay for each spike, not two spikes each.
    @Test
    void loss_ofALateTrain_isItsDelay() {
        var early = Arrays.stream(own).map(time -> time - 2).toArray();

        assertThat(loss(new SpikeCountLoss(0), early)).isCloseTo(own.length * 2 / (STEPS * DT), within(1e-12));
    }

    @Test
    void tolerance_negative_isRefused() {
        assertThatThrownBy(() -> new SpikeCountLoss(-0.1))
                .hasMessage("a tolerance of -0.1 of the spikes is not a share; try 0.15");
    }

    private double loss(SpikeCountLoss loss, double[] spikes) {
        var trace = new Trace("steps", DT, INPUT, Optional.empty(), SpikeTrain.of(spikes, 0, STEPS * DT));
        var model = Lowering.of(Catalogue.get("lif"), LoweringOptions.DEFAULT);
        var fixed = parameters();
        double threshold = fixed.remove("V_th");
        var program = new LossProgram(model, List.of("V_th"), fixed, loss, DT);
        try (var objective = new FitObjective(program, loss, List.of(trace), engine)) {
            return objective.evaluate(new double[][] {{threshold}}, Want.LOSS).loss(0);
        }
    }

    private double[] ownSpikes() {
        var model = Lowering.of(Catalogue.get("lif"), LoweringOptions.DEFAULT);
        try (var simulation = new CellSimulation(model, DT, List.of(CellSimulation.SPIKE), false, engine)) {
            return simulation
                    .run(List.of(parameters()), INPUT, 1)
                    .getFirst()
                    .spikes()
                    .timesMs()
                    .toArray();
        }
    }

    private static Map<String, Double> parameters() {
        var values = new TreeMap<String, Double>();
        Catalogue.get("lif")
                .parameters()
                .forEach(p -> values.put(p.name(), p.value().inBase()));
        return values;
    }
}
