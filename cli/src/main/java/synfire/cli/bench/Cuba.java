package synfire.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.Raster;
import synfire.network.analysis.train.Irregularity;
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

/// W1: benchmark 2 of Brette et al. (2007), 4,000 leaky cells with exponential currents, 2 % connected, as Brian 2's
/// examples state it.
///
/// The gate comes first: rates and irregularity of three seeds. If one is not what the network is known for, no time
/// is taken.
final class Cuba {

    private static final int EXCITATORY = 3200;
    private static final int CELLS = 4000;
    private static final int RUNS = 5;
    private static final Quantity DT = Quantity.of(0.1, "ms");
    private static final Quantity DURATION = Quantity.of(5000, "ms");

    private Cuba() {}

    static Benchmark.Result measure(Peers peers) {
        var figures = new ArrayList<Figure>();
        var notes = new ArrayList<String>();
        for (long seed = 1; seed <= 3; seed++) {
            gate(seed, figures);
        }
        if (figures.stream().anyMatch(figure -> figure.verdict() == Figure.Verdict.MISSED)) {
            return new Benchmark.Result(figures, List.of("the gate failed, so no time was taken"));
        }
        double ours = seconds(DType.F64);
        figures.add(Figure.plain("5 s of time, one thread, f64", ours, "s"));
        figures.add(Figure.plain("the same in f32", seconds(DType.F32), "s"));
        var brian = peers.brian("cuba_brian2.py");
        brian.value()
                .ifPresentOrElse(
                        theirs -> figures.add(
                                Figure.above("Brian 2 (C++ standalone, recording) over ours", theirs / ours, "", 4, 2)),
                        () -> notes.add(brian.note()));
        return new Benchmark.Result(figures, notes);
    }

    private static void gate(long seed, List<Figure> figures) {
        try (var simulation = new NetworkSimulation(
                network(seed), DT, DType.F64, Engine.best().withThreads(1))) {
            var spikes = simulation.run(DURATION, _ -> {}).spikes("cells").slice(500, 5000);
            figures.add(Figure.between("rate of E, seed " + seed, rate(spikes, 0, EXCITATORY), "Hz", 4.7, 6.3));
            figures.add(Figure.between("rate of I, seed " + seed, rate(spikes, EXCITATORY, CELLS), "Hz", 5.35, 5.80));
            double cv = Irregularity.cvs(spikes, 3).stream().average().orElse(Double.NaN);
            figures.add(Figure.between("CV of intervals, seed " + seed, cv, "", 0.67, 0.73));
        }
    }

    private static double rate(Raster spikes, int first, int end) {
        return spikes.range(first, end).meanRateHz();
    }

    /// The median of some runs, after one to warm up; synapses and machine code are made before.
    private static double seconds(DType dtype) {
        try (var simulation =
                new NetworkSimulation(network(1), DT, dtype, Engine.best().withThreads(1))) {
            simulation.run(DURATION, _ -> {});
            var all = new ArrayList<Double>();
            for (int i = 0; i < RUNS; i++) {
                all.add(Stopwatch.once(() -> simulation.run(DURATION, _ -> {})));
            }
            return all.stream().sorted().toList().get(RUNS / 2);
        }
    }

    private static Network network(long seed) {
        var all = Population.of("cells", cell(), CELLS)
                .starting("v", CellValues.of(new Distribution.Uniform(Quantity.of(-60, "mV"), Quantity.of(-50, "mV"))));
        var random = new Connector.FixedProbability(0.02, true);
        return Network.named("cuba", seed)
                .with(all)
                .with(new Projection(
                        "excitatory",
                        all.part(0, EXCITATORY),
                        all.all(),
                        random,
                        Synapse.addTo("ge"),
                        Weights.of(1.62, "mV"),
                        Delay.none()))
                .with(new Projection(
                        "inhibitory",
                        all.part(EXCITATORY, CELLS),
                        all.all(),
                        random,
                        Synapse.addTo("gi"),
                        Weights.of(-9, "mV"),
                        Delay.none()));
    }

    private static Model cell() {
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
}
