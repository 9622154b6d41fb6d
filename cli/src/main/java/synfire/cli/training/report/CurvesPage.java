package synfire.cli.training.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Stroke;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;
import synfire.report.table.Table;

/// Several trainings in one figure: loss and accuracy on held-out trials against batches.
public record CurvesPage(List<TrainingFolder> trainings) {

    public CurvesPage {
        trainings = List.copyOf(trainings);
    }

    public HtmlReport page() throws IOException {
        return HtmlReport.of(
                "Learning curves",
                "%d trainings".formatted(trainings.size()),
                List.of(
                        Section.of("Held-out trials", new Block.FigureBlock(figure())),
                        Section.of("Trainings", new Block.TableBlock(table()))));
    }

    /// What is read of each.
    public List<String> files() {
        return trainings.stream()
                .map(training -> training.folder()
                        .resolve("metrics.jsonl")
                        .toAbsolutePath()
                        .toString())
                .toList();
    }

    Figure figure() throws IOException {
        var batch = Axis.of("batch", "");
        var loss = new ArrayList<Layer>();
        var accuracy = new ArrayList<Layer>();
        for (int i = 0; i < trainings.size(); i++) {
            var training = trainings.get(i);
            var stroke = Stroke.of(Colour.cycle(i));
            loss.add(new Layer.Line(training.name(), training.series("held_out_loss"), stroke));
            if (training.series("held_out_accuracy").size() > 0) {
                accuracy.add(new Layer.Line(training.name(), training.series("held_out_accuracy"), stroke));
            }
        }
        var panels = new ArrayList<Panel>();
        if (!accuracy.isEmpty()) {
            panels.add(Panel.of("", batch, Axis.of("right answers", "").between(0, 1.02), accuracy)
                    .withHeight(240));
        }
        var losses = Panel.of("", batch, Axis.of("loss", ""), loss);
        panels.add(accuracy.size() == loss.size() ? losses.withoutLegend() : losses);
        return Figure.stack("Learning curves", panels).withCaption("On trials that training never sees.");
    }

    /// One row for each training.
    public Table table() throws IOException {
        var table = Table.of(
                "",
                Table.Column.left("training"),
                Table.Column.right("batches"),
                Table.Column.right("best on held-out trials"),
                Table.Column.right("batches to 95 %"),
                Table.Column.right("time of a batch").in("s"));
        for (var training : trainings) {
            table = table.row(
                    training.name(),
                    Long.toString(training.batches()),
                    training.best().stream()
                            .mapToObj(best -> String.format(Locale.ROOT, "%.1f %%", 100 * best))
                            .findFirst()
                            .orElse("–"),
                    training.reached(0.95).map(String::valueOf).orElse("–"),
                    training.secondsPerBatch().stream()
                            .mapToObj(seconds -> String.format(Locale.ROOT, "%.2f", seconds))
                            .findFirst()
                            .orElse("–"));
        }
        return table;
    }
}
