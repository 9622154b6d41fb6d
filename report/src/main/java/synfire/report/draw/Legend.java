package synfire.report.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Stroke;

/// Title of a panel and the names of its layers, in lines above the frame, so that they never cover data.
final class Legend {

    private static final double LINE_PX = 16;
    private static final double SAMPLE_PX = 18;
    private static final double GAP_PX = 16;

    private final String title;
    private final Map<String, Layer> entries = new LinkedHashMap<>();

    Legend(Panel panel) {
        title = panel.title();
        if (panel.legend()) {
            for (var layer : panel.layers()) {
                if (!layer.name().isEmpty() && !(layer instanceof Layer.HeatMap)) {
                    entries.putIfAbsent(layer.name(), layer);
                }
            }
        }
    }

    /// Height of the lines at a width.
    double height(double widthPx) {
        return lines(widthPx).size() * LINE_PX + (lines(widthPx).isEmpty() ? 0 : 4);
    }

    /// Everything above the frame. On one line with the title the names stand to the right, otherwise below it.
    List<Mark> marks(Frame frame) {
        var marks = new ArrayList<Mark>();
        var lines = lines(frame.width());
        for (int line = 0; line < lines.size(); line++) {
            double y = frame.y() - 8 - (lines.size() - 1 - line) * LINE_PX;
            boolean titled = line == 0 && !title.isEmpty();
            if (titled) {
                marks.add(new Mark.Words(title, frame.x(), y, TextStyle.TITLE));
            }
            double x = titled ? frame.right() - width(lines.get(line)) + GAP_PX : frame.x();
            for (var name : lines.get(line)) {
                sample(marks, Objects.requireNonNull(entries.get(name)), x, y);
                marks.add(new Mark.Words(name, x + SAMPLE_PX + 5, y, TextStyle.PLAIN));
                x += width(List.of(name));
            }
        }
        return marks;
    }

    private List<List<String>> lines(double widthPx) {
        var lines = new ArrayList<List<String>>();
        var names = List.copyOf(entries.keySet());
        double titleWidth = TextStyle.TITLE.width(title);
        if (!title.isEmpty() && titleWidth + GAP_PX + width(names) <= widthPx) {
            return List.of(names);
        }
        if (!title.isEmpty()) {
            lines.add(List.of());
        }
        var line = new ArrayList<String>();
        for (var name : names) {
            if (!line.isEmpty() && width(line) + width(List.of(name)) - GAP_PX > widthPx) {
                lines.add(List.copyOf(line));
                line.clear();
            }
            line.add(name);
        }
        if (!line.isEmpty()) {
            lines.add(List.copyOf(line));
        }
        return lines;
    }

    private static double width(List<String> names) {
        double width = 0;
        for (var name : names) {
            width += SAMPLE_PX + 5 + TextStyle.PLAIN.width(name) + GAP_PX;
        }
        return width;
    }

    private static void sample(List<Mark> marks, Layer layer, double x, double y) {
        double middle = y - 4;
        double end = x + SAMPLE_PX;
        var line = Outline.line(x, middle, end, middle);
        var box = Outline.box(new Frame(x, y - 9, SAMPLE_PX, 10));
        var dot = new Outline().move(x + SAMPLE_PX / 2, middle);
        switch (layer) {
            case Layer.Line(var _, var _, var stroke) -> marks.add(new Mark.Stroked(line, emphasised(stroke)));
            case Layer.Steps(var _, var _, var stroke) -> marks.add(new Mark.Stroked(line, emphasised(stroke)));
            case Layer.Rule(var _, var _, var _, var stroke) -> marks.add(new Mark.Stroked(line, stroke));
            case Layer.Scatter(var _, var _, var colour, double radius) ->
                marks.add(new Mark.Dots(dot, Math.max(2.2, radius), colour, 1));
            case Layer.Raster raster ->
                marks.add(new Mark.Stroked(
                        Outline.line(x + 4, y - 9, x + 4, y + 1)
                                .move(x + 9, y - 9)
                                .to(x + 9, y + 1)
                                .move(x + 15, y - 9)
                                .to(x + 15, y + 1),
                        LayerMarks.spikeStroke(raster)));
            case Layer.Bars(var _, var _, var _, var colour) ->
                marks.add(new Mark.Filled(box, colour, LayerMarks.BAR_OPACITY));
            case Layer.Band(var _, var _, var _, var _, var colour) ->
                marks.add(new Mark.Filled(box, colour, LayerMarks.BAND_OPACITY));
            case Layer.Region(var _, var _, var _, var colour) ->
                marks.add(new Mark.Filled(box, colour, LayerMarks.REGION_OPACITY));
            case Layer.ErrorBars(var _, var _, var _, var _, var colour) -> {
                double centre = x + SAMPLE_PX / 2;
                marks.add(new Mark.Stroked(Outline.line(centre, y - 10, centre, y + 2), Stroke.of(colour)));
                marks.add(new Mark.Dots(dot, 2.6, colour, 1));
            }
            case Layer.HeatMap _, Layer.Note _ -> {} // have no entry
        }
    }

    /// Thin lines are hard to tell apart by colour, so samples are a little wider.
    private static Stroke emphasised(Stroke stroke) {
        return new Stroke(
                stroke.colour(), Math.max(1.6, stroke.widthPx()), stroke.dash(), Math.max(0.8, stroke.opacity()));
    }
}
