package synfire.report.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.text.NumberText;

/// Cells or areas where they are, coloured by a number: seen along each of the axes in which they are
/// spread.
///
/// @param places x, y and z of each, in `unit`
/// @param values of each
public record CellMap(String title, String caption, String unit, String label, Places places, Samples values) {

    private static final Colour[] CLASSES = {
        Colour.GREY, Colour.SKY, Colour.BLUE, Colour.GREEN, Colour.ORANGE, Colour.VERMILION
    };

    /// Part of an extent that is left free at its ends.
    private static final double MARGIN = 0.04;

    /// Coordinates of the cells.
    public record Places(Samples x, Samples y, Samples z) {}

    public Figure figure() {
        var panels = new ArrayList<Panel>();
        var axes = new ArrayList<Axed>();
        add(axes, "x", places.x());
        add(axes, "y", places.y());
        add(axes, "z", places.z());
        if (axes.size() == 1) {
            axes.add(new Axed("", Samples.generate(values.size(), _ -> 0)));
        }
        for (int a = 0; a < axes.size(); a++) {
            for (int b = a + 1; b < axes.size(); b++) {
                panels.add(panel(axes.get(a), axes.get(b)).withHeight(axes.size() == 2 ? 420 : 260));
            }
        }
        return Figure.grid(title, Math.max(1, Math.min(3, panels.size())), panels)
                .withCaption(caption);
    }

    private record Axed(String name, Samples at) {}

    private static void add(List<Axed> axes, String name, Samples at) {
        if (at.stream().distinct().limit(2).count() > 1) {
            axes.add(new Axed(name, at));
        }
    }

    /// Classes with equally many cells; equal numbers stay together.
    private Panel panel(Axed across, Axed up) {
        var sorted = values.stream().sorted().toArray();
        var bounds = IntStream.rangeClosed(1, CLASSES.length)
                .mapToDouble(k -> sorted.length == 0
                        ? 0
                        : sorted[Math.min(sorted.length - 1, sorted.length * k / CLASSES.length)])
                .toArray();
        var layers = new ArrayList<Layer>();
        double below = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < CLASSES.length; k++) {
            double from = below;
            double to = k == CLASSES.length - 1 ? Double.POSITIVE_INFINITY : bounds[k];
            var chosen = IntStream.range(0, values.size())
                    .filter(i -> values.get(i) > from && values.get(i) <= to)
                    .toArray();
            if (chosen.length > 0) {
                layers.add(new Layer.Scatter(
                        "up to %s %s"
                                .formatted(
                                        NumberText.shortest(
                                                Arrays.stream(chosen)
                                                        .mapToDouble(values::get)
                                                        .max()
                                                        .orElse(0),
                                                3),
                                        label),
                        new Series.Points(picked(across.at(), chosen), picked(up.at(), chosen)),
                        CLASSES[k],
                        chosen.length > 500 ? 1.5 : 3));
                below = to;
            }
        }
        return Panel.of("", axis(across), axis(up), layers);
    }

    /// With room beyond the outermost cells, so that their dots are whole.
    private Axis axis(Axed axed) {
        if (axed.name().isEmpty()) {
            return Axis.of("", "");
        }
        double low = axed.at().stream().min().orElse(0);
        double high = axed.at().stream().max().orElse(1);
        double room = MARGIN * (high - low);
        return Axis.of(axed.name(), unit).between(low - room, high + room);
    }

    private static Samples picked(Samples all, int[] chosen) {
        return Samples.generate(chosen.length, k -> all.get(chosen[k]));
    }
}
