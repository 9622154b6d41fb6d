package synfire.cli.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import synfire.cli.run.Spread;

/// What contestants under one judge have reached.
///
/// @param loss name of the judging loss, for people
public record Board(Judge judge, String loss, List<Row> rows) {

    /// One contestant's runs, one per repeat.
    ///
    /// @param atEvaluations each with the same number of evaluations; empty if left out
    /// @param atTime each with the same time; empty if left out
    public record Row(Contestant contestant, List<Run> atEvaluations, List<Run> atTime) {

        public Row {
            atEvaluations = List.copyOf(atEvaluations);
            atTime = List.copyOf(atTime);
        }
    }

    public Board {
        rows = List.copyOf(rows);
    }

    /// Mean and deviation of one number over runs.
    public static Spread spread(List<Run> runs, ToDoubleFunction<Run> number) {
        return Spread.of(runs.stream().mapToDouble(number).boxed().toList());
    }

    /// The row of lowest mean loss among those with a gradient, or among those without.
    Optional<Row> best(boolean gradient, Function<Row, List<Run>> half) {
        return rows.stream()
                .filter(row -> row.contestant().usesGradient() == gradient)
                .filter(row -> !half.apply(row).isEmpty())
                .min(Comparator.comparingDouble(
                        row -> spread(half.apply(row), Run::loss).mean()));
    }
}
