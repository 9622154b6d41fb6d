package synfire.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import synfire.learn.metric.SpikeShape;
import synfire.learn.metric.TraceScore;
import synfire.learn.multistart.MultiStart;
import synfire.learn.optimize.Optimizer;
import synfire.learn.population.DifferentialEvolution;
import synfire.report.table.MarkdownTable;

final class ComparisonTablesTest {

    @Test
    void of_runs_showsMeansAndDeviations() {
        var tables = ComparisonTables.of(result(List.of(), List.of()));

        assertThat(tables).hasSize(1);
        assertThat(tables.getFirst().caption())
                .isEqualTo("a study: loss spikes, mean ± standard deviation over 2 repeats");
        assertThat(MarkdownTable.of(tables.getFirst())).isEqualToNormalizingNewlines("""
                | optimizer | loss at 100 evaluations | seconds | loss at 2.0 s | evaluations |
                | --- | ---: | ---: | ---: | ---: |
                | **descent** | **2.00 ± 1.4** | **0.500 ± 0.0** | **0.00 ± 0.0** | **40.0 ± 0.0** |
                | de | 4.00 ± 0.0 | 0.500 ± 0.0 | 5.00 ± 0.0 | 900 ± 0.0 |
                """);
    }

    @Test
    void verdicts_ofEachBudget_nameTheBestOfBothKinds() {
        assertThat(ComparisonTables.verdicts(result(List.of(), List.of())))
                .containsExactly(
                        "loss spikes at 100 evaluations: 2.00 with a gradient (descent), 4.00 without (de): lower",
                        "loss spikes at 2.0 s: 0.00 with a gradient (descent), 5.00 without (de): lower");
    }

    @Test
    void of_heldOutTraces_showsWidthAndCountsBesideTheData() {
        var close = List.of(score("file, sweep 1", 2, 2, 1.5, 1), score("file, sweep 3", 4, 6, 1.5, 3));

        var tables = ComparisonTables.of(result(close, close));

        assertThat(tables).hasSize(2);
        assertThat(MarkdownTable.of(tables.getLast())).isEqualToNormalizingNewlines("""
                | optimizer | RMSE between spikes (mV) | spike width (ms) | counts off by | sweep 1 | sweep 3 |
                | --- | ---: | ---: | ---: | ---: | ---: |
                | data |  | 2.00 |  | 2 | 4 |
                | descent | 2.24 ± 0.0 | 1.50 ± 0.0 | 1.00 ± 0.0 | 2.0 | 6.0 |
                | de | 2.24 ± 0.0 | 1.50 ± 0.0 | 1.00 ± 0.0 | 2.0 | 6.0 |
                """);
    }

    @Test
    void json_ofAStoppedComparison_hasEveryRunAndNoInfinity() throws JsonProcessingException {
        var run = new Run(Double.POSITIVE_INFINITY, 3, 0.1, List.of());
        var board = new Board(
                Judge.STAGE, "potential", List.of(new Board.Row(contestant("de", false), List.of(run), List.of())));
        var result = new ComparisonResult("s", "lif", 1, 3, OptionalDouble.of(0), 1, true, List.of(board));

        var json = new ObjectMapper().readTree(ComparisonJson.text(result));

        assertThat(json.at("/stopped").asBoolean()).isTrue();
        var entry = json.at("/losses/0/optimizers/0");
        assertThat(entry.has("equal_time")).isFalse();
        assertThat(entry.at("/equal_evaluations/loss/mean").isNull()).isTrue();
        assertThat(entry.at("/equal_evaluations/evaluations/runs/0").asInt()).isEqualTo(3);
    }

    private static ComparisonResult result(List<TraceScore> descent, List<TraceScore> de) {
        var rows = List.of(
                new Board.Row(
                        contestant("descent", true),
                        List.of(new Run(1, 100, 0.5, descent), new Run(3, 100, 0.5, descent)),
                        List.of(new Run(0, 40, 2, descent), new Run(0, 40, 2, descent))),
                new Board.Row(
                        contestant("de", false),
                        List.of(new Run(4, 100, 0.5, de), new Run(4, 100, 0.5, de)),
                        List.of(new Run(5, 900, 2, de), new Run(5, 900, 2, de))));
        return new ComparisonResult(
                "a study",
                "lif",
                1,
                100,
                OptionalDouble.of(2),
                2,
                false,
                List.of(new Board(Judge.SPIKES, "spikes", rows)));
    }

    private static Contestant contestant(String name, boolean gradient) {
        Optimizer optimizer =
                gradient ? MultiStart.of(synfire.learn.descent.LBfgsB.SCIPY, 1) : DifferentialEvolution.STANDARD;
        return new Contestant(name, Judge.SPIKES, false, new Contestant.Aim.Spikes(optimizer));
    }

    private static TraceScore score(String trace, int data, double model, double width, double rmse) {
        return new TraceScore(
                trace, OptionalDouble.empty(), OptionalDouble.of(rmse), 0.5, data, model, shape(2), shape(width));
    }

    private static SpikeShape shape(double width) {
        return new SpikeShape(OptionalDouble.of(width), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
