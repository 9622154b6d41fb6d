package synfire.cli.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Matrix;
import synfire.report.figure.Panel;
import synfire.report.network.ConnectionMatrix;
import synfire.report.network.Distribution;
import synfire.report.page.Block;
import synfire.report.table.Table;
import synfire.report.text.NumberText;

/// How the cells of a network are joined: numbers, degrees, weights, delays, and the matrix of populations
/// or cells.
record WiringFigures(NetworkResult result) {

    private static final int MOST_SYNAPSES = 100_000;
    private static final int MOST_NAMED = 40;

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        if (result.synapses().isEmpty()) {
            return blocks;
        }
        blocks.add(new Block.TableBlock(table()));
        blocks.add(new Block.FigureBlock(matrix()));
        new AreaMatrix(result).figure().ifPresent(figure -> blocks.add(new Block.FigureBlock(figure)));
        for (var each : result.synapses()) {
            if (each.edges().size() > 0) {
                blocks.add(new Block.FigureBlock(panels(each)));
            }
        }
        return blocks;
    }

    private Table table() {
        var table = Table.of(
                "",
                Table.Column.left("projection"),
                Table.Column.left("from"),
                Table.Column.left("to"),
                Table.Column.right("synapses"),
                Table.Column.right("per target"));
        for (var each : result.synapses()) {
            var projection = each.projection();
            table = table.row(
                    projection.name(),
                    projection.source().population(),
                    projection.target().population(),
                    Long.toString(each.edges().size()),
                    NumberText.fixed(
                            (double) each.edges().size()
                                    / Math.max(1, each.edges().targets()),
                            2));
        }
        return table;
    }

    /// Of one population of few cells to itself, cell by cell; else synapses per target from population to
    /// population.
    private Figure matrix() {
        var sources = new LinkedHashMap<String, Integer>();
        var targets = new LinkedHashMap<String, Integer>();
        result.synapses().forEach(each -> {
            sources.putIfAbsent(each.projection().source().population(), sources.size());
            targets.putIfAbsent(each.projection().target().population(), targets.size());
        });
        var only = sources.keySet().iterator().next();
        if (sources.keySet().equals(targets.keySet()) && sources.size() == 1 && cells(only) <= MOST_NAMED * 3) {
            return cellByCell(only);
        }
        var sums = new double[sources.size()][targets.size()];
        for (var each : result.synapses()) {
            int from = sources.getOrDefault(each.projection().source().population(), 0);
            int to = targets.getOrDefault(each.projection().target().population(), 0);
            sums[from][to] += (double) each.edges().size()
                    / cells(each.projection().target().population());
        }
        return new ConnectionMatrix(
                        "Connectivity",
                        "Synapses that a cell of the target (column) has from the source (row), on average.",
                        "synapses per target",
                        List.copyOf(sources.keySet()),
                        List.copyOf(targets.keySet()),
                        Matrix.of(sums))
                .figure();
    }

    private int cells(String population) {
        return result.file().network().populations().stream()
                .filter(each -> each.name().equals(population))
                .mapToInt(each -> each.size())
                .findFirst()
                .orElse(1);
    }

    private Figure cellByCell(String population) {
        int size = cells(population);
        var sums = new double[size][size];
        for (var each : result.synapses()) {
            var projection = each.projection();
            each.edges().look((source, synapses) -> {
                var row = sums[projection.source().index(source)];
                for (int k = 0; k < synapses.size(); k++) {
                    row[projection.target().index(synapses.target(k))] += synapses.weight(k);
                }
            });
        }
        var names = IntStream.range(0, size).mapToObj(Integer::toString).toList();
        var units = result.synapses().stream()
                .map(each -> units().ofWeights(each.projection()))
                .distinct()
                .toList();
        return new ConnectionMatrix(
                        "Connectivity",
                        "The sum of the weights from each cell (row) to each (column), in %s."
                                .formatted(String.join(" and ", units)),
                        units.size() == 1 && !units.getFirst().equals("1")
                                ? "weight (%s)".formatted(units.getFirst())
                                : "weight",
                        names,
                        names,
                        Matrix.of(sums))
                .figure();
    }

    private Figure panels(NetworkResult.Synapses synapses) {
        var edges = synapses.edges();
        var name = synapses.projection().name();
        var panels = new ArrayList<Panel>();
        panels.add(Distribution.histogram(
                "In-degree",
                Axis.of("synapses per target", ""),
                new Distribution.Group("", Samples.generate(edges.targets(), edges::inDegree)),
                Colour.BLUE));
        panels.add(Distribution.histogram(
                "Out-degree",
                Axis.of("synapses per source", ""),
                new Distribution.Group("", Samples.generate(edges.sources(), edges::count)),
                Colour.VERMILION));
        if (edges.weight().isEmpty()) {
            panels.add(Distribution.histogram(
                    "Weights",
                    Axis.of("weight", units().ofWeights(synapses.projection())),
                    new Distribution.Group("", edges.weights(MOST_SYNAPSES)),
                    Colour.GREEN));
        }
        if (edges.delay().isEmpty()) {
            panels.add(Distribution.histogram(
                    "Delays",
                    Axis.of("delay", "ms"),
                    new Distribution.Group("", inMs(edges.delays(MOST_SYNAPSES))),
                    Colour.PURPLE));
        }
        return Figure.grid("Synapses of " + name, panels.size(), panels);
    }

    private BaseUnits units() {
        return new BaseUnits(result.file().network());
    }

    private Samples inMs(Samples steps) {
        double dt = result.file().dt().in(Units.MS);
        return Samples.generate(steps.size(), k -> steps.get(k) * dt);
    }
}
