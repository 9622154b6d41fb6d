package synfire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import synfire.report.page.Block;
import synfire.report.table.Table;
import synfire.report.table.Table.Column;
import synfire.report.text.NumberText;
import synfire.report.text.UnitText;

/// Fitted parameters with their errors; what the data could not determine is marked.
public record ParameterTable(String caption, List<Fitted> parameters) {

    /// One parameter. Numbers are in `unit`; NaN where they are not known.
    ///
    /// @param standardError of the value; NaN if it was not computed
    /// @param low lower bound of the search
    /// @param high upper bound of the search
    /// @param truth for made data; NaN otherwise
    /// @param verdict whether the data say anything about it
    public record Fitted(
            String name,
            String unit,
            double value,
            double standardError,
            double low,
            double high,
            double truth,
            Verdict verdict) {}

    /// What the data say about a parameter.
    public enum Verdict {
        DETERMINED("", ""),
        UNDETERMINED(
                "not determined",
                "the data say nothing about the value, within the bounds any would do: fix it, or record with a stimulus on which the model depends on it"),
        AT_BOUND("at a bound", "the best value may lie beyond the bound: widen the bounds, or doubt the model");

        private final String label;
        private final String advice;

        Verdict(String label, String advice) {
            this.label = label;
            this.advice = advice;
        }
    }

    public ParameterTable {
        parameters = List.copyOf(parameters);
    }

    public Table table() {
        boolean truths = parameters.stream().anyMatch(fitted -> Double.isFinite(fitted.truth()));
        var columns = new ArrayList<>(List.of(
                Column.left("parameter"), Column.right("value"), Column.right("standard error"), Column.left("unit")));
        if (truths) {
            columns.add(Column.right("truth"));
            columns.add(Column.right("off by (errors)"));
        }
        columns.add(Column.right("bounds"));
        columns.add(Column.left(""));
        return new Table(
                caption,
                columns,
                parameters.stream().map(fitted -> row(fitted, truths)).toList());
    }

    /// One warning for each verdict that some parameter got; none if all are determined.
    public List<Block> warnings() {
        var warnings = new ArrayList<Block>();
        for (var verdict : List.of(Verdict.UNDETERMINED, Verdict.AT_BOUND)) {
            var names = parameters.stream()
                    .filter(fitted -> fitted.verdict() == verdict)
                    .map(fitted -> "`" + fitted.name() + "`")
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                var title = "Parameters " + verdict.label;
                warnings.add(new Block.Notice(Block.Level.WARNING, title, names + ": " + verdict.advice + "."));
            }
        }
        return List.copyOf(warnings);
    }

    private static Table.Row row(Fitted fitted, boolean truths) {
        var cells = new ArrayList<String>();
        double error = fitted.standardError();
        cells.add(fitted.name());
        cells.add(NumberText.toErrorPlace(fitted.value(), error));
        cells.add(Double.isFinite(error) ? "± " + NumberText.toErrorPlace(error, error) : "–");
        cells.add(UnitText.of(fitted.unit()));
        if (truths) {
            double errors = (fitted.value() - fitted.truth()) / error;
            cells.add(Double.isFinite(fitted.truth()) ? plain(fitted.truth()) : "–");
            cells.add(Double.isFinite(errors) ? NumberText.fixed(errors, 1) : "–");
        }
        cells.add("%s … %s".formatted(plain(fitted.low()), plain(fitted.high())));
        cells.add(fitted.verdict().label);
        var emphasis = fitted.verdict() == Verdict.DETERMINED ? Table.Emphasis.NORMAL : Table.Emphasis.WARNING;
        return new Table.Row(cells, emphasis);
    }

    private static String plain(double value) {
        return Math.abs(value) < 1e15 ? NumberText.shortest(value, 6) : NumberText.significant(value, 4);
    }
}
