package synfire.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import synfire.report.file.ResultFile;

/// A report: one HTML file with everything in it.
///
/// @param title what was done, in one line
/// @param subtitle with what, to what; may be empty
/// @param sampleBudget about how many samples of traces the file keeps for zooming, over all its figures; longer traces
///     are kept as extrema of equal stretches, which the figure then says. A sample takes about a byte and a half.
public record HtmlReport(String title, String subtitle, List<Section> sections, long sampleBudget) {

    /// A file of about 5 MB.
    public static final long USUAL_BUDGET = 3_000_000;

    public HtmlReport {
        sections = List.copyOf(sections);
        if (sampleBudget < 1) {
            throw new IllegalArgumentException(
                    "report '%s' may keep %d samples; give 1 or more".formatted(title, sampleBudget));
        }
    }

    public static HtmlReport of(String title, String subtitle, List<Section> sections) {
        return new HtmlReport(title, subtitle, sections, USUAL_BUDGET);
    }

    /// The file; the same text for the same report, on every machine.
    public String html() {
        return Page.of(this);
    }

    /// Writes the file, all or nothing.
    public void write(Path file) throws IOException {
        ResultFile.write(file, html());
    }
}
