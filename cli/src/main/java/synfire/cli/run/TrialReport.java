package synfire.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import synfire.network.Signal;
import synfire.report.Provenance;
import synfire.report.Traces;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Stroke;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;

/// `report.html` of one run of one model: stimulus, recorded variables, spikes.
public record TrialReport(ModelTrial trial) {

    private static final int MOST_INTERVALS = 10_000;

    /// The page.
    public HtmlReport page() {
        var panels = new ArrayList<Panel>();
        panels.add(panel(trial.stimulus(), Colour.GREY).withHeight(60));
        for (var signal : trial.recorded()) {
            panels.add(panel(signal, Colour.INK).withHeight(trial.recorded().size() == 1 ? 220 : 120));
        }
        if (trial.spikes().size() > 0) {
            panels.add(Panel.of(
                            "",
                            Axis.timeMs(),
                            Axis.of("spikes", ""),
                            new Layer.Raster("spikes", List.of(trial.spikes().timesMs()), 0, Colour.VERMILION))
                    .withHeight(40)
                    .withoutLegend());
        }
        var sections = new ArrayList<Section>();
        sections.add(Section.of(
                "Run",
                new Block.KeyFigures(List.of(
                        new Block.KeyFigure(
                                "spikes", Integer.toString(trial.spikes().size()), "", ""),
                        new Block.KeyFigure(
                                "duration", "%.6g".formatted(trial.stimulus().stopMs()), "ms", ""))),
                new Block.FigureBlock(Figure.stack(trial.model().name(), panels))));
        if (trial.spikes().size() > 2 && trial.spikes().size() < MOST_INTERVALS) {
            sections.add(Section.of("Intervals", new Block.FigureBlock(intervals())));
        }
        sections.add(Section.of(
                "Model",
                new Block.Listing(trial.model().name() + ".model", trial.model().text())));
        var facts = new TreeMap<String, String>();
        facts.put("model", trial.model().name());
        facts.put("time step", trial.stimulus().dtMs() + " ms");
        sections.add(Provenance.section(facts));
        return HtmlReport.of(trial.model().name(), trial.model().header().summary(), sections);
    }

    private Figure intervals() {
        var spikes = trial.spikes();
        var lengths = spikes.intervalsMs();
        var points = new Layer.Scatter(
                "intervals",
                new synfire.report.figure.Series.Points(spikes.timesMs().part(1, spikes.size()), lengths),
                Colour.BLUE,
                3);
        return Figure.stack(
                "Time since the last spike",
                Panel.of("", Axis.timeMs(), Axis.of("interval", "ms").withZero(), points)
                        .withoutLegend());
    }

    private static Panel panel(Signal signal, Colour colour) {
        return Panel.of(
                        "",
                        Axis.timeMs(),
                        Traces.axis(signal.name(), signal),
                        new Layer.Line(signal.name(), Traces.series(signal), Stroke.of(colour)))
                .withoutLegend();
    }
}
