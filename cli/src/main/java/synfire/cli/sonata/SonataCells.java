package synfire.cli.sonata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import synfire.data.format.RecordingFormatException;
import synfire.data.sonata.SonataNetwork;
import synfire.data.sonata.SonataNodes;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.description.Population;
import synfire.network.values.CellValues;
import synfire.network.values.Positions;

/// Makes a population of the nodes of one population of SONATA.
record SonataCells(SonataNetwork network, String name) {

    private static final String VIRTUAL = "virtual";

    /// What cells they are; empty where they are virtual.
    ///
    /// @throws RecordingFormatException if they are cells that Synfire does not have, or of several kinds
    Optional<Template> template() {
        var nodes = nodes();
        var kinds = new TreeSet<String>();
        for (int node = 0; node < nodes.size(); node++) {
            var type = nodes.attribute(node, "model_type").orElse("");
            kinds.add(
                    type.equals(VIRTUAL)
                            ? VIRTUAL
                            : nodes.attribute(node, "model_template").orElse(type));
        }
        if (kinds.size() != 1) {
            throw wrong(
                    "it has nodes of %d kinds: %s".formatted(kinds.size(), String.join(", ", kinds)),
                    "give each kind a population of its own");
        }
        var kind = kinds.first();
        if (kind.equals(VIRTUAL)) {
            return Optional.empty();
        }
        return Optional.of(Template.named(kind)
                .orElseThrow(() -> wrong(
                        "its nodes are of model_template '%s', which Synfire does not have".formatted(kind),
                        "it has point cells: %s".formatted(Template.known()))));
    }

    Population population(Template template) {
        var model = template.model();
        var files = new HashMap<String, JsonNode>();
        var columns = new LinkedHashMap<String, double[]>();
        var nodes = nodes();
        model.parameters()
                .forEach(each -> columns.put(
                        each.name(),
                        IntStream.range(0, nodes.size())
                                .mapToDouble(_ -> each.value().inBase())
                                .toArray()));
        for (int node = 0; node < nodes.size(); node++) {
            var file = nodes.attribute(node, "dynamics_params").orElse("NULL");
            if (!file.equals("NULL")) {
                var given = files.computeIfAbsent(file, name -> network.parameters("point_neuron_models_dir", name));
                for (var entry : template.units().entrySet()) {
                    var value = given.path(entry.getKey());
                    var column = columns.get(entry.getKey());
                    if (column != null && !value.isMissingNode()) {
                        column[node] = number(file, entry.getKey(), value, entry.getValue());
                    }
                }
            }
        }
        var parameters = new LinkedHashMap<String, CellValues>();
        for (var parameter : model.parameters()) {
            var values = columns.getOrDefault(parameter.name(), new double[0]);
            var unit = Units.parse(parameter.unit().name());
            boolean same = IntStream.range(0, values.length).allMatch(i -> values[i] == values[0]);
            var shown = Samples.generate(
                    values.length, i -> values[i] / Quantity.of(1, unit).inBase());
            parameters.put(
                    parameter.name(),
                    same
                            ? new CellValues.Constant(Quantity.of(shown.get(0), unit))
                            : new CellValues.Listed(shown, unit));
        }
        return new Population(name, model, nodes.size(), parameters, Map.of(), positions(), Map.of());
    }

    private double number(String file, String field, JsonNode value, String unit) {
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw new RecordingFormatException(file, field, "%s is no number".formatted(value), "write a number");
        }
        return Quantity.of(value.asDouble(), unit).inBase();
    }

    /// Places in µm, where all nodes have them.
    private Optional<Positions> positions() {
        var nodes = nodes();
        boolean all = IntStream.range(0, nodes.size())
                .allMatch(node -> List.of("x", "y", "z").stream()
                        .allMatch(axis -> nodes.attribute(node, axis).isPresent()));
        if (!all) {
            return Optional.empty();
        }
        return Optional.of(new Positions.Listed(
                Samples.generate(nodes.size(), node -> nodes.number(node, "x")),
                Samples.generate(nodes.size(), node -> nodes.number(node, "y")),
                Samples.generate(nodes.size(), node -> nodes.number(node, "z")),
                Units.UM));
    }

    private SonataNodes nodes() {
        return network.population(name);
    }

    private RecordingFormatException wrong(String problem, String fix) {
        return new RecordingFormatException(
                network.config().toString(), "population '%s'".formatted(name), problem, fix);
    }
}
