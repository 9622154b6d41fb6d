package synfire.simulate.network;

import java.util.Map;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// Benchmark 2 of Brette et al. (2007): leaky cells with exponential currents in units of potential, as Brian 2's
/// examples have it.
final class Cuba {

    private Cuba() {}

    static Model cell() {
        return Model.fromEquations(
                        """
                        dv/dt  = (ge + gi - (v - El))/taum : volt (unless refractory)
                        dge/dt = -ge/taue : volt
                        dgi/dt = -gi/taui : volt
                        """,
                        Map.of(
                                "El", Quantity.of(-49, "mV"),
                                "taum", Quantity.of(20, "ms"),
                                "taue", Quantity.of(5, "ms"),
                                "taui", Quantity.of(10, "ms"),
                                "Vt", Quantity.of(-50, "mV"),
                                "Vr", Quantity.of(-60, "mV")))
                .threshold("v > Vt")
                .reset("v = Vr")
                .refractory("5*ms")
                .named("cuba")
                .model();
    }

    /// @param cells a fifth of them inhibitory
    /// @param probability of a synapse
    static Network network(int cells, double probability, long seed) {
        int inhibitory = cells / 5;
        int excitatory = cells - inhibitory;
        var all = Population.of("cells", cell(), cells)
                .starting("v", CellValues.of(new Distribution.Uniform(Quantity.of(-60, "mV"), Quantity.of(-50, "mV"))));
        return Network.named("cuba", seed)
                .with(all)
                .with(new Projection(
                        "excitatory",
                        all.part(0, excitatory),
                        all.all(),
                        new Connector.FixedProbability(probability, true),
                        Synapse.addTo("ge"),
                        Weights.of(1.62, "mV"),
                        Delay.none()))
                .with(new Projection(
                        "inhibitory",
                        all.part(excitatory, cells),
                        all.all(),
                        new Connector.FixedProbability(probability, true),
                        Synapse.addTo("gi"),
                        Weights.of(-9, "mV"),
                        Delay.none()));
    }
}
