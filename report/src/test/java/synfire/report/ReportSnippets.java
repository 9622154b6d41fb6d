package synfire.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import synfire.network.Signal;
import synfire.report.draw.SvgFigure;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;
import synfire.report.file.ResultFile;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;

/// The code that the documentation of this module shows.
final class ReportSnippets {

    private ReportSnippets() {}

    static void report(Signal stimulus, Signal data, Signal model, Path file) throws IOException {
        // @start region="report"
        var traces = TraceComparison.of("Held-out sweep", TraceComparison.Trace.of("", stimulus, data, model));
        var report = HtmlReport.of(
                "Fit of a pyramidal cell",
                "sweep 3 of `cell.nwb`",
                List.of(
                        Section.of("Summary", new Block.Prose("The fit explains the sweep.")),
                        Section.of("Traces", new Block.FigureBlock(traces.figure()))));
        report.write(file);
        // @end
    }

    static void figure(double[] samples, Path file) throws IOException {
        // @start region="figure"
        var panel = Panel.of(
                "cell",
                Axis.timeMs(),
                Axis.of("membrane potential", "mV"),
                new Layer.Line("data", Series.uniform(0, 0.1, samples), Stroke.of(Colour.INK)),
                new Layer.Rule(
                        "threshold",
                        Layer.Direction.HORIZONTAL,
                        -50,
                        Stroke.of(Colour.GREY).dashed()));
        var figure = Figure.stack("Potential", panel).withCaption("Response to a step.");

        ResultFile.write(file, SvgFigure.file(figure));
        // @end
    }
}
