package synfire.report.draw;

import java.util.ArrayList;
import java.util.List;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Layer.Anchor;
import synfire.report.figure.Scale;
import synfire.report.figure.Stroke;

/// The two axes of an open frame: a line on the left, one below, ticks pointing out.
final class AxesMarks {

    static final double TICK = 4;
    static final double LABEL_GAP = 3;
    static final double LINE_HEIGHT = 13;
    private static final double MINOR_TICK = 2.5;
    private static final double CAP_HEIGHT = 8;
    private static final Stroke SPINE = new Stroke(Colour.INK, 0.9, Stroke.Dash.SOLID, 1);

    private AxesMarks() {}

    static List<Mark> x(PlacedPanel placed) {
        var frame = placed.frame();
        double y = frame.bottom();
        boolean category = placed.x().scale() instanceof Scale.Categories;
        boolean upright = isUpright(placed.x(), placed.xTicks());
        var lines = category ? new Outline() : Outline.line(frame.x(), y, frame.right(), y);
        var marks = new ArrayList<Mark>();
        for (var tick : placed.xTicks()) {
            double x = placed.x().at(tick.value());
            if (!category) {
                lines.move(x, y).to(x, y + (tick.isMajor() ? TICK : MINOR_TICK));
            }
            if (tick.isMajor()) {
                marks.add(
                        upright
                                ? new Mark.Words(
                                        tick.label(),
                                        x + 3.8,
                                        y + 5,
                                        TextStyle.PLAIN.at(Anchor.END).turned())
                                : new Mark.Words(
                                        tick.label(),
                                        x,
                                        y + TICK + LABEL_GAP + CAP_HEIGHT,
                                        TextStyle.PLAIN.at(Anchor.MIDDLE)));
            }
        }
        marks.addFirst(new Mark.Stroked(lines, SPINE));
        return marks;
    }

    static List<Mark> y(PlacedPanel placed) {
        var frame = placed.frame();
        boolean category = placed.y().scale() instanceof Scale.Categories;
        var lines = category ? new Outline() : Outline.line(frame.x(), frame.y(), frame.x(), frame.bottom());
        var marks = new ArrayList<Mark>();
        for (var tick : placed.yTicks()) {
            double y = placed.y().at(tick.value());
            if (!category) {
                lines.move(frame.x(), y).to(frame.x() - (tick.isMajor() ? TICK : MINOR_TICK), y);
            }
            if (tick.isMajor()) {
                marks.add(new Mark.Words(
                        tick.label(), frame.x() - TICK - LABEL_GAP, y + 3.8, TextStyle.PLAIN.at(Anchor.END)));
            }
        }
        marks.addFirst(new Mark.Stroked(lines, SPINE));
        return marks;
    }

    static List<Mark> titles(PlacedPanel placed) {
        var frame = placed.frame();
        var marks = new ArrayList<Mark>();
        if (placed.ownsX() && !placed.panel().x().title().isEmpty()) {
            double y = frame.bottom() + xRoom(placed.x(), placed.xTicks()) + LINE_HEIGHT - 1;
            marks.add(new Mark.Words(
                    placed.panel().x().title(), frame.x() + frame.width() / 2, y, TextStyle.PLAIN.at(Anchor.MIDDLE)));
        }
        var lines = yTitle(placed.panel().y(), frame.height());
        for (int i = 0; i < lines.size(); i++) {
            double x = placed.yTitleX() - (lines.size() - 1 - i) * LINE_HEIGHT;
            marks.add(new Mark.Words(
                    lines.get(i),
                    x,
                    frame.y() + frame.height() / 2,
                    TextStyle.PLAIN.at(Anchor.MIDDLE).turned()));
        }
        return marks;
    }

    /// The title in one line, or name and unit in two where the axis is short.
    static List<String> yTitle(Axis axis, double heightPx) {
        if (axis.title().isEmpty()) {
            return List.of();
        }
        boolean fits = TextStyle.PLAIN.width(axis.title()) <= heightPx + 4;
        return fits || axis.unit().isEmpty() || axis.label().isEmpty()
                ? List.of(axis.title())
                : List.of(axis.label(), "(" + axis.unit() + ")");
    }

    /// Room between the frame and the x title.
    static double xRoom(AxisMap x, List<Tick> ticks) {
        return isUpright(x, ticks) ? widest(ticks) + 8 : TICK + LABEL_GAP + CAP_HEIGHT + 4;
    }

    static double widest(List<Tick> ticks) {
        return ticks.stream()
                .mapToDouble(tick -> TextStyle.PLAIN.width(tick.label()))
                .max()
                .orElse(0);
    }

    /// Names that are wider than their place stand upright.
    private static boolean isUpright(AxisMap x, List<Tick> ticks) {
        if (!(x.scale() instanceof Scale.Categories) || ticks.size() < 2) {
            return false;
        }
        double place = Math.abs(x.at(ticks.get(1).value()) - x.at(ticks.get(0).value()));
        return widest(ticks) > place - 4;
    }
}
