package synfire.report.draw;

import java.util.List;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.ColourMap;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Matrix;
import synfire.report.figure.Panel;
import synfire.report.figure.Range;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;

/// A figure that has one of each layer and each scale, with gaps and hostile names.
final class EveryLayer {

    static final String HOSTILE = "</svg><script>alert('x')</script>\" onload=\"y & \0";

    private EveryLayer() {}

    static Figure figure() {
        var series = Series.of(new double[] {0, 1, 2, 3}, new double[] {1, 10, Double.NaN, 100});
        var numbers = Samples.of(0, 1, 2, 3);
        var lines = List.of(
                new Layer.Region("region", 1, 2, Colour.MIST),
                new Layer.Band("band", numbers, Samples.of(1, 5, 1, 50), Samples.of(2, 20, 2, 200), Colour.SKY),
                new Layer.Line(HOSTILE, series, Stroke.of(Colour.INK)),
                new Layer.Steps("steps", series, Stroke.of(Colour.GREEN).dashed()),
                new Layer.Scatter("points", series, Colour.PURPLE, 2),
                new Layer.ErrorBars("errors", series, numbers, Samples.of(4, 5, 6, 120), Colour.BLUE),
                new Layer.Rule(
                        "rule",
                        Layer.Direction.HORIZONTAL,
                        30,
                        Stroke.of(Colour.GREY).dotted()),
                new Layer.Note(HOSTILE, 1, 20, Layer.Anchor.MIDDLE, Colour.INK));
        var names = List.of("g_Na", HOSTILE);
        return new Figure(
                HOSTILE,
                HOSTILE,
                List.of(
                        Panel.of("log", Axis.timeMs(), Axis.of("loss", "mV²").log(), lines),
                        Panel.of(
                                "symlog",
                                Axis.of(HOSTILE, HOSTILE),
                                Axis.of("y", "").symLog(2),
                                lines),
                        Panel.of(
                                "bars",
                                Axis.of("x", "").withZero(),
                                Axis.of("count", ""),
                                new Layer.Bars("bars", Samples.of(0, 1, 1, 2), Samples.of(3, 4), Colour.BLUE)),
                        Panel.of(
                                "raster",
                                Axis.timeMs().between(0, 10),
                                Axis.categories("", names),
                                new Layer.Raster("spikes", List.of(numbers, Samples.empty()), 0, Colour.INK)),
                        Panel.of(
                                "map",
                                Axis.categories("", names),
                                Axis.categories("", names),
                                new Layer.HeatMap(
                                        "correlation",
                                        Matrix.of(new double[][] {{1, -0.5}, {-0.5, Double.NaN}}),
                                        ColourMap.SIGNED,
                                        new Range(-1, 1)))),
                2,
                Figure.Link.NONE,
                700);
    }
}
