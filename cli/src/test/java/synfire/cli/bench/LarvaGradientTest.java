package synfire.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import synfire.data.connectome.PublishedConnectomes;
import synfire.equations.Model;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.network.Samples;
import synfire.network.anatomy.CellWiring;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.wiring.Delay;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkGradient;
import synfire.simulate.network.NetworkLoss;

/// The brain of a larva, 2,952 cells that spike, with a scale for each type of synapse: gradients by the scales with
/// soft
/// spikes against central differences.
final class LarvaGradientTest {

    private static final Quantity DT = Quantity.of(0.5, "ms");
    private static final Quantity DURATION = Quantity.of(10, "ms");

    /// The data know no signs; one number of each type stands for both, and is what is learned.
    private static final Map<String, Quantity> SCALES = Map.of(
            "aa", Quantity.of(0.001, "mV"),
            "ad", Quantity.of(0.002, "mV"),
            "da", Quantity.of(-0.001, "mV"),
            "dd", Quantity.of(0.0015, "mV"));

    private static Network network() {
        var folder = Hierarchies.data("conn_drosophila_larva");
        assumeTrue(folder.isPresent(), "the data set conn_drosophila_larva is not beside the project");
        var model = Model.fromEquations("""
                        dv/dt  = (ge + drive - v)/(10*ms) : volt
                        dge/dt = -ge/(5*ms) : volt
                        drive : volt (constant)
                        """, Map.of())
                .threshold("v > 10*mV")
                .reset("v = 0*mV")
                .named("leaky")
                .model();
        var edges = PublishedConnectomes.edges("larva", folder.get());
        var wired = new CellWiring(SCALES)
                .spiking(edges, model, "ge", Delay.steps(1, "ms"), 1)
                .network();
        var cells = wired.population("cells")
                .with("drive", CellValues.of(new Distribution.Uniform(Quantity.of(8, "mV"), Quantity.of(14, "mV"))))
                .starting("v", CellValues.of(new Distribution.Uniform(Quantity.of(0, "mV"), Quantity.of(9, "mV"))));
        return new Network("larva", List.of(cells), wired.projections(), List.of(), List.of(), List.of(), 1);
    }

    @Tag("slow")
    @Test
    void gradient_byTheScaleOfEachType_agreesWithCentralDifferences() {
        var network = network();
        Population cells = network.population("cells");
        var soft =
                SpikeOptions.DEFAULT.withSurrogate(new Surrogate.ReluGrad(1, 3)).withMode(SpikeMode.SOFT);
        var target = Samples.generate(cells.size() * 20, k -> 5);
        var losses = List.of(new NetworkLoss.MeanRate("cells", 0.1), NetworkLoss.SquaredError.of("cells", "v", target));
        var names =
                SCALES.keySet().stream().map(type -> type + ".weight").sorted().toList();
        try (var gradient = new NetworkGradient(
                network, DT, DURATION, DType.F64, soft, List.copyOf(losses), names, Engine.best())) {
            var at = gradient.evaluate();
            for (var type : SCALES.keySet()) {
                var name = type + ".weight";
                var weights = weights(gradient, network, type);
                var slope = Objects.requireNonNull(at.gradient().get(name));
                double expected = 0;
                for (int k = 0; k < weights.size(); k++) {
                    expected += slope.get(k) * weights.get(k);
                }
                double h = 1e-3;
                double ahead = lossAt(gradient, name, weights, 1 + h);
                double behind = lossAt(gradient, name, weights, 1 - h);
                double further = lossAt(gradient, name, weights, 1 + 2 * h);
                double back = lossAt(gradient, name, weights, 1 - 2 * h);
                gradient.set(name, weights);
                double difference = (8 * (ahead - behind) - (further - back)) / (12 * h);

                assertThat(Math.abs(expected)).as(type).isGreaterThan(1e-5);
                assertThat(difference).as(type).isCloseTo(expected, within(1e-5 * Math.abs(expected)));
            }
        }
    }

    private static Samples weights(NetworkGradient gradient, Network network, String type) {
        for (int i = 0; i < network.projections().size(); i++) {
            if (network.projections().get(i).name().equals(type)) {
                var edges = gradient.simulation().edges().get(i);
                return Samples.generate(Math.toIntExact(edges.size()), edges::weight);
            }
        }
        throw new IllegalArgumentException("no type '%s'".formatted(type));
    }

    private static double lossAt(NetworkGradient gradient, String name, Samples weights, double scale) {
        gradient.set(name, weights.map(weight -> scale * weight));
        return gradient.evaluate().loss();
    }
}
