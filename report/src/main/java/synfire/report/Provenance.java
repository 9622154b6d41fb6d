package synfire.report;

import java.util.Map;
import synfire.report.page.Block;
import synfire.report.page.Section;
import synfire.report.table.Table;

/// Where a result comes from, so that somebody else gets the same.
public final class Provenance {

    private Provenance() {}

    /// A section of names and values, in their order: versions, seed, hashes of files. Dates and durations do not
    /// belong
    /// here: a report is the same bytes whenever it is made.
    public static Section section(Map<String, String> facts) {
        var table = Table.of("", Table.Column.left(""), Table.Column.left(""));
        for (var fact : facts.entrySet()) {
            table = table.row(fact.getKey(), fact.getValue());
        }
        return Section.of("Provenance", new Block.TableBlock(table));
    }
}
