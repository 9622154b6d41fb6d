package synfire.cli.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import synfire.data.connectome.PublishedConnectomes;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.network.Samples;
import synfire.network.analysis.statistic.RankCorrelation;
import synfire.network.anatomy.MassWiring;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.HierarchyPaths;
import synfire.network.description.Network;
import synfire.network.description.Probe;
import synfire.network.values.CellValues;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkSimulation;

/// Timescales of cortical areas under noise into V1: the linear model of Chaudhuri et al. (2015),
/// doi:10.1016/j.neuron.2015.09.008, on measured connectomes.
///
/// The timescale of an area is the lag at which the autocorrelation of its excitatory rate falls below 1/e.
final class Hierarchies {

    private static final double DT = 0.5;
    private static final int EVERY = 8;
    private static final double DURATION = 500_000;
    private static final int LONGEST = 1000;

    private static final String AREA = """
            model area

            parameters
              tau_E  = 20 ms   # time constants
              tau_I  = 10 ms
              beta_E = 0.066   # slopes of the responses, in Hz/pA
              beta_I = 0.351
              w_EE   = 24.3    # local weights, in pA/Hz
              w_IE   = 12.2
              w_EI   = 19.7
              w_II   = 12.5
              mu_EE  = 33.7    # weights between areas, in pA/Hz
              mu_IE  = 25.3
              eta    = 0.68    # how excitation grows along the hierarchy
              h      = 0       # place in the hierarchy, 0 to 1
              sigma  = 0 1/sqrt(ms) # noise

            state
              E = 0
              I = 0

            inputs
              L : 1            # sum of FLN times rate

            equations
              up    = 1 + eta*h : 1
              dE/dt = (-E + beta_E*(up*(w_EE*E + mu_EE*L) - w_EI*I))/tau_E + sigma*xi : 1
              dI/dt = (-I + beta_I*(up*(w_IE*E + mu_IE*L) - w_II*I))/tau_I : 1

            scheme heun
            """;

    private Hierarchies() {}

    static Benchmark.Result macaque(Peers peers) {
        var folder = data("conn_macaque");
        if (folder.isEmpty()) {
            return absent("conn_macaque");
        }
        var connectome = PublishedConnectomes.connectome("macaque", folder.get());
        double top = connectome.regions().stream()
                .mapToDouble(region -> region.hierarchy().orElseThrow())
                .max()
                .orElseThrow();
        var places = Samples.generate(
                connectome.size(), i -> connectome.regions().get(i).hierarchy().orElseThrow() / top);
        var timescales = timescales(connectome, places);
        return new Benchmark.Result(
                List.of(
                        Figure.above(
                                "Spearman of timescale with hierarchy",
                                RankCorrelation.of(timescales, places),
                                "",
                                0.8,
                                0.8),
                        Figure.plain("timescale of V1", timescales.get(connectome.index("V1")), "ms"),
                        Figure.plain(
                                "longest timescale", timescales.stream().max().orElseThrow(), "ms")),
                List.of());
    }

    static Benchmark.Result marmoset(Peers peers) {
        var folder = data("conn_marmoset");
        if (folder.isEmpty()) {
            return absent("conn_marmoset");
        }
        var connectome =
                PublishedConnectomes.connectome("marmoset", folder.get()).mapped();
        // the source ranks no areas, so excitation is the same in all, that of the middle of the hierarchy
        var timescales = timescales(connectome, Samples.generate(connectome.size(), _ -> 0.5));
        return new Benchmark.Result(
                List.of(
                        Figure.plain(
                                "Spearman of timescale with path length from V1 (least sum of -ln FLN)",
                                RankCorrelation.of(timescales, paths(connectome)),
                                ""),
                        Figure.plain("timescale of V1", timescales.get(connectome.index("V1")), "ms"),
                        Figure.plain(
                                "longest timescale", timescales.stream().max().orElseThrow(), "ms")),
                List.of());
    }

    static Benchmark.Result absent(String folder) {
        return new Benchmark.Result(
                List.of(), List.of("the data set %s is not beside the project; set SYNFIRE_DATA".formatted(folder)));
    }

    /// The folder of data sets, if it holds one of that name.
    static Optional<Path> data(String set) {
        var given = System.getenv("SYNFIRE_DATA");
        var root = Path.of(System.getProperty("synfire.root", System.getProperty("user.dir")));
        var folder = given == null ? root.resolve("../shared/data") : Path.of(given);
        return Files.isDirectory(folder.resolve(set)) ? Optional.of(folder) : Optional.empty();
    }

    private static Network network(Connectome connectome, Samples places) {
        var wired = new MassWiring("E", "L", Quantity.of(1, "1"), MassWiring.Scaling.AS_MEASURED, Optional.empty())
                .network(connectome, Model.parse(new Source("area", AREA)), 1);
        int v1 = connectome.index("V1");
        var noise = Samples.generate(connectome.size(), i -> i == v1 ? 1 : 0);
        var regions = wired.network()
                .population("regions")
                .with("h", new CellValues.Listed(places, Units.ONE))
                .with("sigma", new CellValues.Listed(noise, Units.parse("1/sqrt(ms)")));
        return Network.named("areas", 1)
                .with(regions)
                .with(wired.network().couplings().getFirst())
                .with(new Probe.Variable("E", regions.all(), "E", EVERY));
    }

    private static Samples timescales(Connectome connectome, Samples places) {
        var network = network(connectome, places);
        try (var simulation = new NetworkSimulation(
                network, Quantity.of(DT, "ms"), DType.F64, Engine.best().withThreads(1))) {
            simulation.run(Quantity.of(5000, "ms"), _ -> {});
            var rates = Objects.requireNonNull(simulation
                    .run(Quantity.of(DURATION, "ms"), _ -> {})
                    .variables()
                    .get("E"));
            return Samples.generate(connectome.size(), area -> timescale(rates, area, connectome.size()));
        }
    }

    /// In ms, between lags by a straight line.
    private static double timescale(Samples rates, int area, int areas) {
        int n = rates.size() / areas;
        double mean = 0;
        for (int k = 0; k < n; k++) {
            mean += rates.get(k * areas + area) / n;
        }
        var x = new double[n];
        for (int k = 0; k < n; k++) {
            x[k] = rates.get(k * areas + area) - mean;
        }
        double first = product(x, 0);
        double before = 1;
        for (int lag = 1; lag < LONGEST; lag++) {
            double now = product(x, lag) / first;
            if (now < Math.exp(-1)) {
                return EVERY * DT * (lag - 1 + (before - Math.exp(-1)) / (before - now));
            }
            before = now;
        }
        return EVERY * DT * LONGEST;
    }

    private static double product(double[] x, int lag) {
        double sum = 0;
        for (int k = 0; k + lag < x.length; k++) {
            sum += x[k] * x[k + lag];
        }
        return sum / (x.length - lag);
    }

    /// From V1 to each region the least sum of −ln FLN over projections.
    private static Samples paths(Connectome connectome) {
        return HierarchyPaths.from(
                connectome.index("V1"), connectome.size(), connectome.weights().values()::at);
    }
}
