package synfire.report;

import java.util.ArrayList;
import java.util.List;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;

/// Many small panels with the same axes, such as a gallery of surrogate functions.
///
/// @param columns panels in a row
/// @param cells in reading order
public record CurveGrid(String title, int columns, Axis x, Axis y, List<Cell> cells) {

    /// @param curves drawn in the same colour at the same place of every cell
    public record Cell(String title, List<Curve> curves) {

        public Cell {
            curves = List.copyOf(curves);
        }
    }

    public record Curve(String name, Series series) {}

    public CurveGrid {
        cells = List.copyOf(cells);
    }

    public Figure figure() {
        var panels = new ArrayList<Panel>();
        for (int i = 0; i < cells.size(); i++) {
            var layers = new ArrayList<Layer>();
            var curves = cells.get(i).curves();
            for (int k = 0; k < curves.size(); k++) {
                var colour = k == 0 ? Colour.INK : Colour.cycle(k - 1);
                layers.add(new Layer.Line(curves.get(k).name(), curves.get(k).series(), Stroke.of(colour)));
            }
            panels.add(
                    Panel.of(cells.get(i).title(), x, y, layers).withHeight(76).withoutLegend());
        }
        return new Figure(title, legend(), panels, columns, Figure.Link.ALL, Figure.FULL_WIDTH_PX);
    }

    /// Small panels have no room for names, so the caption says them.
    private String legend() {
        var names = cells.isEmpty()
                ? List.<String>of()
                : cells.getFirst().curves().stream().map(Curve::name).toList();
        var text = new ArrayList<String>();
        for (int k = 0; k < names.size(); k++) {
            text.add((k == 0 ? Colour.INK : Colour.cycle(k - 1)).word() + ", " + names.get(k));
        }
        return text.isEmpty() ? "" : "Lines: " + String.join("; ", text) + ".";
    }
}
