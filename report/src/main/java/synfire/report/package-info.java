/// Ready pieces of reports: each takes results as plain data and gives a figure, a table, or a notice.
///
/// Read first: [TraceComparison] (stimulus, data and model over time), [ParameterTable] (values with errors, and what
/// could not be determined), [RasterComparison] (spike trains). They are put together with
/// [synfire.report.page.HtmlReport].
///
/// {@snippet class="synfire.report.ReportSnippets" region="report"}
///
/// Below: `figure` (figures as data) ← `draw` (SVG and PNG) ← `page` (HTML); `table`, `terminal`, `text` and `file`
/// stand
/// alone.
@NullMarked
package synfire.report;

import org.jspecify.annotations.NullMarked;
