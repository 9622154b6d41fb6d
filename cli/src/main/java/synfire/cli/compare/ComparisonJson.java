package synfire.cli.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import synfire.cli.run.FitJson;

/// `compare.json`: a comparison for programs, with the numbers of every run.
public final class ComparisonJson {

    private ComparisonJson() {}

    public static String text(ComparisonResult result) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("study", result.study());
        root.put("model", result.model());
        root.put("seed", result.seed());
        root.put("repeats", result.repeats());
        root.put("stopped", result.stopped());
        var losses = root.putArray("losses");
        for (var board : result.boards()) {
            var node = losses.addObject();
            node.put("loss", board.loss());
            var optimizers = node.putArray("optimizers");
            for (var row : board.rows()) {
                var entry = optimizers.addObject();
                entry.put("name", row.contestant().name());
                entry.put("gradient", row.contestant().usesGradient());
                if (result.evaluations() > 0) {
                    runs(entry.putObject("equal_evaluations"), row.atEvaluations());
                }
                if (result.timed()) {
                    runs(entry.putObject("equal_time"), row.atTime());
                }
            }
        }
        return FitJson.text(root);
    }

    private static void runs(ObjectNode node, List<Run> runs) {
        numbers(node.putObject("loss"), runs, Run::loss);
        numbers(node.putObject("seconds"), runs, Run::seconds);
        numbers(node.putObject("evaluations"), runs, Run::evaluations);
        if (runs.stream().anyMatch(run -> !run.heldOut().isEmpty())) {
            numbers(node.putObject("held_out_rmse_between_spikes"), runs, HeldOutTable::between);
            numbers(node.putObject("held_out_width_ms"), runs, HeldOutTable::width);
            numbers(node.putObject("held_out_count_error"), runs, HeldOutTable::countError);
            traces(node.putArray("held_out"), runs);
        }
    }

    private static void traces(ArrayNode array, List<Run> runs) {
        var first = runs.getFirst().heldOut();
        for (int t = 0; t < first.size(); t++) {
            int trace = t;
            var node = array.addObject();
            node.put("trace", first.get(t).trace());
            node.put("spikes_data", first.get(t).dataSpikes());
            put(node, "width_data_ms", first.get(t).data().widthMs());
            values(
                    node.putArray("spikes_model"),
                    runs,
                    run -> run.heldOut().get(trace).modelSpikes());
            values(
                    node.putArray("subthreshold_rmse"),
                    runs,
                    run -> run.heldOut().get(trace).subthresholdRmse().orElse(Double.NaN));
            values(
                    node.putArray("width_model_ms"),
                    runs,
                    run -> run.heldOut().get(trace).model().widthMs().orElse(Double.NaN));
        }
    }

    private static void numbers(ObjectNode node, List<Run> runs, ToDoubleFunction<Run> number) {
        var spread = Board.spread(runs, number);
        put(node, "mean", OptionalDouble.of(spread.mean()));
        put(node, "sd", OptionalDouble.of(spread.deviation()));
        values(node.putArray("runs"), runs, number);
    }

    private static void values(ArrayNode array, List<Run> runs, ToDoubleFunction<Run> number) {
        for (var run : runs) {
            double value = number.applyAsDouble(run);
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }
}
