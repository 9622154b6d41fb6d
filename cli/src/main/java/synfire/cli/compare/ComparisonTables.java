package synfire.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import synfire.cli.run.Spread;
import synfire.report.table.Table;

/// A comparison as tables: for each judge the optimizers, and how what they found does on held-out traces.
public final class ComparisonTables {

    private ComparisonTables() {}

    /// All tables, in the order in which to read them.
    public static List<Table> of(ComparisonResult result) {
        var tables = new ArrayList<Table>();
        for (var board : result.boards()) {
            tables.add(optimizers(result, board));
            HeldOutTable.of(result, board).ifPresent(tables::add);
        }
        return tables;
    }

    /// For each judge and budget: the best of those with a gradient against the best of those without.
    public static List<String> verdicts(ComparisonResult result) {
        var lines = new ArrayList<String>();
        for (var board : result.boards()) {
            verdict(board, Board.Row::atEvaluations, "%d evaluations".formatted(result.evaluations()), lines);
            verdict(board, Board.Row::atTime, result.time(), lines);
        }
        return lines;
    }

    private static void verdict(Board board, Function<Board.Row, List<Run>> half, String budget, List<String> lines) {
        var with = board.best(true, half);
        var without = board.best(false, half);
        if (with.isEmpty() || without.isEmpty()) {
            return;
        }
        double ours = Board.spread(half.apply(with.get()), Run::loss).mean();
        double theirs = Board.spread(half.apply(without.get()), Run::loss).mean();
        lines.add("loss %s at %s: %s with a gradient (%s), %s without (%s): %s"
                .formatted(
                        board.loss(),
                        budget,
                        number(ours),
                        with.get().contestant().name(),
                        number(theirs),
                        without.get().contestant().name(),
                        ours < theirs ? "lower" : ours == theirs ? "equal" : "HIGHER"));
    }

    private static Table optimizers(ComparisonResult result, Board board) {
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.Column.left("optimizer"));
        if (result.evaluations() > 0) {
            columns.add(Table.Column.right("loss at %d evaluations".formatted(result.evaluations())));
            columns.add(Table.Column.right("seconds"));
        }
        if (result.timed()) {
            columns.add(Table.Column.right("loss at " + result.time()));
            columns.add(Table.Column.right("evaluations"));
        }
        var rows = board.rows().stream().map(row -> optimizer(result, row)).toList();
        var caption = "%s: loss %s, mean ± standard deviation over %d repeats"
                .formatted(result.study(), board.loss(), result.repeats());
        return new Table(caption, columns, rows);
    }

    private static Table.Row optimizer(ComparisonResult result, Board.Row row) {
        var cells = new ArrayList<String>();
        cells.add(row.contestant().name());
        if (result.evaluations() > 0) {
            cells.add(spread(row.atEvaluations(), Run::loss));
            cells.add(spread(row.atEvaluations(), Run::seconds));
        }
        if (result.timed()) {
            cells.add(spread(row.atTime(), Run::loss));
            cells.add(spread(row.atTime(), run -> (double) run.evaluations()));
        }
        return new Table.Row(cells, row.contestant().usesGradient() ? Table.Emphasis.STRONG : Table.Emphasis.NORMAL);
    }

    private static String spread(List<Run> runs, Function<Run, Double> number) {
        return runs.isEmpty()
                ? "-"
                : Spread.of(runs.stream().map(number).toList()).toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
