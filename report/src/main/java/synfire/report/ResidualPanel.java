package synfire.report;

import java.util.List;
import synfire.network.Signal;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Histogram;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Stroke;

/// What a model leaves unexplained.
public final class ResidualPanel {

    private ResidualPanel() {}

    /// Data minus model over time, to stand below the traces.
    public static Panel of(Signal data, Signal model) {
        var residual = Traces.residual(data, model);
        return Panel.of(
                        "",
                        Axis.timeMs(),
                        Traces.axis("residual", residual),
                        new Layer.Line(
                                "",
                                Traces.series(residual),
                                Stroke.of(Colour.BLUE).thin()),
                        zero(Layer.Direction.HORIZONTAL))
                .withHeight(62);
    }

    /// Distribution and autocorrelation of the residual: white noise is a bell and a line at zero.
    ///
    /// @param mostLagMs longest lag shown, in ms
    public static Figure diagnosis(String title, Signal data, Signal model, double mostLagMs) {
        var residual = Traces.residual(data, model);
        var distribution = Panel.of(
                "distribution",
                Traces.axis("residual", residual),
                Axis.of("samples", ""),
                Histogram.of("", residual.samples(), Colour.BLUE),
                zero(Layer.Direction.VERTICAL));
        var correlation = Panel.of(
                "autocorrelation",
                Axis.of("lag", "ms"),
                Axis.of("correlation", "").withZero(),
                new Layer.Line("", Autocorrelation.of(residual, mostLagMs), Stroke.of(Colour.BLUE)),
                zero(Layer.Direction.HORIZONTAL));
        return Figure.grid(title, 2, List.of(distribution, correlation));
    }

    private static Layer zero(Layer.Direction direction) {
        return new Layer.Rule("", direction, 0, Stroke.of(Colour.GREY).thin().dashed());
    }
}
