package synfire.report.draw;

import java.util.ArrayList;
import java.util.List;
import synfire.report.figure.Layer;

/// All marks of a figure, panel by panel.
final class Drawing {

    private Drawing() {}

    static List<Mark> of(PlacedFigure figure) {
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < figure.panels().size(); i++) {
            marks.add(new Mark.Group("panel", i, panel(figure.panels().get(i))));
        }
        return marks;
    }

    private static List<Mark> panel(PlacedPanel placed) {
        var layers = new ArrayList<Mark>();
        var bars = new ArrayList<Mark>();
        for (int i = 0; i < placed.panel().layers().size(); i++) {
            var layer = placed.panel().layers().get(i);
            layers.add(new Mark.Group("layer", i, LayerMarks.of(layer, placed.frame(), placed.x(), placed.y())));
            if (layer instanceof Layer.HeatMap map) {
                bars.addAll(HeatMapMarks.bar(map, placed.frame()));
            }
        }
        var marks = new ArrayList<Mark>();
        marks.add(new Mark.Clipped(placed.frame(), layers));
        marks.add(new Mark.Group("y-axis", 0, AxesMarks.y(placed)));
        if (placed.ownsX()) {
            marks.add(new Mark.Group("x-axis", 0, AxesMarks.x(placed)));
        }
        marks.addAll(bars);
        marks.addAll(AxesMarks.titles(placed));
        marks.addAll(new Legend(placed.panel()).marks(placed.frame()));
        return marks;
    }
}
