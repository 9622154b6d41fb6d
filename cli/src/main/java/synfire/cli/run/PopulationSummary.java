package synfire.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import synfire.report.table.Table;
import synfire.report.terminal.Terminal;
import synfire.report.terminal.TextTable;
import synfire.report.text.NumberText;

/// A study of many cells as a table: a row per cell, then how each parameter is distributed over them.
public final class PopulationSummary {

    private PopulationSummary() {}

    public static String text(PopulationResult result, Terminal terminal) {
        var out = new StringBuilder(System.lineSeparator());
        out.append(TextTable.of(cells(result), terminal)).append(System.lineSeparator());
        if (!result.distributions().isEmpty()) {
            out.append(TextTable.of(distributions(result), terminal));
        }
        long good = result.cells().stream().filter(CellOutcome::isGood).count();
        return out.append("%n%d of %d cells fitted%n"
                        .formatted(good, result.cells().size()))
                .toString();
    }

    /// A row per cell: value ± standard error of each parameter, scores.
    static Table cells(PopulationResult result) {
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.Column.left("cell"));
        columns.add(Table.Column.left("status"));
        for (var parameter : result.study().space().parameters()) {
            columns.add(Table.Column.right(parameter.name()).in(parameter.unit()));
        }
        columns.add(Table.Column.right("loss"));
        columns.add(Table.Column.right("Γ, training"));
        columns.add(Table.Column.right("Γ, held out"));
        var rows = new ArrayList<Table.Row>();
        for (var cell : result.cells()) {
            var row = new ArrayList<String>();
            row.add(cell.name());
            row.add(cell.status().word());
            for (int i = 0; i < result.study().space().dimension(); i++) {
                row.add(cell.hasResult() ? value(cell.parameters().get(i)) : "–");
            }
            row.add(number(cell.loss()));
            row.add(number(cell.train().map(CellOutcome.Score::gamma).orElse(Double.NaN)));
            row.add(number(cell.test().map(CellOutcome.Score::gamma).orElse(Double.NaN)));
            rows.add(new Table.Row(row, cell.isGood() ? Table.Emphasis.NORMAL : Table.Emphasis.WARNING));
        }
        return new Table("", columns, rows);
    }

    /// A row per parameter.
    static Table distributions(PopulationResult result) {
        var rows = result.distributions().stream()
                .map(each -> Table.Row.of(
                        each.parameter().name(),
                        number(each.spread().mean()),
                        number(each.spread().deviation()),
                        number(each.median()),
                        "%s … %s".formatted(number(each.low()), number(each.high())),
                        each.parameter().unit(),
                        "%d of %d".formatted(each.determined(), each.cells())))
                .toList();
        return new Table(
                "",
                List.of(
                        Table.Column.left("over cells"),
                        Table.Column.right("mean"),
                        Table.Column.right("standard deviation"),
                        Table.Column.right("median"),
                        Table.Column.right("range"),
                        Table.Column.left("unit"),
                        Table.Column.left("determined in")),
                rows);
    }

    private static String value(FitResult.Fitted fitted) {
        return fitted.determined()
                ? "%s ± %s"
                        .formatted(
                                NumberText.toErrorPlace(fitted.value(), fitted.standardError()),
                                NumberText.toErrorPlace(fitted.standardError(), fitted.standardError()))
                : "(%s)".formatted(number(fitted.value()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "–";
    }
}
