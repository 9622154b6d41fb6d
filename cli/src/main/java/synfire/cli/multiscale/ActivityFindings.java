package synfire.cli.multiscale;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import synfire.network.Samples;
import synfire.network.analysis.statistic.RankCorrelation;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// Rates, irregularity and timescales of areas.
///
/// @param excitatory cells of an area
/// @param inhibitory cells of an area
/// @param places of areas in the hierarchy
/// @param cuesMs how long the cues last
record ActivityFindings(
        Trials trials, int areas, int excitatory, int inhibitory, Samples places, double cuesMs, RandomKey key) {

    private static final int FEWEST_INTERVALS = 20;
    private static final int PERMUTATIONS = 1000;
    private static final String RATES =
            "Vijayan et al. (2010), doi:10.1152/jn.00474.2009: barrel cortex of behaving rats";
    private static final String IRREGULARITY =
            "Softky & Koch (1993), doi:10.1523/JNEUROSCI.13-01-00334.1993: cells of V1 and MT of awake monkeys";
    private static final String TIMESCALES =
            "Murray et al. (2014), doi:10.1038/nn.3862: seven areas of monkeys, sensory to prefrontal";

    /// The area of a cell, excitatory cells counted first.
    int area(int cell) {
        return cell < areas * excitatory ? cell / excitatory : (cell - areas * excitatory) / inhibitory;
    }

    private int cells() {
        return areas * (excitatory + inhibitory);
    }

    private boolean isExcitatory(int cell) {
        return cell < areas * excitatory;
    }

    /// Hz, in the time of the cues.
    double rate(int cell) {
        return trials.spikes().stream().mapToInt(each -> each[cell]).average().orElse(0) / (cuesMs * 1e-3);
    }

    /// Mean over the cells of one kind of each area, Hz.
    Samples rates(boolean ofExcitatory) {
        return Samples.generate(
                areas,
                a -> IntStream.range(0, cells())
                        .filter(cell -> isExcitatory(cell) == ofExcitatory && area(cell) == a)
                        .mapToDouble(this::rate)
                        .average()
                        .orElse(0));
    }

    /// Mean over the cells of each area that fire enough; NaN where none does.
    Samples variations() {
        return variations(trials.intervals());
    }

    private Samples variations(List<List<Double>> intervals) {
        return Samples.generate(areas, a -> variation(a, intervals));
    }

    private double variation(int a, List<List<Double>> intervals) {
        return IntStream.range(0, cells())
                .filter(cell -> area(cell) == a && intervals.get(cell).size() >= FEWEST_INTERVALS)
                .mapToDouble(cell -> variation(intervals.get(cell)))
                .average()
                .orElse(Double.NaN);
    }

    private static double variation(List<Double> intervals) {
        double mean = intervals.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
        double square = intervals.stream()
                .mapToDouble(x -> (x - mean) * (x - mean))
                .average()
                .orElse(Double.NaN);
        return Math.sqrt(square) / mean;
    }

    /// The lag in ms at which the autocorrelation of an area's spike counts, without what is common to all
    /// trials, has fallen to 1/e.
    Samples timescales() {
        int bins = (int) Math.round(cuesMs / Trials.BIN_MS);
        return Samples.generate(areas, a -> timescale(a, bins));
    }

    private double timescale(int a, int bins) {
        var counts = trials.counts();
        var members =
                IntStream.range(0, cells()).filter(cell -> area(cell) == a).toArray();
        var x = new double[counts.trials()][bins];
        for (int b = 0; b < bins; b++) {
            double mean = 0;
            for (int k = 0; k < counts.trials(); k++) {
                for (int cell : members) {
                    x[k][b] += counts.get(k, b, cell);
                }
                mean += x[k][b] / counts.trials();
            }
            for (int k = 0; k < counts.trials(); k++) {
                x[k][b] -= mean;
            }
        }
        double first = product(x, bins, 0);
        double before = 1;
        for (int lag = 1; lag < bins - 1 && first > 0; lag++) {
            double now = product(x, bins, lag) / first;
            if (now < Math.exp(-1)) {
                return Trials.BIN_MS * (lag - 1 + (before - Math.exp(-1)) / (before - now));
            }
            before = now;
        }
        return first > 0 ? Trials.BIN_MS * (bins - 1) : Double.NaN;
    }

    private static double product(double[][] x, int bins, int lag) {
        double sum = 0;
        for (var trial : x) {
            for (int b = 0; b + lag < bins; b++) {
                sum += trial[b] * trial[b + lag];
            }
        }
        return sum / (bins - lag);
    }

    List<Finding> findings() {
        var found = new ArrayList<Finding>();
        var order = Shuffle.order(cells(), key.split("cells"));
        found.add(new Finding(
                "rate of excitatory cells during the cues, mean of areas",
                "Hz",
                "most above 1, 27 % above 10",
                RATES,
                mean(rates(true)),
                mean(shuffledRates(order, true)),
                "cells were dealt out to kinds and areas anew"));
        found.add(new Finding(
                "share of excitatory cells above 10 Hz during the cues",
                "",
                "0.274",
                RATES,
                above(IntStream.range(0, cells()).filter(this::isExcitatory)),
                above(IntStream.range(0, cells()).filter(c -> isExcitatory(order[c]))),
                "cells were dealt out to kinds anew"));
        found.add(new Finding(
                "rate of inhibitory cells during the cues, mean of areas",
                "Hz",
                "all fast-spiking ones well above 1",
                RATES,
                mean(rates(false)),
                mean(shuffledRates(order, false)),
                "cells were dealt out to kinds and areas anew"));
        found.add(new Finding(
                "coefficient of variation of intervals during the cues, mean of areas",
                "",
                "0.5 to 1",
                IRREGULARITY,
                mean(variations()),
                mean(variations(redrawn())),
                "each cell's spikes were put anywhere in the time of the cues"));
        var scales = timescales();
        found.add(new Finding(
                "Spearman correlation of timescales with the place in the hierarchy",
                "",
                "above 0: sensory areas are short, prefrontal ones long",
                TIMESCALES,
                RankCorrelation.of(scales, places),
                IntStream.range(0, PERMUTATIONS)
                        .mapToDouble(i -> {
                            var other = Shuffle.order(areas, key.split("areas").split(i));
                            return RankCorrelation.of(Samples.generate(areas, a -> scales.get(other[a])), places);
                        })
                        .map(Math::abs)
                        .sorted()
                        .skip(PERMUTATIONS * 95 / 100)
                        .findFirst()
                        .orElse(Double.NaN),
                "areas changed places 1,000 times; the size that one in twenty exceeds"));
        return found;
    }

    private double above(IntStream chosen) {
        return chosen.mapToDouble(cell -> rate(cell) > 10 ? 1 : 0).average().orElse(0);
    }

    private Samples shuffledRates(int[] order, boolean ofExcitatory) {
        return Samples.generate(
                areas,
                a -> IntStream.range(0, cells())
                        .filter(cell -> isExcitatory(order[cell]) == ofExcitatory && area(order[cell]) == a)
                        .mapToDouble(this::rate)
                        .average()
                        .orElse(0));
    }

    /// Intervals of cells whose spikes fall anywhere in the time of the cues, as many in each trial as there
    /// were.
    private List<List<Double>> redrawn() {
        var intervals = new ArrayList<List<Double>>();
        for (int cell = 0; cell < cells(); cell++) {
            var random = new CounterStream(key.split("times"), cell);
            var own = new ArrayList<Double>();
            for (var trial : trials.spikes()) {
                var times = new double[trial[cell]];
                for (int i = 0; i < times.length; i++) {
                    times[i] = cuesMs * random.nextUniform();
                }
                java.util.Arrays.sort(times);
                for (int i = 1; i < times.length; i++) {
                    own.add(times[i] - times[i - 1]);
                }
            }
            intervals.add(own);
        }
        return intervals;
    }

    private static double mean(Samples numbers) {
        return numbers.stream().filter(Double::isFinite).average().orElse(Double.NaN);
    }
}
