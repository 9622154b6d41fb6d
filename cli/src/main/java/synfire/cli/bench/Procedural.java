package synfire.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.Distribution;
import synfire.network.values.Positions;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Profile;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkSimulation;

/// Synapses that are made anew for each spike beside the same ones stored: 40,000 cells with conductances, about 80
/// targets each, f64, one thread. No time without the same spikes.
final class Procedural {

    private static final int CELLS = 40_000;
    private static final int TARGETS = 80;
    private static final int RUNS = 3;
    private static final double SIDE_UM = 2000;
    private static final double WIDTH_UM = 300;
    private static final Quantity DURATION = Quantity.of(250, "ms");

    private Procedural() {}

    private record Rule(Connector connector, Distribution spread, Delay delay) {

        Weights weights(double weight) {
            return spread instanceof Distribution.LogNormal(var _, double sigma)
                    ? Weights.of(new Distribution.LogNormal(Quantity.of(weight, "nS"), sigma))
                    : Weights.of(weight, "nS");
        }
    }

    static Benchmark.Result measure() {
        double p = (double) TARGETS / CELLS;
        // as many targets on average: the integral of the profile over a plane, far from its edges
        double peak = TARGETS / (2 * Math.PI * WIDTH_UM * WIDTH_UM) * (SIDE_UM * SIDE_UM) / CELLS;
        var one = new Distribution.Uniform(Quantity.of(1, "1"), Quantity.of(1, "1"));
        var varied = new Distribution.LogNormal(Quantity.of(1, "1"), 0.3);
        var late = Delay.steps(new Distribution.Redrawn(
                new Distribution.Normal(Quantity.of(1.5, "ms"), Quantity.of(0.75, "ms")),
                Quantity.of(0.1, "ms"),
                Quantity.of(5, "ms")));
        var gaussian = new Profile.Gaussian(peak, Quantity.of(WIDTH_UM, "um"));
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("fixed out-degree", new Rule(new Connector.FixedOutDegree(TARGETS, false, true), one, Delay.none()));
        rules.put("fixed probability", new Rule(new Connector.FixedProbability(p, false), one, Delay.none()));
        rules.put(
                "fixed probability, own weights",
                new Rule(new Connector.FixedProbability(p, false), varied, Delay.none()));
        rules.put(
                "fixed probability, own weights and delays",
                new Rule(new Connector.FixedProbability(p, false), varied, late));
        rules.put("gaussian", new Rule(new Connector.DistanceDependent(gaussian, false), one, Delay.none()));
        var figures = new ArrayList<Figure>();
        rules.forEach((what, rule) -> compare(what, rule, figures));
        return new Benchmark.Result(figures, List.of());
    }

    private static void compare(String what, Rule rule, List<Figure> figures) {
        var network = network(rule);
        try (var stored = simulation(network, Long.MAX_VALUE);
                var made = simulation(network, 0)) {
            var spikes = stored.run(DURATION, _ -> {}).spikes("cells");
            boolean same = spikes.equals(made.run(DURATION, _ -> {}).spikes("cells"));
            figures.add(Figure.above(what + ": the same spikes", same ? 1 : 0, "", 1, 1));
            if (!same) {
                return;
            }
            double both = Double.POSITIVE_INFINITY;
            double anew = Double.POSITIVE_INFINITY;
            long sent = 0;
            for (int run = 0; run < RUNS; run++) {
                var counted = new int[1];
                both = Math.min(
                        both,
                        Stopwatch.once(() -> counted[0] =
                                stored.run(DURATION, _ -> {}).spikes("cells").size()));
                anew = Math.min(anew, Stopwatch.once(() -> made.run(DURATION, _ -> {})));
                sent = counted[0];
            }
            figures.add(Figure.plain(what + ": stored, 250 ms of time", both, "s"));
            figures.add(Figure.plain(what + ": made anew", anew, "s"));
            figures.add(Figure.plain(
                    what + ": more for each synaptic event", (anew - both) * 1e9 / ((double) sent * TARGETS), "ns"));
        }
    }

    private static NetworkSimulation simulation(Network network, long mostStored) {
        var simulation = new NetworkSimulation(
                network, Quantity.of(0.1, "ms"), DType.F64, Engine.best().withThreads(1), mostStored);
        simulation.useThreads(1);
        return simulation;
    }

    private static Network network(Rule rule) {
        var box = new Positions.RandomBox(Quantity.of(SIDE_UM, "um"), Quantity.of(SIDE_UM, "um"), Quantity.of(0, "um"));
        var cells = Scale.cells(CELLS).at(box);
        int excitatory = CELLS / 5 * 4;
        return Network.named("coba", 1)
                .with(cells)
                .with(projection("excitatory", cells.part(0, excitatory), cells.all(), "ge", 6, rule))
                .with(projection("inhibitory", cells.part(excitatory, CELLS), cells.all(), "gi", 67, rule));
    }

    private static Projection projection(
            String name, Cells source, Cells target, String variable, double weight, Rule rule) {
        return new Projection(
                name, source, target, rule.connector(), Synapse.addTo(variable), rule.weights(weight), rule.delay());
    }
}
