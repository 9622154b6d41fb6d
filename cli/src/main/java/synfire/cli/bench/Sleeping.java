package synfire.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import synfire.cli.workload.SparseBrain;
import synfire.cli.workload.Workload;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.Raster;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkSimulation;

/// A large network in which little happens ([SparseBrain]) against one of the cells alone in which something does,
/// which
/// has the same spikes; f64, one thread. A cell is active if it fires or something arrives at it.
///
/// The gate comes first: the spikes of both networks, and of the large one with every cell computed in every step, are
/// equal in cell and step.
final class Sleeping {

    private static final long SEED = 1;
    private static final int RUNS = 5;
    private static final double MOST = 3;
    private static final Quantity SETTLE = Quantity.of(100, "ms");
    private static final Quantity DURATION = Quantity.of(1000, "ms");
    private static final Quantity AWAKE = Quantity.of(100, "ms");

    private Sleeping() {}

    static Benchmark.Result measure() {
        var figures = new ArrayList<Figure>();
        var notes = new ArrayList<String>();
        compare(SparseBrain.whole(SEED, false), "", figures, notes);
        if (notes.isEmpty()) {
            compare(SparseBrain.whole(SEED, true), "targets of the driven cells fire too: ", figures, notes);
        }
        return new Benchmark.Result(figures, notes);
    }

    private static void compare(SparseBrain whole, String label, List<Figure> figures, List<String> notes) {
        var active = whole.active();
        try (var large = simulation(whole, true);
                var small = simulation(active, true);
                var awake = simulation(whole, false)) {
            var spikes = large.run(SETTLE, _ -> {}).spikes("cells");
            if (!same(spikes, small.run(SETTLE, _ -> {}).spikes("cells"), active)
                    || !spikes.equals(awake.run(SETTLE, _ -> {}).spikes("cells"))) {
                notes.add(label + "the spikes differ, so no time was taken");
                return;
            }
            var largeTimes = new ArrayList<Double>();
            var smallTimes = new ArrayList<Double>();
            var fired = new ArrayList<Raster>();
            for (int run = 0; run < RUNS; run++) {
                largeTimes.add(Stopwatch.once(
                        () -> fired.add(large.run(DURATION, _ -> {}).spikes("cells"))));
                smallTimes.add(Stopwatch.once(() -> small.run(DURATION, _ -> {})));
            }
            double largeSeconds = median(largeTimes);
            double smallSeconds = median(smallTimes);
            double ratio = largeSeconds / smallSeconds;
            figures.add(
                    label.isEmpty()
                            ? Figure.below("time over that of the active cells alone", ratio, "", MOST, MOST)
                            : Figure.plain(label + "time over that of the active cells alone", ratio, ""));
            figures.add(Figure.plain(label + "1 s, 138,639 cells", largeSeconds, "s"));
            figures.add(Figure.plain(label + "1 s, the active cells alone", smallSeconds, "s"));
            double all = Stopwatch.once(() -> awake.run(AWAKE, _ -> {})) * DURATION.value() / AWAKE.value();
            figures.add(Figure.plain(label + "1 s, every cell computed in every step", all, "s"));
            figures.add(Figure.plain(label + "synapses", whole.synapses() / 1e6, "million"));
            figures.add(Figure.plain(label + "active cells", active.cells().size(), ""));
            figures.add(Figure.plain(label + "cells that fire", firing(fired.getLast()), ""));
            figures.add(Figure.plain(label + "spikes in 1 s", fired.getLast().size(), ""));
        }
    }

    private static NetworkSimulation simulation(SparseBrain brain, boolean sleeping) {
        var best = Engine.best();
        return new NetworkSimulation(
                brain.network(SEED),
                Workload.DT,
                DType.F64,
                new Engine(best.backends(), best.options().withSleeping(sleeping), 1));
    }

    /// Whether the cells of a part fire as they do in the whole.
    private static boolean same(Raster whole, Raster part, SparseBrain of) {
        return whole.size() > 0
                && whole.size() == part.size()
                && IntStream.range(0, part.size())
                        .allMatch(k ->
                                whole.cell(k) == of.cells().get(part.cell(k)) && whole.timeMs(k) == part.timeMs(k));
    }

    private static double firing(Raster raster) {
        return IntStream.range(0, raster.size()).map(raster::cell).distinct().count();
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }
}
