package synfire.cli.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Sign;
import synfire.network.wiring.Weights;

/// The cortical microcircuit of Potjans & Diesmann (2014), Cereb. Cortex 24:785: four layers with an excitatory and an
/// inhibitory population each, 77,169 cells and about 0.3 billion synapses at full size, Poisson drive.
///
/// A smaller one has fewer cells and fewer synapses on each; weights grow by one over the square root of that, and a
/// constant current makes up for the mean input that is missing.
///
/// @param scale of the numbers of cells and of synapses per cell; 1 is the circuit itself
public record Microcircuit(double scale) {

    /// The populations, excitatory and inhibitory in turn.
    public static final List<String> NAMES = List.of("L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I");

    /// Mean rates at full size in Hz, of one run of NEST over populations in the order of [#NAMES].
    public static final List<Double> RATES_HZ = List.of(0.903, 2.965, 4.414, 5.876, 7.569, 8.633, 1.105, 7.829);

    private static final int[] SIZES = {20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948};
    private static final int[] EXTERNAL = {1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100};
    private static final double[] START_MV = {-68.28, -63.16, -63.33, -63.45, -63.11, -61.66, -66.72, -61.43};
    private static final double[] START_DEVIATION_MV = {5.36, 4.57, 4.74, 4.94, 4.94, 4.55, 5.46, 4.48};

    /// The probability that two cells are joined: row target, column source.
    private static final double[][] PROBABILITIES = {
        {0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0, 0.0076, 0},
        {0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0, 0.0042, 0},
        {0.0077, 0.0059, 0.0497, 0.135, 0.0067, 0.0003, 0.0453, 0},
        {0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0, 0.1057, 0},
        {0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0},
        {0.0548, 0.0269, 0.0257, 0.0022, 0.06, 0.3158, 0.0086, 0},
        {0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252},
        {0.0364, 0.001, 0.0034, 0.0005, 0.0277, 0.008, 0.0658, 0.1443}
    };

    private static final double WEIGHT_PA = 87.8;
    private static final double INHIBITION = -4;
    private static final double RELATIVE_DEVIATION = 0.1;
    private static final double DRIVE_HZ = 8;
    private static final double TAU_SYNAPSE_MS = 0.5;
    private static final double LONGEST_DELAY_MS = 10;

    /// The circuit, with everything random in it drawn from a seed.
    public Network network(long seed) {
        var network = Network.named("microcircuit", seed);
        var populations = new ArrayList<Population>();
        for (int i = 0; i < SIZES.length; i++) {
            var population = Population.of(NAMES.get(i), cell(), size(i))
                    .with("Idc", CellValues.of(missingInput(i), "pA"))
                    .starting("v", CellValues.of(normal(START_MV[i], START_DEVIATION_MV[i], "mV")));
            populations.add(population);
            network = network.with(population)
                    .with(new Stimulus.PoissonInput(
                            NAMES.get(i) + "_drive",
                            population.all(),
                            "I",
                            Course.constant(DRIVE_HZ, "Hz"),
                            Quantity.of(WEIGHT_PA / Math.sqrt(scale), "pA"),
                            (int) Math.round(EXTERNAL[i] * scale)));
        }
        for (int target = 0; target < SIZES.length; target++) {
            for (int source = 0; source < SIZES.length; source++) {
                long number = Math.round(synapses(target, source) * scale * scale);
                if (number > 0) {
                    network = network.with(projection(populations, source, target, number));
                }
            }
        }
        return network;
    }

    private static Model cell() {
        return Model.fromEquations(
                        """
                        dv/dt = (El - v)/taum + (I + Idc)/C : volt (unless refractory)
                        dI/dt = -I/taus : amp
                        Idc : amp
                        """,
                        Map.of(
                                "El", Quantity.of(-65, "mV"),
                                "taum", Quantity.of(10, "ms"),
                                "C", Quantity.of(250, "pF"),
                                "taus", Quantity.of(TAU_SYNAPSE_MS, "ms")))
                .threshold("v >= -50*mV")
                .reset("v = -65*mV")
                .refractory("2*ms")
                .named("iaf-psc-exp")
                .model();
    }

    private int size(int population) {
        return (int) Math.round(SIZES[population] * scale);
    }

    /// The number of synapses at full size that gives the probability, pairs being drawn with replacement.
    private static double synapses(int target, int source) {
        double pairs = (double) SIZES[target] * SIZES[source];
        return Math.log1p(-PROBABILITIES[target][source]) / Math.log1p(-1 / pairs);
    }

    private static double weight(int target, int source) {
        boolean doubled = target == 0 && source == 2; // L4E to L23E
        return source % 2 == 1 ? INHIBITION * WEIGHT_PA : doubled ? 2 * WEIGHT_PA : WEIGHT_PA;
    }

    /// The mean current in pA that a smaller circuit lacks, as weights shrink less than numbers of synapses.
    private double missingInput(int target) {
        double perMs = EXTERNAL[target] * DRIVE_HZ * WEIGHT_PA;
        for (int source = 0; source < SIZES.length; source++) {
            perMs += synapses(target, source) / SIZES[target] * RATES_HZ.get(source) * weight(target, source);
        }
        return (1 - Math.sqrt(scale)) * perMs * 1e-3 * TAU_SYNAPSE_MS;
    }

    private Projection projection(List<Population> populations, int source, int target, long number) {
        boolean inhibitory = source % 2 == 1;
        double weight = weight(target, source) / Math.sqrt(scale);
        double deviation = RELATIVE_DEVIATION * Math.abs(weight);
        double delay = inhibitory ? 0.75 : 1.5;
        var weights = new Distribution.Redrawn(
                normal(weight, deviation, "pA"),
                Quantity.of(inhibitory ? 2 * weight : 0, "pA"),
                Quantity.of(inhibitory ? 0 : 2 * weight, "pA"));
        var delays = new Distribution.Redrawn(
                normal(delay, delay / 2, "ms"), Workload.DT, Quantity.of(LONGEST_DELAY_MS, "ms"));
        return new Projection(
                NAMES.get(source) + "_" + NAMES.get(target),
                populations.get(source).all(),
                populations.get(target).all(),
                new Connector.FixedTotal(number, true, true),
                Synapse.addTo("I"),
                Weights.of(weights).with(inhibitory ? Sign.NOT_POSITIVE : Sign.NOT_NEGATIVE),
                new Delay.Steps(SynapseValues.of(delays)));
    }

    private static Distribution normal(double mean, double deviation, String unit) {
        return new Distribution.Normal(Quantity.of(mean, unit), Quantity.of(deviation, unit));
    }
}
