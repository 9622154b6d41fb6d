package synfire.cli.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import synfire.learn.activity.FittedDistribution;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.ColourMap;
import synfire.report.figure.Figure;
import synfire.report.figure.Histogram;
import synfire.report.figure.Layer;
import synfire.report.figure.Matrix;
import synfire.report.figure.Panel;
import synfire.report.figure.Range;
import synfire.report.page.Block;
import synfire.report.table.Table;
import synfire.report.text.NumberText;

/// The synapses among the cells that fire, before and after: from which cell to which, how strong, and which
/// distribution their strengths follow.
record WeightFigures(List<Snapshot> snapshots) {

    private static final int BINS = 60;
    private static final int MOST_CELLS = 1000;

    List<Block> blocks() {
        var first = snapshots.getFirst();
        var blocks = new ArrayList<Block>();
        var populations = first.firing().stream()
                .filter(each -> first.recurrentWeights(each).length > 2)
                .toList();
        if (populations.isEmpty()) {
            return blocks;
        }
        int cells = first.firing().stream()
                .mapToInt(each -> first.network().population(each).size())
                .sum();
        if (cells <= MOST_CELLS) {
            blocks.add(new Block.FigureBlock(matrices()));
        }
        blocks.add(new Block.FigureBlock(histograms(populations)));
        blocks.add(new Block.TableBlock(table(populations)));
        return blocks;
    }

    private Figure matrices() {
        var matrices = snapshots.stream().map(WeightFigures::matrix).toList();
        double largest = matrices.stream()
                .map(each -> Range.of(each.values()))
                .mapToDouble(each -> Math.max(Math.abs(each.low()), Math.abs(each.high())))
                .max()
                .orElse(1);
        boolean signed =
                matrices.stream().anyMatch(each -> Range.of(each.values()).low() < 0);
        var limits = new Range(signed ? -largest : 0, largest > 0 && Double.isFinite(largest) ? largest : 1);
        var names = names(snapshots.getFirst());
        var panels = new ArrayList<Panel>();
        for (int i = 0; i < matrices.size(); i++) {
            panels.add(Panel.of(
                    snapshots.get(i).name() + " training",
                    Axis.categories("to", names),
                    Axis.categories(i == 0 ? "from" : "", names),
                    new Layer.HeatMap("weight", matrices.get(i), signed ? ColourMap.SIGNED : ColourMap.EVEN, limits)));
        }
        return Figure.grid("Connectivity", panels.size(), panels)
                .withCaption("The weight of the synapse from each cell to each; grey where there is none.");
    }

    /// The first cell of each population has its name.
    private static List<String> names(Snapshot snapshot) {
        var names = new ArrayList<String>();
        for (var population : snapshot.firing()) {
            names.add(population);
            names.addAll(Collections.nCopies(
                    snapshot.network().population(population).size() - 1, ""));
        }
        return names;
    }

    private static Matrix matrix(Snapshot snapshot) {
        var firing = snapshot.firing();
        int cells = names(snapshot).size();
        var values = new double[cells * cells];
        Arrays.fill(values, Double.NaN);
        for (var projection : snapshot.network().projections()) {
            int row = first(snapshot, firing, projection.source().population());
            int column = first(snapshot, firing, projection.target().population());
            var weights = snapshot.weights().get(projection.name());
            if (row < 0 || column < 0 || weights == null) {
                continue;
            }
            int targets = snapshot.network()
                    .population(projection.target().population())
                    .size();
            for (int i = 0; i < weights.size(); i++) {
                if (weights.get(i) != 0) {
                    values[(row + i / targets) * cells + column + i % targets] = weights.get(i);
                }
            }
        }
        return new Matrix(cells, cells, Samples.of(values));
    }

    private static int first(Snapshot snapshot, List<String> firing, String population) {
        int place = firing.indexOf(population);
        return place < 0
                ? -1
                : firing.subList(0, place).stream()
                        .mapToInt(each -> snapshot.network().population(each).size())
                        .sum();
    }

    private Figure histograms(List<String> populations) {
        var panels = new ArrayList<Panel>();
        for (var population : populations) {
            var range = snapshots.stream()
                    .map(each -> Range.of(Samples.of(each.recurrentWeights(population))))
                    .reduce(Range.NOTHING, Range::with);
            for (int i = 0; i < snapshots.size(); i++) {
                var weights = Samples.of(snapshots.get(i).recurrentWeights(population));
                panels.add(Panel.of(
                                "from %s, %s training"
                                        .formatted(population, snapshots.get(i).name()),
                                Axis.of("weight", ""),
                                Axis.of("synapses", "").withZero(),
                                Histogram.of("", weights, range, BINS, Colour.cycle(i)))
                        .withHeight(120)
                        .withoutLegend());
            }
        }
        return Figure.grid("Weights", snapshots.size(), panels);
    }

    private Table table(List<String> populations) {
        var table = Table.of(
                "Weights that are not 0, by Akaike's criterion relative to the best (which has 0)",
                Table.Column.left("from"),
                Table.Column.left("when"),
                Table.Column.right("synapses"),
                Table.Column.right("mean"),
                Table.Column.right("deviation"),
                Table.Column.right("deviation of ln"),
                Table.Column.right("log-normal"),
                Table.Column.right("normal"),
                Table.Column.right("gamma"));
        for (var population : populations) {
            for (var snapshot : snapshots) {
                var sizes = Arrays.stream(snapshot.recurrentWeights(population))
                        .map(Math::abs)
                        .toArray();
                table = table.row(row(population, snapshot.name(), sizes).toArray(String[]::new));
            }
        }
        return table;
    }

    private static List<String> row(String population, String when, double[] sizes) {
        var fits = FittedDistribution.all(Samples.of(sizes));
        double best = fits.getFirst().aic(Samples.of(sizes));
        var row = new ArrayList<>(List.of(
                population,
                when,
                String.format(Locale.ROOT, "%,d", sizes.length),
                NumberText.shortest(mean(sizes), 3),
                NumberText.shortest(deviation(sizes), 3),
                NumberText.fixed(deviation(Arrays.stream(sizes).map(Math::log).toArray()), 2)));
        for (var name : List.of("log-normal", "normal", "gamma")) {
            row.add(fits.stream()
                    .filter(each -> each.name().equals(name))
                    .map(each -> NumberText.fixed(each.aic(Samples.of(sizes)) - best, 0))
                    .findFirst()
                    .orElse(""));
        }
        return row;
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElse(Double.NaN);
    }

    private static double deviation(double[] numbers) {
        double mean = mean(numbers);
        return Math.sqrt(Arrays.stream(numbers)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(Double.NaN));
    }
}
