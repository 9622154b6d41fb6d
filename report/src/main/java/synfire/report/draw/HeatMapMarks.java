package synfire.report.draw;

import java.util.ArrayList;
import java.util.List;
import synfire.report.figure.Colour;
import synfire.report.figure.Layer.Anchor;
import synfire.report.figure.Layer.HeatMap;
import synfire.report.figure.Scale;
import synfire.report.figure.Stroke;
import synfire.report.text.NumberText;

/// Cells of a heat map, their numbers where there is room, and the colour bar beside it.
final class HeatMapMarks {

    static final double BAR_GAP = 14;
    static final double BAR_WIDTH = 11;
    private static final int BAR_STEPS = 64;
    private static final double NUMBERED_CELL_PX = 30;
    private static final int NO_VALUE = 0xBDBDBD;

    private HeatMapMarks() {}

    static List<Mark> of(HeatMap map, Frame frame) {
        var matrix = map.matrix();
        var marks = new ArrayList<Mark>();
        marks.add(new Mark.Picture(
                frame,
                new Pixels(matrix.rows(), matrix.columns(), (row, column) -> colour(map, matrix.at(row, column)))));
        double cell = frame.width() / Math.max(1, matrix.columns());
        if (cell >= NUMBERED_CELL_PX) {
            for (int i = 0; i < matrix.values().size(); i++) {
                double value = matrix.values().get(i);
                int row = i / matrix.columns();
                int column = i % matrix.columns();
                marks.add(new Mark.Words(
                        NumberText.fixed(value, 2).replace('-', '−'),
                        frame.x() + (column + 0.5) * cell,
                        frame.y() + (row + 0.5) * frame.height() / matrix.rows() + 3.5,
                        TextStyle.PLAIN
                                .size(9.5)
                                .at(Anchor.MIDDLE)
                                .in(isDark(colour(map, value)) ? Colour.WHITE : Colour.BLACK)));
            }
        }
        return marks;
    }

    /// The bar with its numbers and name, to the right of the frame.
    static List<Mark> bar(HeatMap map, Frame frame) {
        var bar = new Frame(frame.right() + BAR_GAP, frame.y(), BAR_WIDTH, frame.height());
        var marks = new ArrayList<Mark>();
        marks.add(new Mark.Picture(
                bar, new Pixels(BAR_STEPS, 1, (row, _) -> map.map().at(1 - (row + 0.5) / BAR_STEPS))));
        var ticks = new Outline();
        double end = bar.right();
        for (var tick : ticks(map, frame.height())) {
            double at = barMap(map, bar).at(tick.value());
            ticks.move(end, at).to(end + 3.5, at);
            marks.add(new Mark.Words(tick.label(), end + 6, at + 3.8, TextStyle.PLAIN));
        }
        marks.add(new Mark.Stroked(ticks, Stroke.of(Colour.INK).thin()));
        if (!map.name().isEmpty()) {
            double x = end + 6 + labelWidth(map, frame.height()) + 13;
            marks.add(new Mark.Words(
                    map.name(),
                    x,
                    bar.y() + bar.height() / 2,
                    TextStyle.PLAIN.at(Anchor.MIDDLE).turned()));
        }
        return marks;
    }

    /// Room that the bar needs to the right of the frame.
    static double barRoom(HeatMap map, double height) {
        return BAR_GAP + BAR_WIDTH + 6 + labelWidth(map, height) + (map.name().isEmpty() ? 4 : 18);
    }

    private static double labelWidth(HeatMap map, double height) {
        return ticks(map, height).stream()
                .mapToDouble(tick -> TextStyle.PLAIN.width(tick.label()))
                .max()
                .orElse(0);
    }

    private static List<Tick> ticks(HeatMap map, double height) {
        return barMap(map, new Frame(0, 0, 0, height)).ticks(32);
    }

    private static AxisMap barMap(HeatMap map, Frame bar) {
        return new AxisMap(Scale.LINEAR, map.limits(), bar.bottom(), bar.y());
    }

    private static int colour(HeatMap map, double value) {
        if (Double.isNaN(value)) {
            return NO_VALUE;
        }
        return map.map().at((value - map.limits().low()) / map.limits().length());
    }

    /// Whether white text reads better on it than black: relative luminance of ITU-R BT.709 below one half.
    private static boolean isDark(int rgb) {
        return 0.2126 * (rgb >> 16 & 0xFF) + 0.7152 * (rgb >> 8 & 0xFF) + 0.0722 * (rgb & 0xFF) < 128;
    }
}
