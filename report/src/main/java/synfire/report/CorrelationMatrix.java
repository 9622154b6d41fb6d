package synfire.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import synfire.report.figure.Axis;
import synfire.report.figure.ColourMap;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Matrix;
import synfire.report.figure.Panel;
import synfire.report.figure.Range;
import synfire.report.table.Table;
import synfire.report.text.NumberText;

/// Which parameters can stand in for each other.
///
/// @param correlations of the estimates, from -1 to 1; NaN where a parameter is not determined
public record CorrelationMatrix(String title, List<String> names, Matrix correlations) {

    public CorrelationMatrix {
        names = List.copyOf(names);
        if (correlations.rows() != names.size() || correlations.columns() != names.size()) {
            throw new IllegalArgumentException(
                    "%d parameters were given a matrix of %d rows and %d columns; give one of each per parameter"
                            .formatted(names.size(), correlations.rows(), correlations.columns()));
        }
    }

    public Figure figure() {
        var axis = Axis.categories("", names);
        var layer = new Layer.HeatMap("correlation", correlations, ColourMap.SIGNED, new Range(-1, 1));
        return Figure.stack(title, Panel.of("", axis, axis, layer))
                .withWidth(Math.min(Figure.FULL_WIDTH_PX, 260 + 46.0 * names.size()));
    }

    /// The pairs whose correlation is at least `least` in size, the strongest first.
    public Table pairs(double least) {
        record Pair(int row, int column, double value) {}
        var pairs = new ArrayList<Pair>();
        for (int row = 0; row < names.size(); row++) {
            for (int column = 0; column < row; column++) {
                double value = correlations.at(row, column);
                if (Math.abs(value) >= least) {
                    pairs.add(new Pair(row, column, value));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.value())));
        var table = Table.of(
                "", Table.Column.left("parameter"), Table.Column.left("with"), Table.Column.right("correlation"));
        for (var pair : pairs) {
            table = table.row(names.get(pair.column()), names.get(pair.row()), NumberText.fixed(pair.value(), 3));
        }
        return table;
    }
}
