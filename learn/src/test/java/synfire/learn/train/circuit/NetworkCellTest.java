package synfire.learn.train.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.lowering.LoweringOptions.EventSource;
import synfire.equations.lowering.SpikeOptions;
import synfire.models.Catalogue;
import synfire.network.Samples;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// Fitted cells with the synapses of a network.
final class NetworkCellTest {

    @Test
    void excitatory_hasTheCellsParametersAndBoxesAroundThoseOfItsSynapses() {
        var fitted = Catalogue.get("igif");

        var cell = NetworkCell.excitatory(fitted, "v");

        assertThat(cell.parameters()).containsAll(fitted.parameters());
        assertThat(cell.parameter("U").range()).hasToString("(0.1, 0.3)");
        assertThat(cell.parameter("tau_NMDA").range()).hasToString("(50, 150)");
    }

    /// As many spikes under a steady current as the fitted model, whose spikes are drawn with its escape rate.
    @Test
    void excitatory_firesAsOftenAsTheModelWithItsEscapeRate() {
        var fitted = Catalogue.get("igif");

        double drawn = rate(fitted, EventSource.ESCAPE, 0.1);
        double ofThreshold = rate(NetworkCell.excitatory(fitted, "v"), EventSource.MODEL, 0.1);

        assertThat(drawn).isGreaterThan(10);
        assertThat(ofThreshold).isCloseTo(drawn, within(0.03 * drawn));
    }

    private static double rate(Model model, EventSource source, double dtMs) {
        var lowered = Lowering.of(model, LoweringOptions.DEFAULT.withSpikes(SpikeOptions.DEFAULT.withSource(source)));
        var values = new TreeMap<String, Double>();
        model.parameters().forEach(each -> values.put(each.name(), each.value().inBase()));
        var current = Samples.generate(10_000, _ -> 200);
        try (var simulation = new CellSimulation(lowered, dtMs, List.of(CellSimulation.SPIKE), false, Engine.best())) {
            return simulation.run(Collections.nCopies(64, values), Map.of("I", current), 5).stream()
                    .mapToInt(run -> run.spikes().size())
                    .average()
                    .orElseThrow();
        }
    }

    @Test
    void inhibitory_ofAStateThatIsNotThere_saysWhatToName() {
        assertThatThrownBy(() -> NetworkCell.inhibitory(Catalogue.get("igif"), "V"))
                .hasMessage("model 'igif' has no state 'V'; name the one that is its membrane potential");
    }
}
