package synfire.cli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import synfire.cli.workload.Workload;
import synfire.cli.workload.Workloads;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.ir.Surrogate;
import synfire.network.description.Network;
import synfire.network.description.Probe;
import synfire.network.wiring.Edges;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkGradient;
import synfire.simulate.network.NetworkLoss;
import synfire.simulate.network.NetworkSimulation;

/// The gradient of the mean rate of W1 with respect to the weights of all of its synapses: 1,000 steps,
/// f32, one thread, a surrogate that reaches 1 mV to both sides of the threshold.
///
/// The gate comes first: the loss is the rate of a plain simulation, and gradients are finite and not all
/// zero.
final class CubaGradient {

    private static final int CELLS = 4000;
    private static final int STEPS = 1000;
    private static final Quantity DURATION = Quantity.of(100, "ms");
    private static final double THRESHOLD = -50;

    /// Of the surrogate's derivative at the threshold. Derivatives grow from spike to spike, by more than
    /// f32 can hold in 1,000 steps at the usual height of 0.3; the time does not depend on it.
    private static final double HEIGHT = 0.05;

    private static final double USUAL_HEIGHT = 0.3;

    private CubaGradient() {}

    static Benchmark.Result measure(Peers peers) {
        var figures = new ArrayList<Figure>();
        var notes = new ArrayList<String>();
        try (var exact = gradient(DType.F64, USUAL_HEIGHT, 1);
                var wide = gradient(DType.F32, HEIGHT, 1);
                var narrow = gradient(DType.F32, HEIGHT, 1e-3)) {
            var reach =
                    Reach.of(Workloads.W1.network().apply(1), wide.simulation().edges());
            var result = wide.evaluate();
            var usual = exact.evaluate();
            figures.add(Figure.between(
                    "mean rate over that of a simulation, f64", usual.loss() / reach.rateHz(), "", 0.999, 1.001));
            // f32 rounds in its own way, and the network is chaotic: single spikes differ
            figures.add(Figure.between("the same in f32", result.loss() / reach.rateHz(), "", 0.9, 1.1));
            long finite = 0;
            long nonzero = 0;
            for (var samples : result.gradient().values()) {
                finite += Arrays.stream(samples.toArray())
                        .filter(Double::isFinite)
                        .count();
                nonzero += Arrays.stream(samples.toArray()).filter(x -> x != 0).count();
            }
            figures.add(Figure.between("share of finite derivatives", finite / (double) reach.synapses(), "", 1, 1));
            figures.add(Figure.between("share of others than zero", nonzero / (double) reach.synapses(), "", 0.01, 1));
            if (figures.stream().anyMatch(figure -> figure.verdict() == Figure.Verdict.MISSED)) {
                return new Benchmark.Result(figures, List.of("the gate failed, so no time was taken"));
            }
            figures.add(Figure.plain("largest derivative", largest(result), "Hz per mV"));
            figures.add(Figure.plain("at six times the height, f64", largest(usual), "Hz per mV"));
            double seconds = Stopwatch.best(wide::evaluate);
            double without = Stopwatch.best(narrow::evaluate);
            figures.add(Figure.goalBelow("value and gradient", seconds, "s", 0.3));
            figures.add(Figure.plain("synapses", (double) reach.synapses(), ""));
            figures.add(Figure.plain("support: share of cells and steps in reach", reach.share(), ""));
            figures.add(Figure.plain("gathers", reach.gathers(), ""));
            figures.add(Figure.plain("all time over gathers", 1e9 * seconds / reach.gathers(), "ns"));
            figures.add(Figure.plain(
                    "time beyond that of a reach of 0.001 mV, over gathers",
                    1e9 * (seconds - without) / reach.gathers(),
                    "ns"));
            figures.add(Figure.plain("tape", wide.plan().tapes().getFirst().bytes() / 1048576.0, "MiB"));
            var theirs = peers.gradient("cuba_gradient_brainstate.py");
            theirs.value()
                    .ifPresentOrElse(
                            other -> figures.add(Figure.goalAbove(
                                    "brainstate (BPTT, f32, one thread) over ours", other / seconds, "", 5)),
                            () -> notes.add(theirs.note()));
        }
        return new Benchmark.Result(figures, notes);
    }

    private static double largest(NetworkGradient.Result result) {
        return result.gradient().values().stream()
                .flatMapToDouble(samples -> Arrays.stream(samples.toArray()))
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    /// @param height of the surrogate's derivative at the threshold
    /// @param reachMv of the surrogate to both sides of the threshold
    private static NetworkGradient gradient(DType dtype, double height, double reachMv) {
        return new NetworkGradient(
                Workloads.W1.network().apply(1),
                Workload.DT,
                DURATION,
                dtype,
                SpikeOptions.DEFAULT.withSurrogate(new Surrogate.ReluGrad(height, reachMv)),
                List.of(NetworkLoss.MeanRate.of("cells")),
                List.of("excitatory.weight", "inhibitory.weight"),
                Engine.best().withThreads(1));
    }

    /// What of a run is in reach of the surrogate.
    ///
    /// @param share of cells and steps within 1 mV of the threshold, or above it: a spike passes it by less
    /// @param gathers synapses of those cells in those steps
    private record Reach(double rateHz, double share, double gathers, long synapses) {

        static Reach of(Network network, List<Edges> edges) {
            var cells = network.population("cells").all();
            var recorded = network.with(new Probe.Variable("v", cells, "v", 1));
            try (var simulation = new NetworkSimulation(
                    recorded, Workload.DT, DType.F64, Engine.best().withThreads(1))) {
                var run = simulation.run(DURATION, _ -> {});
                var v = Objects.requireNonNull(run.variables().get("cells.v"));
                var degrees = degrees(edges);
                long near = 0;
                double gathers = 0;
                for (int i = 0; i < CELLS * STEPS; i++) {
                    if (v.get(i) > THRESHOLD - 1) {
                        near++;
                        gathers += degrees[i % CELLS];
                    }
                }
                var spikes = run.spikes("cells");
                for (int i = 0; i < spikes.size(); i++) {
                    near++;
                    gathers += degrees[spikes.cell(i)];
                }
                return new Reach(
                        spikes.meanRateHz(),
                        near / ((double) CELLS * STEPS),
                        gathers,
                        edges.stream().mapToLong(Edges::size).sum());
            }
        }

        private static int[] degrees(List<Edges> edges) {
            var degrees = new int[CELLS];
            int first = 0;
            for (var each : edges) {
                for (int k = 0; k < each.sources(); k++) {
                    degrees[first + k] = (int) (each.start(k + 1) - each.start(k));
                }
                first += each.sources();
            }
            return degrees;
        }
    }
}
