package synfire.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import synfire.learn.metric.TraceScore;
import synfire.learn.uncertainty.Profile;

/// `fit.json`: the result of a fit for programs. Every number is there again for the same study and seed,
/// bit for bit.
public final class FitJson {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private FitJson() {}

    public static String text(FitResult result) {
        var root = MAPPER.createObjectNode();
        root.put("study", result.study().title());
        root.put("model", result.study().model().name());
        put(root, "loss", result.outcome().loss());
        var parameters = root.putObject("parameters");
        for (var fitted : result.parameters()) {
            var node = parameters.putObject(fitted.parameter().name());
            put(node, "value", fitted.value());
            node.put("unit", fitted.parameter().unit());
            put(node, "standard_error", fitted.standardError());
            node.put("determined", fitted.determined());
            fitted.profile().ifPresent(profile -> profile(node.putObject("profile"), profile));
            var truth = result.truth().get(fitted.parameter().name());
            if (truth != null) {
                put(node, "truth", truth / synfire.learn.fit.FitPlan.inBase(fitted.parameter()));
            }
        }
        var undetermined = root.putArray("undetermined");
        result.parameters().stream()
                .filter(fitted -> !fitted.determined())
                .forEach(fitted -> undetermined.add(fitted.parameter().name()));
        var combinations = root.putArray("undetermined_combinations");
        for (var combination : result.combinations()) {
            var node = combinations.addObject();
            var changes = node.putObject("moves");
            combination.terms().forEach(term -> changes.put(term.name(), term.change()));
            var known = node.putObject("determined");
            combination.determined().forEach(term -> known.put(term.name(), term.change()));
            node.put("text", combination.toString());
        }
        var metrics = root.putObject("metrics");
        scores(metrics.putObject("train"), result.train());
        if (!result.traces().test().isEmpty()) {
            scores(metrics.putObject("test"), result.test());
        }
        var stages = root.putArray("stages");
        for (var stage : result.outcome().stages()) {
            var node = stages.addObject();
            node.put("name", stage.stage().name());
            node.put("loss_name", stage.stage().loss().name());
            put(node, "loss", stage.loss());
            node.put("evaluations", stage.evaluations());
            node.put("not_finite", stage.failures().count());
            node.put("stopped", stage.stop().reason());
        }
        var warnings = root.putArray("warnings");
        result.warnings().forEach(warnings::add);
        root.put("evaluations", result.outcome().evaluations());
        root.put("seed", result.study().seed());
        return text(root);
    }

    private static void profile(ObjectNode node, Profile profile) {
        node.put("level", Profile.LEVEL);
        put(node, "lower", profile.lower());
        put(node, "upper", profile.upper());
        put(node, "best", profile.best());
        var points = node.putArray("points");
        for (var point : profile.points()) {
            var each = points.addObject();
            put(each, "value", point.value());
            put(each, "deviance", point.deviance());
            put(each, "loss", point.loss());
        }
    }

    private static void scores(ObjectNode node, FitResult.Scores scores) {
        put(node, "mse", scores.mse());
        put(node, "gamma", scores.gamma());
        put(node, "gamma_ceiling", scores.ceiling());
        put(node, "gamma_ratio", scores.ratio());
        var traces = node.putArray("traces");
        for (var score : scores.traces()) {
            trace(traces.addObject(), score);
        }
    }

    private static void trace(ObjectNode node, TraceScore score) {
        node.put("trace", score.trace());
        put(node, "mse", score.mse());
        put(node, "subthreshold_rmse", score.subthresholdRmse());
        put(node, "gamma", score.gamma());
        node.put("spikes_data", score.dataSpikes());
        put(node, "spikes_model", score.modelSpikes());
        put(node, "width_data_ms", score.data().widthMs());
        put(node, "width_model_ms", score.model().widthMs());
        put(node, "latency_data_ms", score.data().latencyMs());
        put(node, "latency_model_ms", score.model().latencyMs());
    }

    /// JSON has no NaN or infinity: they become null.
    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        put(node, name, value.orElse(Double.NaN));
    }

    /// A tree as indented text.
    public static String text(ObjectNode root) {
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and names became no JSON", e);
        }
    }
}
