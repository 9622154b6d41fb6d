package synfire.cli.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.network.description.Cells;
import synfire.report.figure.Figure;
import synfire.report.figure.Matrix;
import synfire.report.network.ConnectionMatrix;

/// How the parts of populations, such as areas, are joined.
record AreaMatrix(NetworkResult result) {

    private static final int MOST = 80;

    /// A part of a population.
    private record Area(String name, Cells.Range cells) {}

    /// Synapses per target from part to part; empty where populations have no parts, or very many.
    Optional<Figure> figure() {
        var areas = areas();
        if (areas.size() < 2 || areas.size() > MOST) {
            return Optional.empty();
        }
        var places = places(areas);
        var sums = new double[areas.size()][areas.size()];
        for (var each : result.synapses()) {
            var from = places.getOrDefault(each.projection().source().population(), new int[0]);
            var to = places.getOrDefault(each.projection().target().population(), new int[0]);
            if (from.length > 0 && to.length > 0) {
                add(each, from, to, sums);
            }
        }
        for (int target = 0; target < areas.size(); target++) {
            for (var row : sums) {
                row[target] /= areas.get(target).cells().size();
            }
        }
        var names = areas.stream().map(Area::name).toList();
        return Optional.of(new ConnectionMatrix(
                        "Connectivity of areas",
                        "Synapses that a cell of the target (column) has from the source (row), on average.",
                        "synapses per target",
                        names,
                        names,
                        Matrix.of(sums))
                .figure());
    }

    private List<Area> areas() {
        var areas = new ArrayList<Area>();
        for (var population : result.file().network().populations()) {
            population.parts().forEach((part, cells) -> areas.add(new Area(population.name() + " " + part, cells)));
        }
        return areas;
    }

    /// The number of the area of each cell, by population; -1 for none.
    private Map<String, int[]> places(List<Area> areas) {
        var places = new HashMap<String, int[]>();
        for (int area = 0; area < areas.size(); area++) {
            var cells = areas.get(area).cells();
            var own = places.computeIfAbsent(cells.population(), name -> {
                var none = new int[result.file().network().population(name).size()];
                Arrays.fill(none, -1);
                return none;
            });
            Arrays.fill(own, cells.first(), cells.first() + cells.size(), area);
        }
        return places;
    }

    private static void add(NetworkResult.Synapses synapses, int[] from, int[] to, double[][] sums) {
        var projection = synapses.projection();
        synapses.edges().look((index, row) -> {
            int source = from[projection.source().index(index)];
            for (int k = 0; k < row.size() && source >= 0; k++) {
                int target = to[projection.target().index(row.target(k))];
                if (target >= 0) {
                    sums[source][target]++;
                }
            }
        });
    }
}
