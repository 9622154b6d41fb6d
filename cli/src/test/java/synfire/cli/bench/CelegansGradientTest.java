package synfire.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import synfire.data.connectome.PublishedConnectomes;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.ir.SpikeMode;
import synfire.models.Catalogue;
import synfire.network.Samples;
import synfire.network.anatomy.CellWiring;
import synfire.network.connectome.EdgeList;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.values.CellValues;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkGradient;
import synfire.simulate.network.NetworkLoss;

/// The nervous system of C. elegans as graded cells with gap junctions: gradients against central differences, each by
/// a
/// scale for all synapses or cells of a kind. The data know no signs, so all chemical synapses reverse at 0 mV.
final class CelegansGradientTest {

    private static final int STEPS = 40;
    private static final Quantity DT = Quantity.of(0.05, "ms");
    private static final Quantity DURATION = Quantity.of(0.05 * STEPS, "ms");
    private static final Map<String, Quantity> SCALES =
            Map.of("chemical", Quantity.of(0.01, "nS"), "electrical", Quantity.of(0.01, "nS"));
    private static final List<String> BY =
            List.of("chemical.weight", "electrical.weight", "cells.g_L", "cells.E_L", "cells.V_h", "cells.v");

    private static Network network(EdgeList edges) {
        var wiring = new CellWiring(SCALES);
        var model = Catalogue.get("graded");
        var chemical = wiring.graded(edges.ofType("chemical"), model, "s", "g", Coupling.Kind.ADDITIVE, 1)
                .network();
        var gaps = wiring.graded(edges.ofType("electrical"), model, "v", "I", Coupling.Kind.DIFFUSIVE, 1)
                .network();
        var cells = chemical.population("cells").starting("v", CellValues.formula("-35*mV + 30*mV*rand()"));
        return new Network(
                "worm",
                List.of(cells),
                List.of(),
                List.of(chemical.couplings().getFirst(), gaps.couplings().getFirst()),
                List.of(),
                List.of(),
                1);
    }

    @Test
    void gradient_inSoftMode_agreesWithCentralDifferences() {
        var folder = Hierarchies.data("conn_celegans");
        assumeTrue(folder.isPresent(), "the data set conn_celegans is not beside the project");
        var network = network(PublishedConnectomes.edges("celegans", folder.get()));
        int cells = network.population("cells").size();
        List<NetworkLoss> losses =
                List.of(NetworkLoss.SquaredError.of("cells", "v", Samples.generate(cells * STEPS, _ -> -20)));
        var soft = SpikeOptions.DEFAULT.withMode(SpikeMode.SOFT);
        try (var gradient = new NetworkGradient(network, DT, DURATION, DType.F64, soft, losses, BY, Engine.best())) {
            assertThat(gradient.backend()).isEqualTo("llvm");
            var at = gradient.evaluate();
            for (var name : BY) {
                var values = gradient.values(name);
                var slope = Objects.requireNonNull(at.gradient().get(name));
                double expected = 0;
                for (int k = 0; k < values.size(); k++) {
                    expected += slope.get(k) * values.get(k);
                }
                double h = 1e-3;
                double difference = (8 * (lossAt(gradient, name, values, 1 + h) - lossAt(gradient, name, values, 1 - h))
                                - (lossAt(gradient, name, values, 1 + 2 * h)
                                        - lossAt(gradient, name, values, 1 - 2 * h)))
                        / (12 * h);
                gradient.set(name, values);

                assertThat(Math.abs(expected)).as(name).isGreaterThan(1e-3);
                assertThat(difference).as(name).isCloseTo(expected, within(1e-5 * Math.abs(expected)));
            }
        }
    }

    private static double lossAt(NetworkGradient gradient, String name, Samples values, double scale) {
        gradient.set(name, values.map(value -> scale * value));
        return gradient.evaluate().loss();
    }
}
