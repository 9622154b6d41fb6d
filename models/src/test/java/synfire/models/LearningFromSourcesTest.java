package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.units.Quantity;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.description.Cells;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// Synapses that follow a model, from stimuli that send spikes; and what a probe of weights that learn shows.
final class LearningFromSourcesTest {

    private static final Population TARGET =
            Population.of("B", Pair.regular(), 4).with("rate", CellValues.formula("(23 + 2*i)*Hz"));

    private static Projection joined(Cells source, Synapse synapse, Delay delay) {
        var start = Weights.of(new Distribution.Uniform(Quantity.of(0.2, "nS"), Quantity.of(0.8, "nS")));
        return new Projection("S", source, TARGET.all(), new Connector.AllToAll(true), synapse, start, delay);
    }

    /// Sources learn as cells that fire at the same times do.
    @ParameterizedTest
    @ValueSource(strings = {"stdp-pair", "stdp-triplet", "stdp-symmetric", "stdp-weight-dependent"})
    void weights_fromGivenSpikes_areThoseFromCellsThatFireThen(String model) {
        var synapse = Synapse.of(Synapses.get(model));
        for (var delay : List.of(Delay.none(), Delay.steps(1.5, "ms"))) {
            var cells = Population.of("A", Pair.firing(), 3)
                    .with("T1", CellValues.formula("(31 + 7*i)*ms"))
                    .with("T2", CellValues.formula("(90 + 11*i)*ms"));
            var sources = new Stimulus.SpikeSources("A", List.of(train(31, 90), train(38, 101), train(45, 112)));
            var all = new Cells.Range("A", 0, 3);
            var byCells = Network.named("n", 1).with(cells).with(TARGET).with(joined(all, synapse, delay));
            var bySources = Network.named("n", 1).with(TARGET).with(sources).with(joined(all, synapse, delay));

            assertThat(weights(bySources)).isEqualTo(weights(byCells)).isNotEqualTo(weights(bySources, 1));
        }
    }

    private static SpikeTrain train(double... times) {
        return SpikeTrain.of(times, 0, 200);
    }

    private static Samples weights(Network network) {
        return weights(network, 200);
    }

    private static Samples weights(Network network, double ms) {
        try (var simulation = Pair.simulation(network)) {
            simulation.run(Quantity.of(ms, "ms"), _ -> {});
            return simulation.synapses("S", "w");
        }
    }

    /// The weights of that step, not those of the start.
    @Test
    void probe_ofWeightsThatLearn_showsThoseOfItsSteps() {
        var sources = new Stimulus.PoissonSources("A", 20, Course.constant(40, "Hz"));
        var network = Network.named("n", 1)
                .with(TARGET)
                .with(sources)
                .with(joined(new Cells.Range("A", 0, 20), Synapse.of(Synapses.get("stdp-pair")), Delay.none()))
                .with(new Probe.Weights("w", "S", 370));
        Samples recorded;
        try (var simulation = Pair.simulation(network)) {
            recorded =
                    simulation.run(Quantity.of(200, "ms"), _ -> {}).variables().get("w");
        }

        assertThat(recorded.size()).isEqualTo(5 * 80);
        try (var simulation = Pair.simulation(network)) {
            for (int row = 0; row < 5; row++) {
                simulation.run(Quantity.of(37, "ms"), _ -> {});
                var then = simulation.synapses("S", "w");
                for (int i = 0; i < 80; i++) {
                    assertThat(recorded.get(80 * row + i)).isEqualTo(then.get(i));
                }
            }
        }
        assertThat(recorded.get(4 * 80)).isNotEqualTo(recorded.get(0));
    }

    @Test
    void synapse_thatReadsItsSource_ofAStimulus_isRefused() {
        var sources = new Stimulus.PoissonSources("A", 2, Course.constant(40, "Hz"));
        var junction = joined(new Cells.Range("A", 0, 2), Synapse.of(Synapses.get("gap-junction")), Delay.none());

        assertThatThrownBy(
                        () -> Network.named("n", 1).with(TARGET).with(sources).with(junction))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "projection 'S': synapse model 'gap-junction': it reads 'v_pre', but model 'A' of the source has no state variable or parameter 'v'; it has none");
    }

    /// Song, Miller & Abbott (2000) in small: weights part.
    @Tag("slow")
    @Test
    void competition_ofManyInputs_partsTheWeights() {
        var cell = Population.of("B", Catalogue.get("lif"), 1)
                .with("tau_m", CellValues.of(10, "ms"))
                .with("E_L", CellValues.of(-74, "mV"))
                .with("V_th", CellValues.of(-54, "mV"))
                .with("V_r", CellValues.of(-60, "mV"))
                .with("t_ref", CellValues.of(0, "ms"));
        var synapse = Synapse.of(Synapses.get("stdp-pair")).with("w_max", 0.5, "nS");
        var network = Network.named("n", 1)
                .with(cell)
                .with(new Stimulus.PoissonSources("A", 200, Course.constant(15, "Hz")))
                .with(new Projection(
                        "S",
                        new Cells.Range("A", 0, 200),
                        cell.all(),
                        new Connector.AllToAll(true),
                        synapse,
                        Weights.of(new Distribution.Uniform(Quantity.of(0, "nS"), Quantity.of(0.5, "nS"))),
                        Delay.none()));

        var after = weights(network, 20_000);

        double ends = after.stream().filter(w -> w < 0.1 || w > 0.4).count();
        assertThat(ends / 200).isGreaterThan(0.55); // 0.4 of a uniform distribution, with a deviation of 0.035
        assertThat(after.stream().filter(w -> w < 0.1).count()).isGreaterThan(30);
        assertThat(after.stream().filter(w -> w > 0.4).count()).isGreaterThan(30);
        assertThat(after.stream().allMatch(w -> w >= 0 && w <= 0.5)).isTrue();
    }
}
