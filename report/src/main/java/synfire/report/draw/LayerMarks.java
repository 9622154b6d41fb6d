package synfire.report.draw;

import java.util.List;
import synfire.network.Samples;
import synfire.report.figure.Layer;
import synfire.report.figure.Layer.Direction;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;

/// The ink of one layer between the axes of its panel. The script of interactive pages draws the same marks.
final class LayerMarks {

    static final double BAND_OPACITY = 0.22;
    static final double REGION_OPACITY = 0.55;
    static final double BAR_OPACITY = 0.75;
    private static final double SPIKE_HALF_HEIGHT = 0.38;

    private LayerMarks() {}

    static List<Mark> of(Layer layer, Frame frame, AxisMap x, AxisMap y) {
        return switch (layer) {
            case Layer.Line(var _, var series, var stroke) ->
                List.of(new Mark.Stroked(Polyline.line(series, x, y), stroke));
            case Layer.Steps(var _, var series, var stroke) ->
                List.of(new Mark.Stroked(Polyline.steps(series, x, y), stroke));
            case Layer.Scatter(var _, var series, var colour, double radius) ->
                List.of(new Mark.Dots(centres(series, x, y), radius, colour, 0.8));
            case Layer.Raster raster -> List.of(new Mark.Stroked(spikes(raster, x, y), spikeStroke(raster)));
            case Layer.Bars bars -> List.of(new Mark.Filled(boxes(bars, x, y), bars.colour(), BAR_OPACITY));
            case Layer.Band band -> List.of(new Mark.Filled(area(band, x, y), band.colour(), BAND_OPACITY));
            case Layer.ErrorBars bars ->
                List.of(
                        new Mark.Stroked(whiskers(bars, x, y), Stroke.of(bars.colour())),
                        new Mark.Dots(centres(bars.centre(), x, y), 2.6, bars.colour(), 1));
            case Layer.HeatMap map -> HeatMapMarks.of(map, frame);
            case Layer.Rule(var _, var direction, double at, var stroke) ->
                List.of(new Mark.Stroked(rule(direction, at, frame, x, y), stroke));
            case Layer.Region(var _, double from, double to, var colour) ->
                List.of(new Mark.Filled(region(from, to, frame, x), colour, REGION_OPACITY));
            case Layer.Note(var text, double atX, double atY, var anchor, var colour) ->
                List.of(new Mark.Words(
                        text, x.at(atX), y.at(atY), TextStyle.PLAIN.at(anchor).in(colour)));
        };
    }

    private static Outline centres(Series series, AxisMap x, AxisMap y) {
        var outline = new Outline();
        for (int i = 0; i < series.size(); i++) {
            double px = x.at(series.x(i));
            double py = y.at(series.y(i));
            if (Double.isFinite(px) && Double.isFinite(py)) {
                outline.move(px, py);
            }
        }
        return outline;
    }

    static Stroke spikeStroke(Layer.Raster raster) {
        return new Stroke(raster.colour(), 1.1, Stroke.Dash.SOLID, 1);
    }

    /// At most one tick per row and tenth of a pixel column.
    private static Outline spikes(Layer.Raster raster, AxisMap x, AxisMap y) {
        var outline = new Outline();
        for (int row = 0; row < raster.rows().size(); row++) {
            double top = y.at(raster.firstRow() + row - SPIKE_HALF_HEIGHT);
            double bottom = y.at(raster.firstRow() + row + SPIKE_HALF_HEIGHT);
            var times = raster.rows().get(row);
            double before = Double.NaN;
            for (int i = 0; i < times.size(); i++) {
                double px = x.at(times.get(i));
                if (x.range().contains(times.get(i)) && !(Math.abs(px - before) < 0.1)) {
                    outline.move(px, top).to(px, bottom);
                    before = px;
                }
            }
        }
        return outline;
    }

    private static Outline boxes(Layer.Bars bars, AxisMap x, AxisMap y) {
        var outline = new Outline();
        double base = Math.clamp(y.at(0), Math.min(y.pixelLow(), y.pixelHigh()), Math.max(y.pixelLow(), y.pixelHigh()));
        double floor = Double.isFinite(base) ? base : y.pixelLow();
        for (int i = 0; i < bars.heights().size(); i++) {
            double left = x.at(bars.edges().get(2 * i));
            double right = x.at(bars.edges().get(2 * i + 1));
            double top = y.at(bars.heights().get(i));
            if (Double.isFinite(top) && Double.isFinite(left) && Double.isFinite(right)) {
                outline.move(left, floor)
                        .to(left, top)
                        .to(right, top)
                        .to(right, floor)
                        .close();
            }
        }
        return outline;
    }

    private static Outline area(Layer.Band band, AxisMap x, AxisMap y) {
        var outline = new Outline();
        int i = 0;
        while (i < band.x().size()) {
            int end = i;
            while (end < band.x().size() && isDrawn(band, end, x, y)) {
                end++;
            }
            if (end > i) {
                edge(outline, band.x(), band.high(), i, end, x, y);
            }
            for (int j = end - 1; j >= i; j--) {
                outline.to(x.at(band.x().get(j)), y.at(band.low().get(j)));
            }
            if (end > i) {
                outline.close();
            }
            i = end + 1;
        }
        return outline;
    }

    private static boolean isDrawn(Layer.Band band, int i, AxisMap x, AxisMap y) {
        return Double.isFinite(x.at(band.x().get(i)))
                && Double.isFinite(y.at(band.low().get(i)))
                && Double.isFinite(y.at(band.high().get(i)));
    }

    private static void edge(Outline outline, Samples x, Samples high, int from, int to, AxisMap mapX, AxisMap mapY) {
        outline.move(mapX.at(x.get(from)), mapY.at(high.get(from)));
        for (int j = from + 1; j < to; j++) {
            outline.to(mapX.at(x.get(j)), mapY.at(high.get(j)));
        }
    }

    private static Outline whiskers(Layer.ErrorBars bars, AxisMap x, AxisMap y) {
        var outline = new Outline();
        for (int i = 0; i < bars.centre().size(); i++) {
            double px = x.at(bars.centre().x(i));
            double low = y.at(bars.low().get(i));
            double high = y.at(bars.high().get(i));
            if (Double.isFinite(px) && Double.isFinite(high)) {
                outline.move(px, Double.isFinite(low) ? low : y.pixelLow()).to(px, high);
            }
        }
        return outline;
    }

    private static Outline rule(Direction direction, double at, Frame frame, AxisMap x, AxisMap y) {
        return switch (direction) {
            case HORIZONTAL -> Outline.line(frame.x(), y.at(at), frame.right(), y.at(at));
            case VERTICAL -> Outline.line(x.at(at), frame.y(), x.at(at), frame.bottom());
        };
    }

    private static Outline region(double from, double to, Frame frame, AxisMap x) {
        return Outline.box(new Frame(x.at(from), frame.y(), x.at(to) - x.at(from), frame.height()));
    }
}
