package synfire.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import synfire.cli.run.Spread;
import synfire.learn.metric.TraceScore;
import synfire.report.table.Table;

/// What each optimizer's best points do on held-out traces: difference between spikes, width of spikes, number of
/// spikes in each trace; means over the repeats, of the runs at equal time where there are any.
final class HeldOutTable {

    private HeldOutTable() {}

    /// Empty where the study holds nothing out.
    static Optional<Table> of(ComparisonResult result, Board board) {
        boolean timed = result.timed();
        var first = board.rows().stream()
                .flatMap(row -> runs(row, timed).stream())
                .filter(run -> !run.heldOut().isEmpty())
                .findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var data = first.get().heldOut();
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.Column.left("optimizer"));
        columns.add(Table.Column.right("RMSE between spikes").in("mV"));
        columns.add(Table.Column.right("spike width").in("ms"));
        columns.add(Table.Column.right("counts off by"));
        data.forEach(score -> columns.add(Table.Column.right(shortName(score.trace()))));
        var rows = new ArrayList<Table.Row>();
        rows.add(measured(data));
        board.rows().stream()
                .filter(row -> !runs(row, timed).isEmpty())
                .forEach(row -> rows.add(found(row.contestant().name(), runs(row, timed))));
        var budget = timed ? result.time() : "%d evaluations".formatted(result.evaluations());
        return Optional.of(new Table(
                "held-out traces after %s of loss %s: width and spikes of each trace".formatted(budget, board.loss()),
                columns,
                rows));
    }

    private static List<Run> runs(Board.Row row, boolean timed) {
        return timed ? row.atTime() : row.atEvaluations();
    }

    private static Table.Row measured(List<TraceScore> data) {
        var cells = new ArrayList<>(List.of(
                "data",
                "",
                number(mean(data.stream()
                        .flatMapToDouble(score -> score.data().widthMs().stream())
                        .average())),
                ""));
        data.forEach(score -> cells.add(Integer.toString(score.dataSpikes())));
        return new Table.Row(cells, Table.Emphasis.MUTED);
    }

    private static Table.Row found(String name, List<Run> runs) {
        var cells = new ArrayList<String>();
        cells.add(name);
        cells.add(spread(runs.stream().map(HeldOutTable::between).toList()));
        cells.add(spread(runs.stream().map(HeldOutTable::width).toList()));
        cells.add(spread(runs.stream().map(HeldOutTable::countError).toList()));
        int traces = runs.getFirst().heldOut().size();
        for (int t = 0; t < traces; t++) {
            int trace = t;
            cells.add(String.format(
                    Locale.ROOT,
                    "%.1f",
                    runs.stream()
                            .mapToDouble(run -> run.heldOut().get(trace).modelSpikes())
                            .average()
                            .orElse(Double.NaN)));
        }
        return new Table.Row(cells, Table.Emphasis.NORMAL);
    }

    /// Root of the mean over traces of the mean squared difference between spikes, mV.
    static double between(Run run) {
        return Math.sqrt(run.heldOut().stream()
                .flatMapToDouble(score -> score.subthresholdRmse().stream())
                .map(rmse -> rmse * rmse)
                .average()
                .orElse(Double.NaN));
    }

    /// Mean width of the model's spikes over traces with spikes, ms; NaN without.
    static double width(Run run) {
        return mean(run.heldOut().stream()
                .flatMapToDouble(score -> score.model().widthMs().stream())
                .average());
    }

    /// Mean over traces of the absolute difference in spikes.
    static double countError(Run run) {
        return mean(IntStream.range(0, run.heldOut().size())
                .mapToDouble(i -> Math.abs(run.heldOut().get(i).modelSpikes()
                        - run.heldOut().get(i).dataSpikes()))
                .average());
    }

    private static double mean(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static String spread(List<Double> numbers) {
        var known = numbers.stream().filter(Double::isFinite).toList();
        return known.isEmpty() ? "-" : Spread.of(known).toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "-";
    }

    /// `sweep 3` of `FILE, sweep 3`.
    private static String shortName(String trace) {
        return trace.substring(trace.lastIndexOf(',') + 1).strip();
    }
}
