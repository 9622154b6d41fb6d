package synfire.cli.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkSimulation;

/// Growth of a network: cells with conductances (Brette et al. 2007, benchmark 1), each with 80 targets, in f32 on one
/// thread. Of 4,000,000 cells synapses are drawn for each spike; of 400,000 they are stored.
///
/// The gate comes first: rates of the larger network, once it has forgotten its start.
final class Scale {

    private static final int SMALL = 400_000;
    private static final int LARGE = 4_000_000;
    private static final int MIDDLE = 40_000;
    private static final int RUNS = 15;
    private static final int TARGETS = 80;
    private static final double SETTLE_MS = 50;
    private static final double RUN_MS = 50;
    private static final double MOST_MIB = 1536;

    private Scale() {}

    static Benchmark.Result measure() {
        var figures = new ArrayList<Figure>();
        try (var simulation = simulation(LARGE)) {
            run(simulation, LARGE, "4,000,000 cells, drawn synapses", figures);
        }
        if (figures.stream().anyMatch(figure -> figure.verdict() == Figure.Verdict.MISSED)) {
            return new Benchmark.Result(figures.subList(0, 1), List.of("the gate failed, so no time was taken"));
        }
        figures.add(
                Figure.below("largest resident memory of this process", Memory.peakMiB(), "MiB", MOST_MIB, MOST_MIB));
        try (var simulation = simulation(SMALL)) {
            run(simulation, SMALL, "400,000 cells, stored synapses", figures);
        }
        return new Benchmark.Result(figures, List.of());
    }

    /// One network on two threads against two of one thread each, beside each other.
    static Benchmark.Result threads() {
        try (var one = simulation(MIDDLE);
                var other = simulation(MIDDLE);
                var two = simulation(MIDDLE)) {
            one.useThreads(1);
            other.useThreads(1);
            two.useThreads(2);
            var duration = Quantity.of(1000, "ms");
            var first = one.run(duration, _ -> {}).spikes("cells");
            other.run(duration, _ -> {});
            if (!first.equals(two.run(duration, _ -> {}).spikes("cells"))) {
                return new Benchmark.Result(List.of(), List.of("one and two threads differ, so no time was taken"));
            }
            var alone = new ArrayList<Double>();
            var beside = new ArrayList<Double>();
            var together = new ArrayList<Double>();
            for (int run = 0; run < RUNS; run++) {
                alone.add(Stopwatch.once(() -> one.run(duration, _ -> {})));
                beside.add(beside(one, other, duration));
                together.add(Stopwatch.once(() -> two.run(duration, _ -> {})));
            }
            double both = median(beside);
            double joint = median(together);
            return new Benchmark.Result(
                    List.of(
                            Figure.goalAbove("share of the joint speed of two networks", both / (2 * joint), "", 0.85),
                            Figure.plain("the same of the fastest runs", least(beside) / (2 * least(together)), ""),
                            Figure.plain("40,000 cells, 1 s, one thread", median(alone), "s"),
                            Figure.plain("two such beside each other", both, "s"),
                            Figure.plain("one on two threads, the same spikes", joint, "s")),
                    List.of());
        }
    }

    /// Seconds until both have run.
    private static double beside(NetworkSimulation one, NetworkSimulation other, Quantity duration) {
        return Stopwatch.once(() -> {
            var thread = Thread.ofPlatform().start(() -> other.run(duration, _ -> {}));
            one.run(duration, _ -> {});
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    private static double least(List<Double> seconds) {
        return Collections.min(seconds);
    }

    private static void run(NetworkSimulation simulation, int cells, String what, List<Figure> figures) {
        simulation.run(Quantity.of(SETTLE_MS, "ms"), _ -> {});
        var spikes = new int[1];
        double seconds = Stopwatch.once(() -> spikes[0] = simulation
                .run(Quantity.of(RUN_MS, "ms"), _ -> {})
                .spikes("cells")
                .size());
        double rate = spikes[0] / (RUN_MS * 1e-3) / cells;
        figures.add(Figure.between(what + ": rate", rate, "Hz", 10, 30));
        figures.add(Figure.plain(what + ": 50 ms of time", seconds, "s"));
        figures.add(Figure.plain(what + ": time per spike, cells included", seconds * 1e9 / spikes[0], "ns"));
    }

    private static NetworkSimulation simulation(int cells) {
        return new NetworkSimulation(
                network(cells), Quantity.of(0.1, "ms"), DType.F32, Engine.best().withThreads(1));
    }

    private static Network network(int size) {
        var cells = cells(size);
        int excitatory = size / 5 * 4;
        return Network.named("coba", 1)
                .with(cells)
                .with(projection("excitatory", cells.part(0, excitatory), cells.all(), "ge", 6))
                .with(projection("inhibitory", cells.part(excitatory, size), cells.all(), "gi", 67));
    }

    static Population cells(int size) {
        return Population.of("cells", cell(), size)
                .starting("v", normal(-65, 5, "mV"))
                .starting("ge", normal(40, 15, "nS"))
                .starting("gi", normal(200, 120, "nS"));
    }

    private static CellValues normal(double mean, double deviation, String unit) {
        return CellValues.of(new Distribution.Normal(Quantity.of(mean, unit), Quantity.of(deviation, unit)));
    }

    private static Projection projection(String name, Cells source, Cells target, String variable, double weight) {
        return new Projection(
                name,
                source,
                target,
                new Connector.FixedOutDegree(TARGETS, false, true),
                Synapse.addTo(variable),
                Weights.of(weight, "nS"),
                Delay.none());
    }

    private static Model cell() {
        return Model.fromEquations(
                        """
                        dv/dt  = (gl*(El - v) + ge*(Ee - v) + gi*(Ei - v))/C : volt (unless refractory)
                        dge/dt = -ge/taue : siemens
                        dgi/dt = -gi/taui : siemens
                        """,
                        Map.of(
                                "gl", Quantity.of(10, "nS"),
                                "C", Quantity.of(200, "pF"),
                                "El", Quantity.of(-60, "mV"),
                                "Ee", Quantity.of(0, "mV"),
                                "Ei", Quantity.of(-80, "mV"),
                                "taue", Quantity.of(5, "ms"),
                                "taui", Quantity.of(10, "ms")))
                .threshold("v > -50*mV")
                .reset("v = -60*mV")
                .refractory("5*ms")
                .named("coba")
                .model();
    }
}
