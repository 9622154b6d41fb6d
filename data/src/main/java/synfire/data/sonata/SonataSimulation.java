package synfire.data.sonata;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.data.format.RecordingFormatException;

/// How a network is run, as a `simulation_config.json` says: for how long, under which inputs, what is recorded.
///
/// @param stopMs time at which the run ends, in ms
/// @param dtMs time step, in ms
public record SonataSimulation(
        Path file, double stopMs, double dtMs, List<Input> inputs, List<Report> reports, SonataNodeSets sets) {

    public SonataSimulation {
        inputs = List.copyOf(inputs);
        reports = List.copyOf(reports);
    }

    /// What reaches nodes from outside.
    public sealed interface Input {

        String name();

        /// The nodes, as [SonataNodeSets] reads it.
        JsonNode set();

        /// Spikes of virtual nodes in a file.
        record Spikes(String name, JsonNode set, Path file) implements Input {}

        /// A step of current, in nA and ms.
        record Clamp(String name, JsonNode set, double nanoamperes, double delayMs, double durationMs)
                implements Input {}
    }

    /// A variable of nodes that is recorded.
    public record Report(String name, JsonNode set, String variable, Optional<Double> dtMs) {}

    /// @param config a configuration that holds `run`, or names one that does as `simulation`
    /// @throws RecordingFormatException if it cannot be read, says nothing of a run, or asks for what is not known
    public static SonataSimulation read(Path config) {
        var given = SonataConfig.read(config);
        var own = given.root().path("simulation");
        var file = own.isTextual() ? SonataConfig.read(given.path("simulation", own)) : given;
        if (!file.root().path("run").isObject()) {
            throw SonataConfig.wrong(
                    file.file(),
                    "run",
                    "it does not say how to run the network",
                    "give a simulation_config.json, or a configuration that names one as 'simulation'");
        }
        var sets = new ArrayList<JsonNode>();
        for (var each : List.of(given, file)) {
            var text = each.root().path("node_sets_file");
            if (text.isTextual()) {
                sets.add(SonataConfig.read(each.path("node_sets_file", text)).root());
            }
            sets.add(each.root().path("node_sets"));
        }
        var inputs = new ArrayList<Input>();
        file.root()
                .path("inputs")
                .properties()
                .forEach(entry -> inputs.add(input(file, entry.getKey(), entry.getValue())));
        var reports = new ArrayList<Report>();
        file.root().path("reports").properties().forEach(entry -> {
            if (entry.getValue().path("enabled").asBoolean(true)) {
                reports.add(report(file, entry.getKey(), entry.getValue()));
            }
        });
        return new SonataSimulation(
                file.file(),
                above0(file, "run", file.root().path("run"), "tstop"),
                above0(file, "run", file.root().path("run"), "dt"),
                inputs,
                reports,
                new SonataNodeSets(file.file(), sets));
    }

    private static Input input(SonataConfig file, String name, JsonNode node) {
        var place = "inputs." + name;
        var type = node.path("input_type").asText();
        var set = node.path("node_set");
        return switch (type) {
            case "spikes" -> {
                var module = node.path("module").asText("h5");
                if (!List.of("h5", "sonata").contains(module)) {
                    throw SonataConfig.wrong(
                            file.file(),
                            place + ".module",
                            "spikes of module '%s' are not read".formatted(module),
                            "give them in HDF5, module 'h5' or 'sonata'");
                }
                yield new Input.Spikes(name, set, file.path(place + ".input_file", node.path("input_file")));
            }
            case "current_clamp" ->
                new Input.Clamp(
                        name,
                        set,
                        number(file, place, node, "amp"),
                        number(file, place, node, "delay"),
                        above0(file, place, node, "duration"));
            default ->
                throw SonataConfig.wrong(
                        file.file(),
                        place + ".input_type",
                        "inputs of type '%s' are not known".formatted(type),
                        "choose 'spikes' or 'current_clamp', or take the input out");
        };
    }

    private static Report report(SonataConfig file, String name, JsonNode node) {
        var place = "reports." + name;
        var module = node.path("module").asText("membrane_report");
        if (!List.of("membrane_report", "multimeter_report").contains(module)) {
            throw SonataConfig.wrong(
                    file.file(),
                    place + ".module",
                    "reports of module '%s' are not known".formatted(module),
                    "choose 'membrane_report' or 'multimeter_report', or set \"enabled\": false");
        }
        var variable = node.path("variable_name");
        if (!variable.isTextual()) {
            throw SonataConfig.wrong(
                    file.file(), place + ".variable_name", "it is missing", "name a variable, such as v");
        }
        Optional<Double> dt = node.has("dt") ? Optional.of(above0(file, place, node, "dt")) : Optional.empty();
        return new Report(name, node.path("cells"), variable.asText(), dt);
    }

    private static double number(SonataConfig file, String place, JsonNode node, String field) {
        var value = node.path(field);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw SonataConfig.wrong(
                    file.file(),
                    place + "." + field,
                    value.isMissingNode() ? "it is missing" : "%s is no number".formatted(value),
                    "write a number");
        }
        return value.asDouble();
    }

    private static double above0(SonataConfig file, String place, JsonNode node, String field) {
        double value = number(file, place, node, field);
        if (!(value > 0)) {
            throw SonataConfig.wrong(
                    file.file(), place + "." + field, "it is %s ms".formatted(value), "write a time above 0, in ms");
        }
        return value;
    }
}
