package synfire.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import synfire.data.connectome.PublishedConnectomes;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.models.Catalogue;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.analysis.connectivity.FunctionalConnectivity;
import synfire.network.anatomy.MassWiring;
import synfire.network.connectome.Connectome;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.values.CellValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkSimulation;

/// A human brain of 84 regions as reduced Wong-Wang units with conduction delays, its BOLD by Balloon-Windkessel, and
/// the functional connectivity of that beside the measured one, over a few global strengths.
///
/// Nothing is fitted here: the figures say what a scan by hand reaches and what a minute of brain costs.
final class WholeBrain {

    private static final double DT = 1;
    private static final int REPETITION = 720;
    private static final double SETTLE = 20_000;
    private static final double DURATION = 120_000;
    private static final double[] STRENGTHS = {0.25, 0.5, 1, 2, 4};

    private WholeBrain() {}

    static Benchmark.Result human(Peers peers) {
        var folder = Hierarchies.data("conn_human");
        if (folder.isEmpty()) {
            return Hierarchies.absent("conn_human");
        }
        var connectome = PublishedConnectomes.connectome("human84", folder.get());
        var measured = FunctionalConnectivity.of(
                connectome.names(), connectome.measured("FC").values());
        var figures = new ArrayList<Figure>();
        double best = Double.NEGATIVE_INFINITY;
        double seconds = 0;
        for (double strength : STRENGTHS) {
            var simulated = new ArrayList<FunctionalConnectivity>();
            seconds += Stopwatch.once(() -> simulated.add(simulated(connectome, strength)));
            double similarity = simulated.getFirst().similarity(measured);
            figures.add(Figure.plain("FC correlation at strength " + strength, similarity, ""));
            best = Math.max(best, similarity);
        }
        figures.addFirst(Figure.plain("best FC correlation of the scan", best, ""));
        double minutes = STRENGTHS.length * (SETTLE + DURATION) / 60_000;
        figures.add(Figure.plain("one minute of brain, build included, one thread", seconds / minutes, "s"));
        return new Benchmark.Result(figures, List.of());
    }

    private static FunctionalConnectivity simulated(Connectome connectome, double strength) {
        var network = network(connectome, strength);
        try (var simulation = new NetworkSimulation(
                network, Quantity.of(DT, "ms"), DType.F64, Engine.best().withThreads(1))) {
            simulation.run(Quantity.of(SETTLE, "ms"), _ -> {});
            var bold = Objects.requireNonNull(simulation
                    .run(Quantity.of(DURATION, "ms"), _ -> {})
                    .variables()
                    .get("bold"));
            int regions = connectome.size();
            int samples = bold.size() / regions;
            return FunctionalConnectivity.of(IntStream.range(0, regions)
                    .mapToObj(region -> new Signal(
                            connectome.names().get(region),
                            Units.ONE,
                            REPETITION * DT,
                            0,
                            Samples.generate(samples, k -> bold.get(k * regions + region))))
                    .toList());
        }
    }

    private static Network network(Connectome connectome, double strength) {
        var wiring = new MassWiring(
                "S",
                "I",
                Quantity.of(260.9 * strength, "pA"),
                MassWiring.Scaling.BY_LARGEST,
                Optional.of(Quantity.of(3, "mm/ms")));
        var wired = wiring.network(connectome, Catalogue.get("wong-wang"), 1).network();
        var regions = wired.population("regions").with("sigma", CellValues.of(0.01, "1/sqrt(ms)"));
        var vessels = Population.of("vessels", Catalogue.get("balloon-windkessel"), connectome.size());
        return Network.named("brain", 1)
                .with(regions)
                .with(vessels)
                .with(wired.couplings().getFirst())
                .with(Coupling.of(
                        "blood", regions.all(), "S", vessels.all(), "z", new Connector.OneToOne(), Weights.of(1, "1")))
                .with(new Probe.Variable("bold", vessels.all(), "bold", REPETITION));
    }
}
