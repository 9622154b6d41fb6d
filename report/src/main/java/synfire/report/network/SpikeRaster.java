package synfire.report.network;

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

/// Spikes of some cells of each population, above the rate of each over time.
///
/// @param binMs width of the bins of the rates
public record SpikeRaster(String title, String caption, double durationMs, double binMs, List<Group> groups) {

    private static final double ROW_PX = 1.6;

    public SpikeRaster {
        groups = List.copyOf(groups);
    }

    /// A population.
    ///
    /// @param shown spike times in ms of the cells that are shown, one row each
    /// @param ratesHz in bins, of all its cells
    public record Group(String name, List<Samples> shown, Samples ratesHz) {

        public Group {
            shown = List.copyOf(shown);
        }
    }

    public Figure figure() {
        var time = Axis.timeMs().between(0, durationMs);
        var dots = new ArrayList<Layer>();
        var rates = new ArrayList<Layer>();
        int row = 0;
        for (int i = 0; i < groups.size(); i++) {
            var group = groups.get(i);
            dots.add(new Layer.Raster(group.name(), group.shown(), row, Colour.cycle(i)));
            row += group.shown().size();
            rates.add(new Layer.Steps(
                    group.name(),
                    new Series.Uniform(0, binMs, group.ratesHz()),
                    Stroke.of(Colour.cycle(i)).thin()));
        }
        var cells = Axis.of("cells shown", "").between(-0.5, Math.max(1, row) - 0.5);
        return Figure.stack(
                        title,
                        Panel.of("", time, cells, dots).withHeight(Math.clamp(row * ROW_PX, 80, 420)),
                        Panel.of("", time, Axis.of("rate", "Hz").withZero(), rates)
                                .withHeight(110)
                                .withoutLegend())
                .withCaption(caption);
    }
}
