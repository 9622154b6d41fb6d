package synfire.report;

import java.util.ArrayList;
import java.util.List;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Range;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;
import synfire.report.text.NumberText;

/// Spike trains of the cell above those of the model, and both rates over time.
///
/// @param data repeats of the cell
/// @param model runs of the model
/// @param caption what the agreement is, for example from [#agreement]; may be empty
public record RasterComparison(String title, List<SpikeTrain> data, List<SpikeTrain> model, String caption) {

    private static final int BINS = 150;
    private static final double ROW = 9;

    public RasterComparison {
        data = List.copyOf(data);
        model = List.copyOf(model);
        if (data.isEmpty() && model.isEmpty()) {
            throw new IllegalArgumentException("raster '%s' has no spike train; give at least one".formatted(title));
        }
    }

    /// `Γ = 0.712 at ±4 ms, 84 % of the ceiling 0.848`.
    ///
    /// @param gamma coincidence of model and data (Jolivet et al. 2008)
    /// @param ceiling coincidence of the repeats among themselves; NaN if there is one repeat
    public static String agreement(double gamma, double ceiling, double windowMs) {
        var text = "Γ = %s at ±%s ms".formatted(NumberText.fixed(gamma, 3), NumberText.shortest(windowMs, 2));
        return Double.isFinite(ceiling)
                ? text
                        + ", %s %% of the ceiling %s (repeats of the cell among themselves)"
                                .formatted(NumberText.fixed(100 * gamma / ceiling, 0), NumberText.fixed(ceiling, 3))
                : text;
    }

    public Figure figure() {
        var names = new ArrayList<String>();
        addNames(names, "cell", data);
        addNames(names, "model", model);
        var time = Axis.timeMs().between(window().low(), window().high());
        var raster = Panel.of(
                        "spikes",
                        time,
                        Axis.categories("", names),
                        new Layer.Raster("cell", times(data), 0, Colour.INK),
                        new Layer.Raster("model", times(model), data.size(), Colour.VERMILION))
                .withHeight(Math.clamp(names.size() * ROW, 40, 300));
        var rates = new ArrayList<Layer>();
        addRate(rates, "cell", data, Colour.INK);
        addRate(rates, "model", model, Colour.VERMILION);
        var rate = Panel.of("", time, Axis.of("rate", "Hz").withZero(), rates)
                .withHeight(80)
                .withoutLegend();
        return Figure.stack(title, raster, rate).withCaption(caption);
    }

    private static void addNames(List<String> names, String kind, List<SpikeTrain> trains) {
        for (int i = 0; i < trains.size(); i++) {
            names.add(trains.size() == 1 ? kind : kind + " " + (i + 1));
        }
    }

    private static List<Samples> times(List<SpikeTrain> trains) {
        return trains.stream().map(SpikeTrain::timesMs).toList();
    }

    private Range window() {
        var window = Range.NOTHING;
        for (var trains : List.of(data, model)) {
            for (var train : trains) {
                window = window.with(train.startMs()).with(train.stopMs());
            }
        }
        return window.length() > 0 ? window : new Range(window.low(), window.low() + 1);
    }

    /// Mean rate of the trains in equal bins.
    private void addRate(List<Layer> layers, String name, List<SpikeTrain> trains, Colour colour) {
        if (trains.isEmpty()) {
            return;
        }
        double width = window().length() / BINS;
        var rate = Samples.generate(BINS, bin -> {
            double from = window().low() + bin * width;
            int spikes = 0;
            for (var train : trains) {
                spikes += train.countBefore(from + width) - train.countBefore(from);
            }
            return spikes * 1000.0 / (width * trains.size());
        });
        layers.add(new Layer.Steps(name, new Series.Uniform(window().low(), width, rate), Stroke.of(colour)));
    }
}
