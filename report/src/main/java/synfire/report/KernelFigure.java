package synfire.report;

import synfire.network.Signal;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Stroke;

/// The response of an electrode, or of any linear filter, to a unit impulse.
///
/// @param full the kernel that was measured
/// @param used the part or fit that is used, for example the electrode without the cell
public record KernelFigure(String title, Signal full, Signal used) {

    public Figure figure() {
        return Figure.stack(
                        title,
                        Panel.of(
                                "",
                                Axis.of("time after the impulse", "ms"),
                                Traces.axis("response", full),
                                new Layer.Rule(
                                        "",
                                        Layer.Direction.HORIZONTAL,
                                        0,
                                        Stroke.of(Colour.GREY).thin().dashed()),
                                new Layer.Line(full.name(), Traces.series(full), Stroke.of(Colour.INK)),
                                new Layer.Line(
                                        used.name(),
                                        Traces.series(used.in(full.unit())),
                                        Stroke.of(Colour.VERMILION).bold())))
                .withWidth(620);
    }
}
