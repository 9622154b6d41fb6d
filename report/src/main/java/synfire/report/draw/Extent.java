package synfire.report.draw;

import java.util.List;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Layer;
import synfire.report.figure.Limits;
import synfire.report.figure.Range;
import synfire.report.figure.Scale;
import synfire.report.figure.Series;

/// The part of an axis that shows its data.
final class Extent {

    private static final double MARGIN = 0.05;
    private static final double NEARLY = 0.004;
    private static final int USUAL_TICKS = 10;

    private Extent() {}

    static Range x(Axis axis, List<Layer> layers) {
        var data = Range.NOTHING;
        for (var layer : layers) {
            data = data.with(x(layer, axis.scale()));
        }
        boolean points = layers.stream().anyMatch(Layer.Scatter.class::isInstance);
        var shown = shown(axis, data, points ? MARGIN : 0);
        return axis.scale() instanceof Scale.Linear && axis.limits() instanceof Limits.FromData
                ? rounded(shown)
                : shown;
    }

    static Range y(Axis axis, List<Layer> layers) {
        var data = Range.NOTHING;
        for (var layer : layers) {
            data = data.with(y(layer, axis.scale()));
        }
        return shown(axis, data, MARGIN);
    }

    private static Range shown(Axis axis, Range data, double margin) {
        if (axis.scale() instanceof Scale.Categories(var names)) {
            return new Range(-0.5, Math.max(1, names.size()) - 0.5);
        }
        return switch (axis.limits()) {
            case Limits.Between(double low, double high) -> new Range(low, high);
            case Limits.FromData(boolean withZero) -> padded(axis.scale(), withZero ? data.with(0) : data, margin);
        };
    }

    private static Range padded(Scale scale, Range data, double margin) {
        if (data.isEmpty()) {
            return scale instanceof Scale.Log ? new Range(0.1, 10) : new Range(0, 1);
        }
        if (data.length() == 0) {
            return scale instanceof Scale.Log
                    ? new Range(data.low() / 2, data.low() * 2)
                    : around(data.low(), Math.max(0.5, Math.abs(data.low()) * 0.1));
        }
        return switch (scale) {
            case Scale.Linear _, Scale.Categories _ -> {
                double pad = data.length() * margin;
                yield new Range(data.low() == 0 ? 0 : data.low() - pad, data.high() == 0 ? 0 : data.high() + pad);
            }
            case Scale.Log _ -> {
                double pad = StrictMath.pow(data.high() / data.low(), margin);
                yield new Range(data.low() / pad, data.high() * pad);
            }
            case Scale.SymLog _ ->
                new Range(data.low() - Math.abs(data.low()) * margin, data.high() + Math.abs(data.high()) * margin);
        };
    }

    /// Ends that a tick lies just beyond are moved there: 0 to 99.95 ms becomes 0 to 100 ms.
    private static Range rounded(Range range) {
        double reach = range.length() * NEARLY;
        var wider = new Range(range.low() - reach, range.high() + reach);
        var rounded = range;
        for (var tick : Ticks.of(Scale.LINEAR, wider, USUAL_TICKS)) {
            rounded = rounded.with(tick.value());
        }
        return rounded;
    }

    private static Range around(double centre, double distance) {
        return new Range(centre - distance, centre + distance);
    }

    private static Range x(Layer layer, Scale scale) {
        return switch (layer) {
            case Layer.Line(var _, var series, var _) -> x(series, scale);
            case Layer.Steps(var _, var series, var _) -> x(series, scale);
            case Layer.Scatter(var _, var series, var _, var _) -> x(series, scale);
            case Layer.ErrorBars(var _, var centre, var _, var _, var _) -> x(centre, scale);
            case Layer.Band(var _, var x, var _, var _, var _) -> of(x, scale);
            case Layer.Bars(var _, var edges, var _, var _) -> of(edges, scale);
            case Layer.Raster(var _, var rows, var _, var _) -> {
                var all = Range.NOTHING;
                for (var row : rows) {
                    all = all.with(of(row, scale));
                }
                yield all;
            }
            case Layer.Rule(var _, var direction, double at, var _) ->
                direction == Layer.Direction.VERTICAL ? Range.NOTHING.with(at) : Range.NOTHING;
            case Layer.Region(var _, double from, double to, var _) ->
                Range.NOTHING.with(from).with(to);
            case Layer.HeatMap _, Layer.Note _ -> Range.NOTHING;
        };
    }

    private static Range y(Layer layer, Scale scale) {
        return switch (layer) {
            case Layer.Line(var _, var series, var _) -> of(series.y(), scale);
            case Layer.Steps(var _, var series, var _) -> of(series.y(), scale);
            case Layer.Scatter(var _, var series, var _, var _) -> of(series.y(), scale);
            case Layer.ErrorBars(var _, var centre, var low, var high, var _) ->
                of(centre.y(), scale).with(of(low, scale)).with(of(high, scale));
            case Layer.Band(var _, var _, var low, var high, var _) ->
                of(low, scale).with(of(high, scale));
            case Layer.Bars(var _, var _, var heights, var _) ->
                scale instanceof Scale.Log
                        ? of(heights, scale)
                        : of(heights, scale).with(0);
            case Layer.Raster(var _, var rows, int first, var _) -> new Range(first - 0.5, first + rows.size() - 0.5);
            case Layer.Rule(var _, var direction, double at, var _) ->
                direction == Layer.Direction.HORIZONTAL ? Range.NOTHING.with(at) : Range.NOTHING;
            case Layer.Region _, Layer.HeatMap _, Layer.Note _ -> Range.NOTHING;
        };
    }

    private static Range x(Series series, Scale scale) {
        return switch (series) {
            case Series.Uniform u when !(scale instanceof Scale.Log) -> u.xRange();
            case Series.Uniform u -> of(Samples.generate(u.size(), u::x), scale);
            case Series.Points p -> of(p.abscissae(), scale);
        };
    }

    /// All finite numbers that the scale can show.
    private static Range of(Samples numbers, Scale scale) {
        var all = Range.of(numbers);
        if (!(scale instanceof Scale.Log) || all.isEmpty() || all.low() > 0) {
            return all;
        }
        var positive = Range.NOTHING;
        for (int i = 0; i < numbers.size(); i++) {
            positive = numbers.get(i) > 0 ? positive.with(numbers.get(i)) : positive;
        }
        return positive;
    }
}
