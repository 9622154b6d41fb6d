package synfire.cli.run;

import java.util.Arrays;
import java.util.List;
import synfire.cli.study.Study;
import synfire.learn.transform.FreeParameter;

/// What came of a study of many cells.
///
/// @param study of the first cell: model and parameters are the same for all
/// @param cells in the order of the study
public record PopulationResult(Study study, List<CellOutcome> cells) {

    public PopulationResult {
        cells = List.copyOf(cells);
    }

    /// How a parameter is distributed over the cells that have a result.
    ///
    /// @param cells how many
    /// @param determined how many of them determine it
    /// @param spread mean and standard deviation over cells
    public record Distribution(
            FreeParameter parameter,
            int cells,
            int determined,
            Spread spread,
            double median,
            double low,
            double high) {}

    /// Cells that have values, in order.
    public List<CellOutcome> withResult() {
        return cells.stream().filter(CellOutcome::hasResult).toList();
    }

    /// One distribution for each parameter; none if no cell has a result.
    public List<Distribution> distributions() {
        if (withResult().isEmpty()) {
            return List.of();
        }
        return study.space().parameters().stream().map(this::distribution).toList();
    }

    /// Of every cell with a result what it found for a parameter.
    public List<FitResult.Fitted> fitted(String parameter) {
        return withResult().stream()
                .map(cell -> cell.parameters().stream()
                        .filter(each -> each.parameter().name().equals(parameter))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private Distribution distribution(FreeParameter parameter) {
        var fitted = fitted(parameter.name());
        var values =
                fitted.stream().mapToDouble(FitResult.Fitted::value).sorted().toArray();
        return new Distribution(
                parameter,
                values.length,
                (int) fitted.stream().filter(FitResult.Fitted::determined).count(),
                Spread.of(Arrays.stream(values).boxed().toList()),
                0.5 * (values[(values.length - 1) / 2] + values[values.length / 2]),
                values[0],
                values[values.length - 1]);
    }
}
