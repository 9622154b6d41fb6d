package synfire.report.draw;

import java.util.ArrayList;
import java.util.List;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer.HeatMap;
import synfire.report.figure.Panel;
import synfire.report.figure.Range;
import synfire.report.figure.Scale;

/// Places the panels of a figure: frames of one column line up, room is left for ticks, titles, legends, colour bars.
public final class Layout {

    private static final double OUTER = 8;
    private static final double ROW_GAP = 12;
    private static final double RIGHT = 16;
    private static final double LARGEST_CELL = 46;

    private final Figure figure;
    private final int columns;
    private final int rows;
    private final double innerWidth;
    private final Range[] yRanges;
    private final double[] yLabelWidths;
    private final double[] left;
    private final double[] right;

    private Layout(Figure figure) {
        this.figure = figure;
        columns = Math.min(figure.columns(), figure.panels().size());
        rows = (figure.panels().size() + columns - 1) / columns;
        yRanges = figure.panels().stream()
                .map(panel -> Extent.y(panel.y(), panel.layers()))
                .toArray(Range[]::new);
        yLabelWidths = new double[yRanges.length];
        for (int i = 0; i < yRanges.length; i++) {
            yLabelWidths[i] = yLabelWidth(figure.panels().get(i), yRanges[i]);
        }
        left = new double[columns];
        right = new double[columns];
        for (int column = 0; column < columns; column++) {
            left[column] = leftRoom(column);
        }
        for (int i = 0; i < figure.panels().size(); i++) {
            right[i % columns] =
                    Math.max(right[i % columns], rightRoom(figure.panels().get(i)));
        }
        double margins = 0;
        for (int column = 0; column < columns; column++) {
            margins += left[column] + right[column];
        }
        innerWidth = Math.max(30, (figure.widthPx() - 2 * OUTER - margins) / columns);
    }

    /// The same figure always gives the same places.
    public static PlacedFigure of(Figure figure) {
        return new Layout(figure).placed();
    }

    private PlacedFigure placed() {
        var placed = new ArrayList<PlacedPanel>();
        double y = OUTER;
        for (int row = 0; row < rows; row++) {
            int first = row * columns;
            var panels = figure.panels()
                    .subList(first, Math.min(first + columns, figure.panels().size()));
            double header = 0;
            double height = 0;
            for (var panel : panels) {
                header = Math.max(header, new Legend(panel).height(width(panel)));
                height = Math.max(height, height(panel));
            }
            double footer = 0;
            double x = OUTER;
            for (int column = 0; column < panels.size(); column++) {
                var panel = panels.get(column);
                var frame = new Frame(x + left[column], y + Math.max(header, 6), width(panel), height(panel));
                var place = place(first + column, frame);
                placed.add(place);
                footer = Math.max(footer, footer(place));
                x += left[column] + innerWidth + right[column];
            }
            y += Math.max(header, 6) + height + footer + (row < rows - 1 ? ROW_GAP : OUTER);
        }
        return new PlacedFigure(figure, figure.widthPx(), Math.ceil(y), placed);
    }

    private PlacedPanel place(int index, Frame frame) {
        var panel = figure.panels().get(index);
        var x = new AxisMap(panel.x().scale(), xRange(index), frame.x(), frame.right());
        var range = yRanges[index];
        boolean downwards = panel.y().scale() instanceof Scale.Categories;
        var y = downwards
                ? new AxisMap(panel.y().scale(), range, frame.y(), frame.bottom())
                : new AxisMap(panel.y().scale(), range, frame.bottom(), frame.y());
        double yTitleX = frame.x() - AxesMarks.TICK - AxesMarks.LABEL_GAP - widestOf(index % columns) - 9;
        boolean ownsX = figure.link() == Figure.Link.NONE
                || index + columns >= figure.panels().size();
        return new PlacedPanel(panel, frame, x, y, ownsX, group(index), yTitleX);
    }

    /// Titles of y axes in one column share a base line, left of the widest label of an axis that has a title.
    private double widestOf(int column) {
        double widest = 0;
        for (int i = column; i < figure.panels().size(); i += columns) {
            var panel = figure.panels().get(i);
            widest = panel.y().title().isEmpty() ? widest : Math.max(widest, yLabelWidths[i]);
        }
        return widest;
    }

    private int group(int index) {
        return switch (figure.link()) {
            case NONE -> index;
            case COLUMNS -> index % columns;
            case ALL -> 0;
        };
    }

    private Range xRange(int index) {
        var range = Range.NOTHING;
        for (int i = 0; i < figure.panels().size(); i++) {
            if (group(i) == group(index)) {
                var panel = figure.panels().get(i);
                range = range.with(Extent.x(panel.x(), panel.layers()));
            }
        }
        return range;
    }

    private double footer(PlacedPanel placed) {
        if (!placed.ownsX()) {
            return 0;
        }
        double title = placed.panel().x().title().isEmpty() ? 0 : AxesMarks.LINE_HEIGHT + 3;
        return AxesMarks.xRoom(placed.x(), placed.xTicks()) + title;
    }

    private double leftRoom(int column) {
        double room = 0;
        for (int i = column; i < figure.panels().size(); i += columns) {
            var panel = figure.panels().get(i);
            int lines = AxesMarks.yTitle(panel.y(), panel.heightPx()).size();
            room = Math.max(room, lines == 0 ? yLabelWidths[i] : widestOf(column) + lines * AxesMarks.LINE_HEIGHT + 6);
        }
        return AxesMarks.TICK + AxesMarks.LABEL_GAP + room;
    }

    private static double yLabelWidth(Panel panel, Range range) {
        if (panel.y().scale() instanceof Scale.Categories(var names)) {
            return names.stream().mapToDouble(TextStyle.PLAIN::width).max().orElse(0);
        }
        var y = new AxisMap(panel.y().scale(), range, panel.heightPx(), 0);
        return AxesMarks.widest(PlacedPanel.yTicks(panel, y));
    }

    private static double rightRoom(Panel panel) {
        double bars = heatMaps(panel).stream()
                .mapToDouble(map -> HeatMapMarks.barRoom(map, panel.heightPx()))
                .max()
                .orElse(0);
        return Math.max(RIGHT, bars);
    }

    private double width(Panel panel) {
        var maps = heatMaps(panel);
        return maps.isEmpty()
                ? innerWidth
                : cell(maps.getFirst()) * maps.getFirst().matrix().columns();
    }

    private double height(Panel panel) {
        var maps = heatMaps(panel);
        return maps.isEmpty()
                ? panel.heightPx()
                : Math.max(30, cell(maps.getFirst()) * maps.getFirst().matrix().rows());
    }

    private double cell(HeatMap map) {
        return Math.min(LARGEST_CELL, innerWidth / Math.max(1, map.matrix().columns()));
    }

    private static List<HeatMap> heatMaps(Panel panel) {
        return panel.layers().stream()
                .filter(HeatMap.class::isInstance)
                .map(HeatMap.class::cast)
                .toList();
    }
}
