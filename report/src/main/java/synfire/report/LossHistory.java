package synfire.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Range;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;
import synfire.report.table.Table;
import synfire.report.text.NumberText;

/// How the loss fell, start by start.
///
/// @param abscissa what the x axis counts, for example `evaluations`
/// @param unit of the loss; empty for none
public record LossHistory(String title, String abscissa, String unit, List<Start> starts) {

    /// From this ratio of largest to smallest loss on the axis is logarithmic.
    private static final double WIDE = 20;

    /// What became of a start.
    public enum Outcome {
        BEST("best"),
        CONVERGED("converged"),
        STOPPED("stopped by the budget"),
        ABANDONED("abandoned");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }
    }

    /// @param losses at least one point
    public record Start(String name, Series losses, Outcome outcome) {

        public Start {
            if (losses.size() == 0) {
                throw new IllegalArgumentException(
                        "start '%s' has no loss; leave out starts that never ran".formatted(name));
            }
        }

        double last() {
            return losses.y(losses.size() - 1);
        }
    }

    public LossHistory {
        starts = List.copyOf(starts);
        if (starts.isEmpty()) {
            throw new IllegalArgumentException("loss history '%s' has no start; give at least one".formatted(title));
        }
    }

    public Figure figure() {
        var layers = new ArrayList<Layer>();
        var values = Range.NOTHING;
        var drawn = starts.stream()
                .sorted(Comparator.comparing((Start start) -> start.outcome()).reversed())
                .toList();
        for (var start : drawn) {
            values = values.with(Range.of(start.losses().y()));
            layers.add(new Layer.Line(start.outcome().label, start.losses(), stroke(start.outcome())));
        }
        var loss = Axis.of("loss", unit);
        boolean wide = values.low() > 0 && values.high() / values.low() > WIDE;
        return Figure.stack(title, Panel.of("", Axis.of(abscissa, ""), wide ? loss.log() : loss, layers));
    }

    /// One row per start, the best first.
    public Table table() {
        var rows = starts.stream()
                .sorted(Comparator.comparingDouble(Start::last))
                .map(start -> Table.Row.of(
                                start.name(),
                                NumberText.significant(start.last(), 5),
                                NumberText.shortest(
                                        start.losses().x(start.losses().size() - 1), 0),
                                start.outcome().label)
                        .as(start.outcome() == Outcome.BEST ? Table.Emphasis.STRONG : Table.Emphasis.NORMAL))
                .toList();
        var columns = List.of(
                Table.Column.left("start"),
                Table.Column.right("loss").in(unit),
                Table.Column.right(abscissa),
                Table.Column.left("outcome"));
        return new Table("", columns, rows);
    }

    private static Stroke stroke(Outcome outcome) {
        return switch (outcome) {
            case BEST -> Stroke.of(Colour.VERMILION).bold();
            case CONVERGED -> Stroke.of(Colour.BLUE).thin().faded(0.7);
            case STOPPED -> Stroke.of(Colour.GREY).thin();
            case ABANDONED -> Stroke.of(Colour.GREY).thin().dotted();
        };
    }
}
