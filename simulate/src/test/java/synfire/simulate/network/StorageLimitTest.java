package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Survey;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// What may be stored, and what reports see of what is not.
final class StorageLimitTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");

    private static Network network(Connector connector, Weights weights) {
        var model = Model.fromEquations("dv/dt = -v/(10*ms) : volt", Map.of())
                .threshold("v > 1*mV")
                .reset("v = 0*mV")
                .named("cell")
                .model();
        var cells = Population.of("cells", model, 300);
        return Network.named("limited", 3)
                .with(cells)
                .with(new Projection(
                        "on",
                        cells.part(0, 200),
                        cells.all(),
                        connector,
                        Synapse.addTo("v"),
                        weights,
                        Delay.steps(1, "ms")));
    }

    private static final Weights DRAWN =
            Weights.of(new Distribution.Uniform(Quantity.of(0.1, "mV"), Quantity.of(0.2, "mV")));

    private static void require(Connector connector, Weights weights, long most) {
        StorageLimit.require(network(connector, weights), DT, DType.F64, most, 1);
    }

    @Test
    void require_ofRulesThatMustBeStored_saysWhy() {
        String fix = "; raise most_stored, or choose a rule that can";
        String begin =
                "projection 'on' has %s synapses, more than the %s that may be stored, and they cannot be made anew for each spike: ";
        assertThatThrownBy(() -> require(new Connector.FixedInDegree(10, true, true), DRAWN, 2999))
                .hasMessage(begin.formatted("3,000", "2,999")
                        + "a fixed in-degree draws the sources of each target, so the targets of a source are known only when all have been drawn"
                        + fix);
        assertThatThrownBy(() -> require(new Connector.FixedTotal(5000, true, true), DRAWN, 100))
                .hasMessage(begin.formatted("5,000", "100")
                        + "with a fixed total number, how many targets a source has depends on all sources before it"
                        + fix);
        assertThatThrownBy(() -> require(new Connector.FixedOutDegree(10, true, false), DRAWN, 0))
                .hasMessage(begin.formatted("2,000", "0")
                        + "targets that are all different depend on those of the same source before them; allow multapses"
                        + fix);
    }

    @Test
    void require_ofWhatFitsOrCanBeMadeAnew_isSilent() {
        assertThatCode(() -> require(new Connector.FixedInDegree(10, true, true), DRAWN, 3000))
                .doesNotThrowAnyException();
        assertThatCode(() -> require(new Connector.FixedProbability(0.1, false), DRAWN, 0))
                .doesNotThrowAnyException();
        assertThatCode(() -> require(new Connector.FixedOutDegree(10, true, true), DRAWN, 0))
                .doesNotThrowAnyException();
    }

    @Test
    void surveys_ofSynapsesThatAreMadeAnew_seeThoseThatWouldBeStored() {
        for (var connector :
                List.of(new Connector.FixedProbability(0.1, false), new Connector.FixedOutDegree(10, true, true))) {
            var network = network(connector, DRAWN);
            try (var anew = new NetworkSimulation(network, DT, DType.F64, Engine.best(), 0);
                    var stored = new NetworkSimulation(network, DT, DType.F64, Engine.best())) {
                var seen = anew.surveys().getFirst();
                var edges = stored.edges().getFirst();

                assertThat(seen.size()).isEqualTo(edges.size()).isGreaterThan(1000);
                assertThat(IntStream.range(0, seen.targets())
                                .map(seen::inDegree)
                                .toArray())
                        .containsExactly(edges.inDegrees());
                assertThat(IntStream.range(0, seen.sources()).map(seen::count).toArray())
                        .containsExactly(IntStream.range(0, edges.sources())
                                .map(edges::count)
                                .toArray());
                assertThat(seen.weights(97)).isEqualTo(Survey.of(edges).weights(97));
                assertThat(seen.weights(97).get(96)).isEqualTo(edges.weight(edges.size() / 97 * 96));
                assertThat(seen.delay()).contains(10.0);
                var sum = new double[1];
                seen.look((_, row) -> {
                    for (int k = 0; k < row.size(); k++) {
                        sum[0] += row.weight(k);
                    }
                });
                double all = 0;
                for (long edge = 0; edge < edges.size(); edge++) {
                    all += edges.weight(edge);
                }
                assertThat(sum[0]).isEqualTo(all);
            }
        }
    }
}
