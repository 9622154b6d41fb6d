package synfire.cli.bench;

import java.util.ArrayList;
import java.util.List;

/// The functional connectivity of a human brain fitted to the measured one: by three parameters that all regions
/// share, then by the local recurrence of each region; see [HumanBrain].
///
/// Every simulation is kept in a file next to the page of figures, and not made again.
final class WholeBrain {

    /// What the gradient may be below the best of the grid.
    private static final double ALLOWED = 0.005;

    private WholeBrain() {}

    static Benchmark.Result human(Peers peers) {
        var found = HumanBrain.read();
        if (found.isEmpty()) {
            return Hierarchies.absent("conn_human");
        }
        var brain = found.get();
        var lines = new HumanRecord(HumanRecord.place(), HumanFit.settings());
        var fit = new HumanFit(brain, lines, System.err::println);
        var grid = fit.grid();
        var ascended = fit.ascended();
        var figures = new ArrayList<Figure>();
        figures.add(Figure.above(
                "FC correlation, three parameters by gradient",
                ascended.similarity(),
                "",
                grid.similarity(),
                grid.similarity() - ALLOWED));
        figures.add(Figure.plain("evaluations", HumanFit.evaluations(), ""));
        figures.add(Figure.plain("best FC correlation of 1,000 points of a grid", grid.similarity(), ""));
        var compared = new HumanRegions(brain, lines, ascended, System.err::println).compared();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < HumanRegions.UNSEEN; i++) {
            least = Math.min(
                    least, compared.regional().get(i) - compared.shared().get(i));
        }
        figures.add(Figure.above(
                "least gain of recurrences of each region, over five noises that were not fitted", least, "", 0, 0));
        figures.add(Figure.plain("mean FC correlation under these, three parameters", mean(compared.shared()), ""));
        figures.add(Figure.plain("the same, recurrences of each region", mean(compared.regional()), ""));
        for (var mean : new HumanSteps(brain, lines, ascended, System.err::println).means()) {
            figures.add(Figure.plain(
                    "three parameters, steps of %s ms: mean over %d noises".formatted(mean.dtMs(), HumanSteps.TRIALS),
                    mean.similarity(),
                    "± %.3f".formatted(mean.error())));
        }
        return new Benchmark.Result(figures, List.of("all simulations are in " + HumanRecord.place()));
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
    }
}
