package synfire.cli.multiscale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import synfire.cli.run.FitJson;
import synfire.cli.training.report.TrainPage;
import synfire.network.Samples;
import synfire.report.Provenance;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;
import synfire.report.file.ResultFile;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;
import synfire.report.table.Table;
import synfire.report.text.NumberText;

/// Writes `results.json` and `report.html` of a whole study from the files of its stages.
///
/// @param folders of the stages
record ReportStage(Multiscale study, TrainingStage training, Session session, Folders folders) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// The folders of the stages.
    record Folders(Path whole) {

        Path cell(String name) {
            return whole.resolve("cell-" + name);
        }

        Path network() {
            return whole.resolve("network");
        }

        Path training() {
            return whole.resolve("training");
        }

        Path comparison() {
            return whole.resolve("comparison");
        }

        Path tuning() {
            return whole.resolve("tuning");
        }
    }

    boolean run(Path folder) throws IOException {
        var results = results();
        ResultFile.write(folder.resolve("results.json"), FitJson.text(results));
        var sections = new ArrayList<Section>();
        sections.add(new Section("Study", List.of(keys(results))));
        sections.add(cells(results));
        sections.addAll(new TrainPage(training.read(folders.training()), folders.training())
                .sections(training.trained(folders.training()), session.engine()));
        sections.add(comparison(results));
        if (results.has("tuning")) {
            sections.add(TuningTable.section(results.path("tuning")));
        }
        var facts = new LinkedHashMap<String, String>();
        facts.put("seed", Long.toString(study.seed()));
        facts.put("cells", study.excitatory().made() ? "recordings that the study made" : "published recordings");
        facts.put("areas", study.areas().folder().isPresent() ? study.areas().connectome() : "made by the study");
        sections.add(Provenance.section(facts));
        HtmlReport.of(study.title(), "cells, network, behaviour and comparison in one chain", sections)
                .write(folder.resolve("report.html"));
        return true;
    }

    private ObjectNode results() throws IOException {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("title", study.title());
        root.put("seed", study.seed());
        var cells = root.putObject("cells");
        for (var cell : List.of(study.excitatory(), study.inhibitory())) {
            var node = cells.putObject(cell.name());
            node.put("recordings", cell.made() ? "made" : "published");
            var fit = read(folders.cell(cell.name()).resolve("fit.json"));
            node.set("model", fit.path("model"));
            node.set("metrics", fit.path("metrics"));
            node.set(
                    "rates", read(folders.cell(cell.name()).resolve("f-i.json")).path("points"));
        }
        var areas = root.putObject("network");
        areas.put(
                "connectome", study.areas().folder().isPresent() ? study.areas().connectome() : "made");
        root.set("training", read(folders.training().resolve("training.json")));
        var comparison = read(folders.comparison().resolve(ComparisonStage.FILE));
        for (var each : comparison.properties()) {
            root.set(each.getKey(), each.getValue());
        }
        if (study.tuning().isPresent()) {
            root.set("tuning", read(folders.tuning().resolve("tuning.json")));
        }
        return root;
    }

    private static JsonNode read(Path file) throws IOException {
        return MAPPER.readTree(file.toFile());
    }

    private static Block keys(JsonNode results) {
        return new Block.KeyFigures(List.of(
                new Block.KeyFigure(
                        "right on held-out trials",
                        percent(results.path("held_out_accuracy").asDouble()),
                        "%",
                        "%,d trials".formatted(results.path("held_out_trials").asInt())),
                new Block.KeyFigure(
                        "batches", results.path("training").path("batches").asText(), "", "")));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private Section cells(JsonNode results) {
        var table = Table.of(
                "Fitted cells",
                Table.Column.left("cell"),
                Table.Column.left("model"),
                Table.Column.left("recordings"),
                Table.Column.right("Γ held out"),
                Table.Column.right("of its ceiling"));
        var panels = new ArrayList<Panel>();
        for (var cell : List.of(study.excitatory(), study.inhibitory())) {
            var node = results.path("cells").path(cell.name());
            var test = node.path("metrics").path("test");
            table = table.row(
                    cell.name(),
                    node.path("model").asText(),
                    node.path("recordings").asText(),
                    number(test.path("gamma")),
                    number(test.path("gamma_ratio")));
            panels.add(curve(cell.name(), node.path("rates")));
        }
        return new Section(
                "Cells",
                List.of(
                        new Block.TableBlock(table),
                        new Block.FigureBlock(Figure.grid("Rates under steady currents", 2, panels)
                                .withCaption(
                                        "The fitted model with steps of %s ms (line), and the network's cell with its steps of %s ms (points)."
                                                .formatted(FrequencyCurve.FINE_MS, FrequencyCurve.COARSE_MS)))));
    }

    private static Panel curve(String name, JsonNode points) {
        var x = samples(points, "current_pA");
        var fine = samples(points, "rate_Hz_at_%s_ms".formatted(FrequencyCurve.FINE_MS));
        var coarse = samples(points, "rate_Hz_at_%s_ms".formatted(FrequencyCurve.COARSE_MS));
        return Panel.of(
                        name,
                        Axis.of("current", "pA"),
                        Axis.of("rate", "Hz").withZero(),
                        new Layer.Line("fitted", new Series.Points(x, fine), Stroke.of(Colour.BLUE)),
                        new Layer.Scatter("network", new Series.Points(x, coarse), Colour.ORANGE, 3))
                .withHeight(160);
    }

    private static Section comparison(JsonNode results) {
        var table = Table.of(
                "The network beside brains",
                Table.Column.left("quantity"),
                Table.Column.left("reference"),
                Table.Column.right("ours"),
                Table.Column.right("shuffled"),
                Table.Column.left("source"));
        for (var each : results.path("comparison")) {
            var unit = each.path("unit").asText();
            table = table.row(
                    each.path("quantity").asText() + (unit.isEmpty() ? "" : ", " + unit),
                    each.path("reference").asText(),
                    number(each.path("ours")),
                    number(each.path("control")),
                    each.path("source").asText());
        }
        var decoding = results.path("decoding");
        var spikes = samples(decoding.path("from_spikes"));
        var memory = samples(decoding.path("from_facilitation"));
        double bin = decoding.path("bin_ms").asDouble();
        var time = Samples.generate(spikes.size(), i -> (i + 0.5) * bin);
        var panels = new ArrayList<Panel>();
        panels.add(Panel.of(
                "choice decoded from",
                Axis.timeMs(),
                Axis.of("right", "").between(0.4, 1.02),
                new Layer.Line("spikes", new Series.Points(time, spikes), Stroke.of(Colour.BLUE)),
                new Layer.Line("facilitation", new Series.Points(time, memory), Stroke.of(Colour.ORANGE))));
        var areas = results.path("areas");
        panels.add(Panel.of(
                        "",
                        Axis.of("path from the first area, -ln FLN", ""),
                        Axis.of("timescale", "ms").withZero(),
                        new Layer.Scatter(
                                "areas",
                                new Series.Points(samples(areas.path("place")), samples(areas.path("timescale_ms"))),
                                Colour.BLUE,
                                3))
                .withoutLegend());
        return new Section(
                "Comparison with the brain",
                List.of(
                        new Block.TableBlock(table),
                        new Block.FigureBlock(Figure.grid("Choice and timescales", 2, panels))));
    }

    private static Samples samples(JsonNode points, String name) {
        return Samples.of(StreamSupport.stream(points.spliterator(), false)
                .mapToDouble(point -> point.path(name).asDouble(Double.NaN))
                .toArray());
    }

    private static Samples samples(JsonNode numbers) {
        return Samples.of(StreamSupport.stream(numbers.spliterator(), false)
                .mapToDouble(each -> each.asDouble(Double.NaN))
                .toArray());
    }

    private static String number(JsonNode node) {
        return node.isNumber() ? NumberText.shortest(node.asDouble(), 3) : "–";
    }
}
