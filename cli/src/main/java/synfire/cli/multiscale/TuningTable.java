package synfire.cli.multiscale;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import synfire.report.page.Block;
import synfire.report.page.Section;
import synfire.report.table.Table;
import synfire.report.text.NumberText;

/// What tuning from end to end found, for a report.
final class TuningTable {

    private TuningTable() {}

    static Section section(JsonNode tuning) {
        var table = Table.of(
                "J = traces/traces₀ + task/task₀ on held-out sweeps and trials, 2 before tuning; coincidences with spikes of these sweeps, fitted and tuned",
                Table.Column.right("seed"),
                Table.Column.right("J, cells and weights"),
                Table.Column.right("J, weights alone"),
                Table.Column.right("traces/traces₀"),
                Table.Column.right("task/task₀"),
                Table.Column.right("task/task₀, weights alone"),
                Table.Column.right("coincidences, excitatory"),
                Table.Column.right("coincidences, inhibitory"));
        for (var run : tuning.path("runs")) {
            table = table.row(
                    run.path("seed").asText(),
                    number(run, "j"),
                    number(run, "j_control"),
                    number(run, "traces"),
                    number(run, "task"),
                    number(run, "task_control"),
                    coincidences(run.path("coincidences").path(Multiscale.EXCITATORY)),
                    coincidences(run.path("coincidences").path(Multiscale.INHIBITORY)));
        }
        return new Section("End-to-end tuning", List.of(new Block.TableBlock(table)));
    }

    private static String coincidences(JsonNode both) {
        return number(both, "fitted") + " → " + number(both, "tuned");
    }

    private static String number(JsonNode node, String name) {
        return NumberText.fixed(node.path(name).asDouble(Double.NaN), 4);
    }
}
