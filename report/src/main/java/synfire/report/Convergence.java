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

/// The loss that several methods have reached after the same effort, over repeats.
///
/// @param effort x axis: evaluations, seconds
/// @param loss y axis
public record Convergence(String title, Axis effort, Axis loss, List<Method> methods) {

    /// @param effort where the loss was looked at
    /// @param median of the repeats
    /// @param low lower end of the band, for example the lower quartile
    /// @param high upper end of the band
    public record Method(String name, Samples effort, Samples median, Samples low, Samples high) {}

    public Convergence {
        methods = List.copyOf(methods);
    }

    public Figure figure() {
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < methods.size(); i++) {
            var method = methods.get(i);
            layers.add(new Layer.Band("", method.effort(), method.low(), method.high(), Colour.cycle(i)));
        }
        for (int i = 0; i < methods.size(); i++) {
            var method = methods.get(i);
            layers.add(new Layer.Line(
                    method.name(),
                    new Series.Points(method.effort(), method.median()),
                    Stroke.of(Colour.cycle(i)).bold()));
        }
        return Figure.stack(title, Panel.of("", effort, loss, layers).withHeight(240));
    }
}
