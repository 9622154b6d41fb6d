package synfire.report;

import java.util.ArrayList;
import java.util.List;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;

/// Profile likelihoods: for each parameter the deviance of the best fit against the parameter's value, with
/// the threshold of its interval and the parabola that the standard error stands for.
///
/// @param threshold deviance at the ends of an interval
public record ProfileGrid(String title, double threshold, List<Curve> curves) {

    /// Deviances above so many thresholds are left out.
    private static final double SHOWN = 3;

    private static final int PARABOLA_POINTS = 61;

    /// @param points value against deviance, by value
    /// @param best where the deviance is zero
    /// @param standardError NaN for none
    /// @param lower end of the interval; the bound where it is open
    /// @param upper likewise
    public record Curve(
            String name,
            String unit,
            Series.Points points,
            double best,
            double standardError,
            double lower,
            double upper) {}

    public ProfileGrid {
        curves = List.copyOf(curves);
    }

    public Figure figure() {
        return Figure.grid(
                        title,
                        Math.min(2, curves.size()),
                        curves.stream().map(this::panel).toList())
                .withCaption("Deviance of the best fit with the parameter held; the interval is where it is below %.4g."
                        .formatted(threshold));
    }

    private Panel panel(Curve curve) {
        var layers = new ArrayList<Layer>();
        layers.add(new Layer.Region("95 % interval", curve.lower(), curve.upper(), Colour.MIST));
        layers.add(new Layer.Rule(
                "",
                Layer.Direction.HORIZONTAL,
                threshold,
                Stroke.of(Colour.GREY).thin().dashed()));
        if (curve.standardError() > 0) {
            layers.add(new Layer.Line(
                    "standard error",
                    parabola(curve),
                    Stroke.of(Colour.VERMILION).thin().dashed()));
        }
        var shown = shown(curve.points());
        layers.add(new Layer.Line("profile", shown, Stroke.of(Colour.INK)));
        layers.add(new Layer.Scatter("", shown, Colour.INK, 2));
        return Panel.of(
                curve.name(),
                Axis.of(curve.name(), curve.unit()),
                Axis.of("deviance", "").withZero(),
                layers);
    }

    private Series.Points shown(Series.Points points) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (int i = 0; i < points.y().size(); i++) {
            if (points.y().get(i) <= SHOWN * threshold) {
                x.add(points.abscissae().get(i));
                y.add(points.y().get(i));
            }
        }
        return new Series.Points(Samples.generate(x.size(), x::get), Samples.generate(y.size(), y::get));
    }

    /// As far as the threshold is passed, and not further than the points.
    private Series parabola(Curve curve) {
        double far = 1.2 * Math.sqrt(threshold) * curve.standardError();
        var x = curve.points().abscissae();
        double low = Math.max(curve.best() - far, Math.min(x.get(0), curve.lower()));
        double high = Math.min(curve.best() + far, Math.max(x.get(x.size() - 1), curve.upper()));
        double[] values = new double[PARABOLA_POINTS];
        double[] deviances = new double[PARABOLA_POINTS];
        for (int i = 0; i < PARABOLA_POINTS; i++) {
            values[i] = low + (high - low) * i / (PARABOLA_POINTS - 1);
            double off = (values[i] - curve.best()) / curve.standardError();
            deviances[i] = off * off;
        }
        return Series.of(values, deviances);
    }
}
