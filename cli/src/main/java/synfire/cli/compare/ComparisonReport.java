package synfire.cli.compare;

import java.util.ArrayList;
import java.util.TreeMap;
import synfire.report.Provenance;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;

/// `report.html` of a comparison.
public record ComparisonReport(ComparisonResult result) {

    public HtmlReport page() {
        var sections = new ArrayList<Section>();
        for (var table : ComparisonTables.of(result)) {
            sections.add(Section.of(
                    table.caption().substring(table.caption().indexOf(':') + 1).strip(), new Block.TableBlock(table)));
        }
        sections.add(Section.of(
                "With and without a gradient",
                new Block.Prose(String.join("\n\n", ComparisonTables.verdicts(result)))));
        var facts = new TreeMap<String, String>();
        facts.put("model", result.model());
        facts.put("seed", Long.toString(result.seed()));
        facts.put("repeats", result.repeats() + (result.stopped() ? " (stopped)" : ""));
        sections.add(Provenance.section(facts));
        return HtmlReport.of(result.study(), "comparison of optimizers, model " + result.model(), sections);
    }
}
