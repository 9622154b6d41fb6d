package synfire.network.analysis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import synfire.equations.units.Units;
import synfire.network.Raster;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.analysis.connectivity.ConnectivityDynamics;
import synfire.network.analysis.connectivity.FunctionalConnectivity;
import synfire.network.analysis.distance.IsiDistance;
import synfire.network.analysis.distance.SpikeDistance;
import synfire.network.analysis.distance.SpikeSynchronization;
import synfire.network.analysis.distance.VanRossum;
import synfire.network.analysis.distance.VictorPurpura;
import synfire.network.analysis.population.Avalanches;
import synfire.network.analysis.population.Bins;
import synfire.network.analysis.population.BranchingRatio;
import synfire.network.analysis.population.CrossCorrelogram;
import synfire.network.analysis.population.FanoFactor;
import synfire.network.analysis.population.PairCorrelation;
import synfire.network.analysis.population.PopulationRate;
import synfire.network.analysis.population.Psth;
import synfire.network.analysis.population.Synchrony;
import synfire.network.analysis.spectrum.Welch;
import synfire.network.analysis.statistic.KolmogorovSmirnov;
import synfire.network.analysis.train.Irregularity;

/// The Java of the guide to analysis, compiled and run.
final class GuideExample {

    private GuideExample() {}

    /// What the pieces print, by name.
    static Map<String, Double> results() {
        var results = new TreeMap<String, Double>();
        var raster = raster();
        irregularity(raster, results);
        population(raster, results);
        distances(raster, results);
        avalanches(raster, results);
        connectivity(results);
        return results;
    }

    /// 200 cells for 10 s that fire at random, and together at a share of the times of a slow common process.
    private static Raster raster() {
        var random = ReferenceTrains.random(71);
        int cells = 200;
        int drawn = 20_000;
        var volleys = random.doubles(100, 100, 9_800).toArray();
        int[] ids = IntStream.range(0, drawn).map(_ -> random.nextInt(cells)).toArray();
        double[] times = IntStream.range(0, drawn)
                .mapToDouble(_ -> random.nextInt(10) == 0 ? near(volleys, random) : random.nextDouble(10_000))
                .toArray();
        // @start region="raster"
        var raster = Raster.of(cells, ids, times, 0, 10_000);
        var excitatory = raster.range(0, 160);
        var late = raster.slice(500, 10_000);
        System.out.println(late + ", " + excitatory.meanRateHz() + " Hz, first cell "
                + raster.train(0).rateHz());
        // @end
        return late;
    }

    private static double near(double[] volleys, RandomGenerator random) {
        return volleys[random.nextInt(volleys.length)] + random.nextDouble(4);
    }

    private static void irregularity(Raster raster, Map<String, Double> results) {
        // @start region="irregularity"
        var train = raster.train(0);
        double cv = Irregularity.cv(train).orElse(Double.NaN);
        double lv = Irregularity.lv(train).orElse(Double.NaN);
        double fano = FanoFactor.overWindows(train, 500).orElse(Double.NaN);
        var cvs = Irregularity.cvs(raster, 6);
        double apart = KolmogorovSmirnov.distance(
                Irregularity.pooledIntervalsMs(raster.range(0, 100)),
                Irregularity.pooledIntervalsMs(raster.range(100, 200)));
        // @end
        results.put("cv", cv);
        results.put("lv", lv);
        results.put("fano", fano);
        results.put("cvs", (double) cvs.size());
        results.put("apart", apart);
    }

    private static void population(Raster raster, Map<String, Double> results) {
        // @start region="population"
        var rate = PopulationRate.smoothed(raster, 1, 5);
        var psth = Psth.around(raster, Samples.of(1000, 2000, 3000), -50, 200, 10);
        var correlogram = CrossCorrelogram.of(raster.train(0), raster.train(1), 1, 50);
        double correlation = new PairCorrelation(5).mean(raster);
        double chi = Synchrony.chi(raster, 5).orElse(Double.NaN);
        // @end
        results.put("rate", rate.at(5000).value());
        results.put("trials", (double) psth.trials());
        results.put("pairs", correlogram.counts().stream().sum());
        results.put("correlation", correlation);
        results.put("chi", chi);
        // @start region="spectrum"
        var spectrum = Welch.ofSegments(1024).of(rate);
        double peakHz = spectrum.peakHz(1, 100);
        double gamma = spectrum.power(30, 80);
        // @end
        results.put("peakHz", peakHz);
        results.put("gamma", gamma);
    }

    private static void distances(Raster raster, Map<String, Double> results) {
        // @start region="distances"
        var trains = raster.range(0, 10).trains();
        var first = trains.get(0);
        var second = trains.get(1);
        double cost = new VictorPurpura(0.1).distance(first, second);
        double smoothed = new VanRossum(20).distance(first, second);
        var matrix = new IsiDistance().pairwise(trains);
        var overTime = new SpikeDistance().meanProfile(trains);
        double synchronization = SpikeSynchronization.of(trains).value();
        // @end
        results.put("cost", cost);
        results.put("smoothed", smoothed);
        results.put("isi", matrix.meanOfPairs());
        results.put("spike", overTime.mean());
        results.put("synchronization", synchronization);
    }

    private static void avalanches(Raster raster, Map<String, Double> results) {
        // @start region="avalanches"
        double binMs = Avalanches.usualBinMs(raster).orElse(1);
        var avalanches = Avalanches.of(raster, binMs);
        double meanSize = avalanches.sizes().stream().average().orElse(Double.NaN);
        double sigma = avalanches.branchingRatio().orElse(Double.NaN);
        double m = BranchingRatio.of(Bins.of(raster, 4).counts(raster), 20).m();
        // @end
        results.put("avalanches", (double) avalanches.count());
        results.put("meanSize", meanSize);
        results.put("sigma", sigma);
        results.put("m", m);
    }

    private static void connectivity(Map<String, Double> results) {
        var simulated = regions(0.3);
        var recorded = regions(0.5);
        // @start region="connectivity"
        var connectivity = FunctionalConnectivity.of(simulated);
        double fit = connectivity.similarity(FunctionalConnectivity.of(recorded));
        var dynamics = ConnectivityDynamics.of(simulated, 60_000, 20_000);
        double moved = dynamics.distance(ConnectivityDynamics.of(recorded, 60_000, 20_000));
        // @end
        results.put("fit", fit);
        results.put("dynamics", moved);
    }

    /// Ten minutes of eight regions at 720 ms, which share two slow oscillations.
    private static List<Signal> regions(double phase) {
        return IntStream.range(0, 8)
                .mapToObj(r -> new Signal(
                        "region " + r,
                        Units.ONE,
                        720,
                        0,
                        Samples.generate(
                                833,
                                k -> Math.sin(0.11 * k + r * phase) + 0.2 * r * Math.cos(0.047 * k * (1 + 0.01 * r)))))
                .toList();
    }
}
