package synfire.cli.workload;

import java.util.HashMap;
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

/// The balanced networks of Brette et al. (2007), J. Comput. Neurosci. 23:349, as Brian 2's examples state them: 3,200
/// excitatory and 800 inhibitory cells, each pair joined with a probability of 2 %.
final class BalancedNetworks {

    static final int EXCITATORY = 3200;
    private static final int CELLS = 4000;
    private static final double PROBABILITY = 0.02;

    private BalancedNetworks() {}

    static Network cuba(long seed) {
        var cell = Model.fromEquations("""
                        dv/dt  = (ge + gi - (v - El))/taum : volt (unless refractory)
                        dge/dt = -ge/taue : volt
                        dgi/dt = -gi/taui : volt
                        """, constants("El", "-49 mV", "taum", "20 ms", "taue", "5 ms", "taui", "10 ms"))
                .threshold("v > -50*mV")
                .reset("v = -60*mV")
                .refractory("5*ms")
                .named("cuba")
                .model();
        var cells = Population.of("cells", cell, CELLS)
                .starting("v", CellValues.of(new Distribution.Uniform(Quantity.of(-60, "mV"), Quantity.of(-50, "mV"))));
        return joined("cuba", seed, cells, Weights.of(1.62, "mV"), Weights.of(-9, "mV"));
    }

    static Network coba(long seed) {
        var cell = Model.fromEquations(
                        """
                        dv/dt  = (gl*(El - v) + ge*(Ee - v) + gi*(Ei - v))/C : volt (unless refractory)
                        dge/dt = -ge/taue : siemens
                        dgi/dt = -gi/taui : siemens
                        """,
                        constants(
                                "gl", "10 nS", "C", "200 pF", "El", "-60 mV", "Ee", "0 mV", "Ei", "-80 mV", "taue",
                                "5 ms", "taui", "10 ms"))
                .threshold("v > -50*mV")
                .reset("v = -60*mV")
                .refractory("5*ms")
                .named("coba")
                .model();
        return conductances("coba", seed, cell);
    }

    static Network cobaHh(long seed) {
        var cell = Model.fromEquations(
                        """
                        dv/dt = (gl*(El - v) + ge*(Ee - v) + gi*(Ei - v) - gNa*m**3*h*(v - ENa) - gK*n**4*(v - EK))/C : volt
                        dm/dt = a_m*(1 - m) - b_m*m : 1
                        dh/dt = a_h*(1 - h) - b_h*h : 1
                        dn/dt = a_n*(1 - n) - b_n*n : 1
                        dge/dt = -ge/taue : siemens
                        dgi/dt = -gi/taui : siemens
                        a_m = 1.28/exprel((13*mV - v + VT)/(4*mV))/ms : Hz
                        b_m = 1.4/exprel((v - VT - 40*mV)/(5*mV))/ms : Hz
                        a_h = 0.128*exp((17*mV - v + VT)/(18*mV))/ms : Hz
                        b_h = 4/(1 + exp((40*mV - v + VT)/(5*mV)))/ms : Hz
                        a_n = 0.16/exprel((15*mV - v + VT)/(5*mV))/ms : Hz
                        b_n = 0.5*exp((10*mV - v + VT)/(40*mV))/ms : Hz
                        """,
                        constants(
                                "gl",
                                "10 nS",
                                "C",
                                "200 pF",
                                "gNa",
                                "20000 nS",
                                "gK",
                                "6000 nS",
                                "El",
                                "-60 mV",
                                "ENa",
                                "50 mV",
                                "EK",
                                "-90 mV",
                                "VT",
                                "-63 mV",
                                "Ee",
                                "0 mV",
                                "Ei",
                                "-80 mV",
                                "taue",
                                "5 ms",
                                "taui",
                                "10 ms"))
                .threshold("v > -20*mV")
                .refractory("3*ms")
                .named("coba-hh")
                .model();
        return conductances("coba_hh", seed, cell);
    }

    private static Network conductances(String name, long seed, Model cell) {
        var cells = Population.of("cells", cell, CELLS)
                .starting("v", normal(-65, 5, "mV"))
                .starting("ge", normal(40, 15, "nS"))
                .starting("gi", normal(200, 120, "nS"));
        return joined(name, seed, cells, Weights.of(6, "nS"), Weights.of(67, "nS"));
    }

    private static Network joined(String name, long seed, Population cells, Weights excitatory, Weights inhibitory) {
        var random = new Connector.FixedProbability(PROBABILITY, true);
        return Network.named(name, seed)
                .with(cells)
                .with(new Projection(
                        "excitatory",
                        cells.part(0, EXCITATORY),
                        cells.all(),
                        random,
                        Synapse.addTo("ge"),
                        excitatory,
                        Delay.none()))
                .with(new Projection(
                        "inhibitory",
                        cells.part(EXCITATORY, CELLS),
                        cells.all(),
                        random,
                        Synapse.addTo("gi"),
                        inhibitory,
                        Delay.none()));
    }

    private static CellValues normal(double mean, double deviation, String unit) {
        return CellValues.of(new Distribution.Normal(Quantity.of(mean, unit), Quantity.of(deviation, unit)));
    }

    private static Map<String, Quantity> constants(String... pairs) {
        var constants = new HashMap<String, Quantity>();
        for (int i = 0; i < pairs.length; i += 2) {
            var words = pairs[i + 1].split(" ", 2);
            constants.put(pairs[i], Quantity.of(Double.parseDouble(words[0]), words[1]));
        }
        return constants;
    }
}
