package synfire.cli.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import synfire.report.file.ResultFile;

/// Writes the table of a study of many cells, `population.csv` and `population.json`, and its
/// `report.html`.
public final class PopulationFiles {

    private PopulationFiles() {}

    public static void write(PopulationResult result, Path folder, boolean png) throws IOException {
        ResultFile.write(folder.resolve("population.csv"), csv(result));
        ResultFile.write(folder.resolve("population.json"), json(result));
        var report = new PopulationReport(result).page();
        report.write(folder.resolve("report.html"));
        FigureFiles.write(report, folder.resolve("figures"), png);
    }

    /// One row per cell; a header with units; nothing where there is no number.
    static String csv(PopulationResult result) {
        var rows = new ArrayList<List<String>>();
        var header = new ArrayList<>(List.of("cell", "status", "loss", "evaluations"));
        for (var parameter : result.study().space().parameters()) {
            var unit = parameter.unit().isEmpty() ? "" : " (" + parameter.unit() + ")";
            header.add(parameter.name() + unit);
            header.add(parameter.name() + " standard error" + unit);
            header.add(parameter.name() + " determined");
        }
        for (var group : List.of("train", "test")) {
            header.add(group + " mse (mV^2)");
            header.add(group + " gamma");
            header.add(group + " gamma_ratio");
        }
        header.add("message");
        rows.add(header);
        result.cells().forEach(cell -> rows.add(row(result, cell)));
        return rows.stream()
                .map(row -> row.stream().map(PopulationFiles::quoted).collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> row(PopulationResult result, CellOutcome cell) {
        var row = new ArrayList<String>();
        row.add(cell.name());
        row.add(cell.status().word());
        row.add(number(cell.loss()));
        row.add(Long.toString(cell.evaluations()));
        for (int i = 0; i < result.study().space().dimension(); i++) {
            var fitted = cell.hasResult() ? Optional.of(cell.parameters().get(i)) : Optional.<FitResult.Fitted>empty();
            row.add(fitted.map(each -> number(each.value())).orElse(""));
            row.add(fitted.map(each -> number(each.standardError())).orElse(""));
            row.add(fitted.map(each -> Boolean.toString(each.determined())).orElse(""));
        }
        for (var score : List.of(cell.train(), cell.test())) {
            row.add(score.map(each -> number(each.mse())).orElse(""));
            row.add(score.map(each -> number(each.gamma())).orElse(""));
            row.add(score.map(each -> number(each.ratio())).orElse(""));
        }
        row.add(cell.message());
        return row;
    }

    /// RFC 4180.
    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\\r\\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    public static String json(PopulationResult result) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("model", result.study().model().name());
        var parameters = root.putObject("parameters");
        for (var each : result.distributions()) {
            var node = parameters.putObject(each.parameter().name());
            node.put("unit", each.parameter().unit());
            node.put("cells", each.cells());
            node.put("determined", each.determined());
            put(node, "mean", each.spread().mean());
            put(node, "standard_deviation", each.spread().deviation());
            put(node, "median", each.median());
            put(node, "lowest", each.low());
            put(node, "highest", each.high());
        }
        var cells = root.putArray("cells");
        for (var cell : result.cells()) {
            cell(cells.addObject(), cell);
        }
        return FitJson.text(root);
    }

    private static void cell(ObjectNode node, CellOutcome cell) {
        node.put("name", cell.name());
        node.put("status", cell.status().word());
        node.put("message", cell.message());
        put(node, "loss", cell.loss());
        node.put("evaluations", cell.evaluations());
        var parameters = node.putObject("parameters");
        for (var fitted : cell.parameters()) {
            var each = parameters.putObject(fitted.parameter().name());
            put(each, "value", fitted.value());
            each.put("unit", fitted.parameter().unit());
            put(each, "standard_error", fitted.standardError());
            each.put("determined", fitted.determined());
        }
        var metrics = node.putObject("metrics");
        cell.train().ifPresent(score -> score(metrics.putObject("train"), score));
        cell.test().ifPresent(score -> score(metrics.putObject("test"), score));
    }

    private static void score(ObjectNode node, CellOutcome.Score score) {
        put(node, "mse", score.mse().orElse(Double.NaN));
        put(node, "gamma", score.gamma());
        put(node, "gamma_ratio", score.ratio().orElse(Double.NaN));
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static String number(OptionalDouble value) {
        return number(value.orElse(Double.NaN));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
