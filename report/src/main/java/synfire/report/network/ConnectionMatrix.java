package synfire.report.network;

import java.util.List;
import synfire.report.figure.Axis;
import synfire.report.figure.ColourMap;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Matrix;
import synfire.report.figure.Panel;
import synfire.report.figure.Range;

/// Who is joined to whom, as a heat map: a row per source, a column per target.
///
/// @param label of the colour bar
public record ConnectionMatrix(
        String title, String caption, String label, List<String> sources, List<String> targets, Matrix values) {

    private static final double CELL_PX = 22;

    public ConnectionMatrix {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
        if (values.rows() != sources.size() || values.columns() != targets.size()) {
            throw new IllegalArgumentException("%d sources and %d targets were given a matrix of %d rows and %d columns"
                    .formatted(sources.size(), targets.size(), values.rows(), values.columns()));
        }
    }

    public Figure figure() {
        var range = Range.of(values.values());
        double size = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        boolean signed = range.low() < 0;
        var limits = size > 0 && Double.isFinite(size) ? new Range(signed ? -size : 0, size) : new Range(0, 1);
        var layer = new Layer.HeatMap(label, values, signed ? ColourMap.SIGNED : ColourMap.EVEN, limits);
        return Figure.stack(
                        title, Panel.of("", Axis.categories("to", targets), Axis.categories("from", sources), layer))
                .withWidth(Math.clamp(240 + CELL_PX * targets.size(), 300, Figure.FULL_WIDTH_PX))
                .withCaption(caption);
    }
}
