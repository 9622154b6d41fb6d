package synfire.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import synfire.cli.workload.Microcircuit;
import synfire.cli.workload.Workload;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.analysis.statistic.KolmogorovSmirnov;
import synfire.network.analysis.train.Irregularity;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkSimulation;

/// The microcircuit of Potjans and Diesmann: at full size its mean rates, at a tenth the distributions of a run of
/// NEST.
final class Microcircuits {

    private static final double DISCARD_MS = 500;
    private static final double FULL_MS = 10_000;
    private static final double TENTH_MS = 1000;
    private static final double TENTH = 0.1;
    private static final int SEEDS = 3;
    private static final int OWN_RUNS = 10;
    private static final double RELATIVE = 0.1;
    private static final double ABSOLUTE_HZ = 0.15;
    private static final double MOST_MEMORY_MIB = 12 * 1024;

    private Microcircuits() {}

    static Benchmark.Result full(Peers peers) {
        var figures = new ArrayList<Figure>();
        double slowest = 0;
        double building = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            long start = System.nanoTime();
            try (var simulation = simulation(new Microcircuit(1), seed, DType.F32)) {
                building = Math.max(building, (System.nanoTime() - start) * 1e-9);
                simulation.run(Quantity.of(DISCARD_MS, "ms"), _ -> {});
                long run = System.nanoTime();
                var result = simulation.run(Quantity.of(FULL_MS, "ms"), _ -> {});
                slowest = Math.max(slowest, (System.nanoTime() - run) * 1e-9);
                for (int i = 0; i < Microcircuit.NAMES.size(); i++) {
                    var name = Microcircuit.NAMES.get(i);
                    double expected = Microcircuit.RATES_HZ.get(i);
                    double allowed = Math.max(RELATIVE * expected, ABSOLUTE_HZ);
                    figures.add(Figure.between(
                            "rate of %s, seed %d".formatted(name, seed),
                            result.spikes(name).meanRateHz(),
                            "Hz",
                            expected - allowed,
                            expected + allowed));
                }
            }
        }
        figures.add(
                Figure.between("largest resident memory of this process", Memory.peakMiB(), "MiB", 0, MOST_MEMORY_MIB));
        if (figures.stream().anyMatch(figure -> figure.verdict() == Figure.Verdict.MISSED)) {
            return new Benchmark.Result(figures, List.of("the gate failed, so no time was taken"));
        }
        figures.add(Figure.plain("real-time factor of the slowest seed, f32", slowest * 1e3 / FULL_MS, ""));
        figures.add(Figure.plain("building the network", building, "s"));
        return new Benchmark.Result(figures, List.of());
    }

    private static NetworkSimulation simulation(Microcircuit circuit, long seed, DType dtype) {
        return new NetworkSimulation(circuit.network(seed), Workload.DT, dtype, Engine.best());
    }

    static Benchmark.Result tenth(Peers peers) {
        var reference = reference();
        if (reference.isEmpty()) {
            return new Benchmark.Result(
                    List.of(), List.of("the reference run is not here: ../shared/data/ref_potjans/osb_pynest_10pct"));
        }
        var own = new ArrayList<Map<String, Raster>>();
        for (long seed = 1; seed <= OWN_RUNS; seed++) {
            try (var simulation = simulation(new Microcircuit(TENTH), seed, DType.F64)) {
                simulation.run(Quantity.of(DISCARD_MS, "ms"), _ -> {});
                var result = simulation.run(Quantity.of(TENTH_MS, "ms"), _ -> {});
                var rasters = new TreeMap<String, Raster>();
                Microcircuit.NAMES.forEach(name -> rasters.put(name, result.spikes(name)));
                own.add(rasters);
            }
        }
        var figures = new ArrayList<Figure>();
        for (var name : Microcircuit.NAMES) {
            figures.add(distance("rates", name, own, reference.get(), Microcircuits::rates));
            figures.add(distance("intervals", name, own, reference.get(), Irregularity::pooledIntervalsMs));
        }
        return new Benchmark.Result(figures, List.of());
    }

    @FunctionalInterface
    private interface Statistic {
        Samples of(Raster raster);
    }

    private static Samples rates(Raster raster) {
        var counts = raster.counts();
        var rates = new double[raster.cells()];
        for (int cell = 0; cell < rates.length; cell++) {
            rates[cell] = counts[cell] / (raster.stopMs() - raster.startMs()) * 1e3;
        }
        return Samples.of(rates);
    }

    /// The distance of the first seed to the reference, which must not be larger than the largest between two own
    /// seeds.
    private static Figure distance(
            String what,
            String name,
            List<Map<String, Raster>> own,
            Map<String, Raster> reference,
            Statistic statistic) {
        var samples = own.stream().map(run -> statistic.of(of(run, name))).toList();
        double largest = 0;
        for (int i = 0; i < samples.size(); i++) {
            for (int j = 0; j < i; j++) {
                largest = Math.max(largest, KolmogorovSmirnov.distance(samples.get(i), samples.get(j)));
            }
        }
        double distance = KolmogorovSmirnov.distance(samples.getFirst(), statistic.of(of(reference, name)));
        return Figure.between("KS distance to NEST, %s of %s".formatted(what, name), distance, "", 0, largest);
    }

    private static Raster of(Map<String, Raster> rasters, String name) {
        return Objects.requireNonNull(rasters.get(name), name);
    }

    private static Optional<Map<String, Raster>> reference() {
        var root = Path.of(System.getProperty("synfire.root", System.getProperty("user.dir")));
        var folder = root.resolve("../shared/data/ref_potjans/osb_pynest_10pct").normalize();
        return Files.isDirectory(folder) ? Optional.of(read(folder)) : Optional.empty();
    }

    private static Map<String, Raster> read(Path folder) {
        try {
            return NestRecording.read(folder, Microcircuit.NAMES, DISCARD_MS, DISCARD_MS + TENTH_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
