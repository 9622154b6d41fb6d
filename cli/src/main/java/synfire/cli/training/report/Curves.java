package synfire.cli.training.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import synfire.network.Samples;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;

/// How a training went, batch by batch, out of its `metrics.jsonl`.
///
/// @param folder of a training
record Curves(Path folder) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Series series(String name) throws IOException {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (var text : Files.readAllLines(folder.resolve("metrics.jsonl"))) {
            var line = MAPPER.readTree(text);
            if (line.has(name)) {
                x.add(line.path("batch").asDouble());
                y.add(line.path(name).asDouble());
            }
        }
        return new Series.Points(Samples.generate(x.size(), x::get), Samples.generate(y.size(), y::get));
    }

    /// Loss and accuracy of batches and of held-out trials, and the norm of the gradient.
    Figure figure() throws IOException {
        var batch = Axis.of("batch", "");
        var panels = new ArrayList<Panel>();
        panels.add(Panel.of("", batch, Axis.of("loss", ""), lines("loss", "held_out_loss")));
        if (series("held_out_accuracy").size() > 0) {
            panels.add(Panel.of(
                            "",
                            batch,
                            Axis.of("right answers", "").between(0, 1.02),
                            lines("accuracy", "held_out_accuracy"))
                    .withoutLegend());
        }
        panels.add(Panel.of(
                        "",
                        batch,
                        Axis.of("gradient", ""),
                        new Layer.Line(
                                "norm",
                                series("gradient"),
                                Stroke.of(Colour.GREY).thin()))
                .withoutLegend()
                .withHeight(90));
        return Figure.stack("Learning curves", panels)
                .withCaption("Each batch of trials (thin), and trials that training never sees (bold).");
    }

    private List<Layer> lines(String batch, String heldOut) throws IOException {
        return List.of(
                new Layer.Line("batches", series(batch), Stroke.of(Colour.GREY).thin()),
                new Layer.Line(
                        "held out", series(heldOut), Stroke.of(Colour.BLUE).bold()));
    }
}
