package synfire.report;

import java.util.List;
import synfire.network.Signal;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;

/// The code that the documentation of this module shows.
final class ReportSnippets {

    private ReportSnippets() {}

    // @start region="report"
    static HtmlReport report(Signal stimulus, Signal data, Signal model) {
        var traces = TraceComparison.of("Held-out sweep", TraceComparison.Trace.of("", stimulus, data, model));
        return HtmlReport.of(
                "Fit of a pyramidal cell",
                "sweep 3 of `cell.nwb`",
                List.of(
                        Section.of("Summary", new Block.Prose("The fit explains the sweep.")),
                        Section.of("Traces", new Block.FigureBlock(traces.figure()))));
    }
    // @end
}
