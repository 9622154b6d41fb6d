package synfire.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;

/// Time and memory against the length of trials, as a figure: a panel for each, a line for each of what is
/// compared.
final class AgainstLength {

    private record Point(double steps, double value) {}

    private final String title;
    private final Map<Axis, Map<String, List<Point>>> panels = new LinkedHashMap<>();

    AgainstLength(String title) {
        this.title = title;
    }

    /// @param what of which there is a panel, in `unit`
    /// @param name of the line
    void add(String what, String unit, String name, int steps, double value) {
        panels.computeIfAbsent(Axis.of(what, unit).log(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(name, _ -> new ArrayList<>())
                .add(new Point(steps, value));
    }

    synfire.report.figure.Figure figure() {
        var drawn = new ArrayList<Panel>();
        panels.forEach((axis, lines) -> {
            var layers = new ArrayList<Layer>();
            lines.forEach((name, points) -> {
                var series = new Series.Points(
                        Samples.generate(points.size(), i -> points.get(i).steps()),
                        Samples.generate(points.size(), i -> points.get(i).value()));
                var colour = Colour.cycle(layers.size() / 2);
                layers.add(new Layer.Line(name, series, Stroke.of(colour)));
                layers.add(new Layer.Scatter("", series, colour, 3));
            });
            var panel = Panel.of("", Axis.of("steps of a trial", "").log(), axis, layers);
            drawn.add(drawn.isEmpty() ? panel : panel.withoutLegend());
        });
        return synfire.report.figure.Figure.stack(title, drawn);
    }
}
