package synfire.network.description;

import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// Networks that several tests use.
final class Examples {

    private Examples() {}

    static Model cuba() {
        return Model.parse(new Source("cuba.model", """
                model cuba

                parameters
                  tau_m = 20 ms in (0, inf)
                  E_L = -49 mV

                state
                  v = E_L
                  ge = 0 mV
                  gi = 0 mV

                inputs
                  I : mV

                equations
                  dv/dt = (ge + gi + I + E_L - v)/tau_m : mV (unless refractory)
                  dge/dt = -ge/(5 ms) : mV
                  dgi/dt = -gi/(10 ms) : mV

                on v > -50 mV
                  v = -60 mV
                  spike, refractory for 5 ms
                """));
    }

    /// Benchmark 2 of Brette et al. (2007), as Brian 2 states it.
    static Network cubaNetwork(int excitatory, int inhibitory) {
        var start = CellValues.of(new Distribution.Uniform(Quantity.of(-60, "mV"), Quantity.of(-50, "mV")));
        var e = Population.of("E", cuba(), excitatory).starting("v", start);
        var i = Population.of("I", cuba(), inhibitory).starting("v", start);
        var sparse = new Connector.FixedProbability(0.02, true);
        return Network.named("cuba", 1)
                .with(e)
                .with(i)
                .with(projection("EE", e, e, sparse, "ge", 1.62))
                .with(projection("EI", e, i, sparse, "ge", 1.62))
                .with(projection("IE", i, e, sparse, "gi", -9))
                .with(projection("II", i, i, sparse, "gi", -9))
                .with(new Probe.Spikes("spikes", e.all()));
    }

    private static Projection projection(
            String name, Population from, Population to, Connector connector, String variable, double weight) {
        return new Projection(
                name, from.all(), to.all(), connector, Synapse.addTo(variable), Weights.of(weight, "mV"), Delay.none());
    }
}
