package synfire.cli.bench;

import java.util.ArrayList;
import java.util.List;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkSimulation;

/// 9,000 excitatory and 2,250 inhibitory leaky cells, each pair joined with the chance 0.1: 12.7 million synapses, of
/// which 8.1 million, between excitatory cells, learn by the times of spikes. Depression is in proportion to the
/// weight,
/// potentiation to what it lacks of twice the first weight, 1.05 times weaker; one Poisson source of 4,050 Hz drives
/// each
/// cell. On one thread.
///
/// The gate: weights stay between 0 and their largest, most change, and their mean goes where chance pairs of spikes
/// take it, to the largest over 1 + 1.05, or a little above, since sources make their targets fire.
final class Plastic {

    private static final int EXCITATORY = 9000;
    private static final int INHIBITORY = 2250;
    private static final double WEIGHT_PA = 35;
    private static final double RELATIVE = -5;
    private static final double EVEN_PA = 2 * WEIGHT_PA / 2.05;
    private static final double PROBABILITY = 0.1;
    private static final double SETTLE_MS = 200;
    private static final double RUN_MS = 800;

    private static final String CELL = """
            model cell

            parameters
              C     = 250 pF  in (0, inf)     # membrane capacitance
              tau   = 20 ms   in (0, inf)     # membrane time constant
              tau_s = 2 ms    in (0, inf)     # decay of currents
              theta = 20 mV                   # threshold
              V_r   = 0 mV                    # reset
              t_ref = 2 ms    in [0, inf)     # refractory period

            state
              v  = 0 mV                       # membrane potential above rest
              Is = 0 pA                       # current of fixed synapses and of the outside

            inputs
              I : pA                          # current of synapses that learn

            equations
              dv/dt  = -v/tau + (Is + I)/C : mV (unless refractory)
              dIs/dt = -Is/tau_s           : pA

            on v > theta
              v = V_r
              spike, refractory for t_ref
            """;

    private static final String LEARNING = """
            model learning

            parameters
              tau_s = 2 ms    in (0, inf)     # decay of currents
              tau   = 20 ms   in (0, inf)     # of both traces
              eta   = 0.01    in [0, inf)     # step of learning
              alpha = 1.05    in [0, inf)     # depression to potentiation
              w_max = 70 pA   in (0, inf)     # largest weight

            state
              w = 35 pA
              s = 0 pA                        # current at the target
              x = 0                           # trace of source spikes
              y = 0                           # trace of target spikes

            equations
              ds/dt = -s/tau_s : pA (target)
              I     = s        : pA (output)
              dx/dt = -x/tau   : 1 (source)
              dy/dt = -y/tau   : 1 (target)

            on pre
              s += w
              x += 1
              w = w - min(eta*alpha*y, 1)*w

            on post
              y += 1
              w = w + min(eta*x, 1)*(w_max - w)
            """;

    private Plastic() {}

    static Benchmark.Result measure() {
        var figures = new ArrayList<Figure>();
        var simulations = new ArrayList<NetworkSimulation>();
        double build = Stopwatch.once(() -> simulations.add(simulation()));
        try (var simulation = simulations.getFirst()) {
            double settle = Stopwatch.once(() -> simulation.run(ms(SETTLE_MS), _ -> {}));
            var runs = new ArrayList<List<Raster>>();
            double seconds = Stopwatch.once(() -> {
                var run = simulation.run(ms(RUN_MS), _ -> {});
                runs.add(List.of(run.spikes("E"), run.spikes("I")));
            });
            var weights = simulation.synapses("EE", "w");
            figures.add(Figure.between("least weight", least(weights), "pA", 0, 2 * WEIGHT_PA));
            figures.add(Figure.between("largest weight", most(weights), "pA", 0, 2 * WEIGHT_PA));
            figures.add(Figure.between("mean weight", mean(weights), "pA", EVEN_PA - 2, EVEN_PA + 4));
            figures.add(Figure.above("weights that changed", changed(weights), "", 0.5, 0.5));
            if (figures.stream().anyMatch(figure -> figure.verdict() == Figure.Verdict.MISSED)) {
                return new Benchmark.Result(figures, List.of("the gate failed, so no time is given"));
            }
            var e = runs.getFirst().get(0);
            var i = runs.getFirst().get(1);
            figures.add(Figure.plain("rate of E", e.size() / (RUN_MS * 1e-3) / EXCITATORY, "Hz"));
            figures.add(Figure.plain("rate of I", i.size() / (RUN_MS * 1e-3) / INHIBITORY, "Hz"));
            figures.add(Figure.plain("building", build, "s"));
            figures.add(Figure.plain("1 s of time", seconds + settle, "s"));
            // an excitatory spike visits its row and its column
            double visits = (double) e.size() * 2 * PROBABILITY * EXCITATORY;
            figures.add(Figure.plain("time for each visit of a synapse, all included", seconds * 1e9 / visits, "ns"));
            figures.add(Figure.plain("largest resident memory of this process", Memory.peakMiB(), "MiB"));
        }
        return new Benchmark.Result(figures, List.of("no other simulator is run beside it"));
    }

    private static double least(Samples weights) {
        return weights.stream().min().orElse(Double.NaN);
    }

    private static double most(Samples weights) {
        return weights.stream().max().orElse(Double.NaN);
    }

    private static double mean(Samples weights) {
        return weights.stream().average().orElse(Double.NaN);
    }

    private static double changed(Samples weights) {
        return (double) weights.stream().filter(w -> w != WEIGHT_PA).count() / weights.size();
    }

    private static Quantity ms(double value) {
        return Quantity.of(value, "ms");
    }

    private static NetworkSimulation simulation() {
        var simulation = new NetworkSimulation(
                network(), ms(0.1), DType.F64, Engine.best().withThreads(1));
        simulation.useThreads(1);
        return simulation;
    }

    private static Network network() {
        var e = population("E", EXCITATORY);
        var i = population("I", INHIBITORY);
        var plastic = Synapse.of(Model.parse(new Source("learning.model", LEARNING)));
        var fixed = Synapse.addTo("Is");
        return Network.named("cuba_stdp", 1)
                .with(e)
                .with(i)
                .with(projection("EE", e, e, plastic, WEIGHT_PA))
                .with(projection("EI", e, i, fixed, WEIGHT_PA))
                .with(projection("IE", i, e, fixed, RELATIVE * WEIGHT_PA))
                .with(projection("II", i, i, fixed, RELATIVE * WEIGHT_PA))
                .with(drive("outside_E", e))
                .with(drive("outside_I", i));
    }

    private static Population population(String name, int size) {
        return Population.of(name, Model.parse(new Source("cell.model", CELL)), size)
                .starting("v", CellValues.of(new Distribution.Uniform(Quantity.of(0, "mV"), Quantity.of(20, "mV"))));
    }

    private static Projection projection(String name, Population from, Population to, Synapse synapse, double weight) {
        return new Projection(
                name,
                from.all(),
                to.all(),
                new Connector.FixedProbability(PROBABILITY, false),
                synapse,
                Weights.of(weight, "pA"),
                Delay.steps(1.5, "ms"));
    }

    private static Stimulus drive(String name, Population population) {
        return new Stimulus.PoissonInput(
                name, population.all(), "Is", Course.constant(4050, "Hz"), Quantity.of(WEIGHT_PA, "pA"), 1);
    }
}
