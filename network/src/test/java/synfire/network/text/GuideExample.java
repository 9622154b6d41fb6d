package synfire.network.text;

import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.network.Samples;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Edges;
import synfire.network.wiring.Sign;
import synfire.network.wiring.Weights;

/// The Java of `docs/guide/networks.md`.
final class GuideExample {

    private static final Source LIF = new Source("lif", """
            model lif

            state
              v = -60 mV
              ge = 0 mV
              gi = 0 mV

            equations
              dv/dt = (ge + gi - (v + 49 mV))/(20 ms) : mV (unless refractory)
              dge/dt = -ge/(5 ms) : mV
              dgi/dt = -gi/(10 ms) : mV

            on v > -50 mV
              v = -60 mV
              spike, refractory for 5 ms
            """);

    private GuideExample() {}

    static Network network() {
        // @start region="network"
        Model lif = Model.parse(LIF);
        var start = CellValues.of(new Distribution.Uniform(Quantity.of(-60, "mV"), Quantity.of(-50, "mV")));
        var e = Population.of("E", lif, 3200).starting("v", start);
        var i = Population.of("I", lif, 800).starting("v", start);
        var sparse = new Connector.FixedProbability(0.02, true);
        var excitation = Weights.of(1.62, "mV").with(Sign.NOT_NEGATIVE);
        var inhibition = Weights.of(-9, "mV").with(Sign.NOT_POSITIVE);
        var none = Delay.none();

        var network = Network.named("cuba", 1)
                .with(e)
                .with(i)
                .with(new Projection("EE", e.all(), e.all(), sparse, Synapse.addTo("ge"), excitation, none))
                .with(new Projection("EI", e.all(), i.all(), sparse, Synapse.addTo("ge"), excitation, none))
                .with(new Projection("IE", i.all(), e.all(), sparse, Synapse.addTo("gi"), inhibition, none))
                .with(new Projection("II", i.all(), i.all(), sparse, Synapse.addTo("gi"), inhibition, none))
                .with(new Probe.Spikes("spikes", e.all()))
                .with(new Probe.Variable("v", e.part(0, 3), "v", 1));
        // @end
        return network;
    }

    /// @param weights between all pairs of regions, row by row
    /// @param tractLengths in mm, as the weights
    static Network coupled(Network network, Population regions, Samples weights, Samples tractLengths) {
        // @start region="coupling"
        int n = regions.size();
        var lengths = new SynapseValues.Matrix(n, n, tractLengths, Units.parse("mm"));
        var strengths = new SynapseValues.Matrix(n, n, weights, Units.parse("1"));
        var coupled = network.with(regions)
                .with(Coupling.of(
                                "tracts",
                                regions.all(),
                                "S",
                                regions.all(),
                                "I",
                                new Connector.AllToAll(true),
                                Weights.of(strengths))
                        .with(new Coupling.Conduction(lengths, Quantity.of(3, "mm/ms"))));
        // @end
        return coupled;
    }

    static Edges edges(Network network, int threads) {
        // @start region="edges"
        Edges edges = network.wiring("EE", Quantity.of(0.1, "ms")).edges(DType.F64, threads);
        // @end
        return edges;
    }

    static Network readBack(Network network) {
        // @start region="text"
        String text = NetworkText.of(network);
        Network same = NetworkText.read(new Source("cuba.network", text));
        // @end
        return same;
    }
}
