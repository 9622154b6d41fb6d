package synfire.cli.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import synfire.cli.study.ModelReference;
import synfire.cli.study.StudyException;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.learn.train.circuit.Architecture;
import synfire.learn.train.circuit.Circuit;
import synfire.learn.train.circuit.Layer;
import synfire.learn.train.circuit.Mixture;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;

/// Reads the table `[network]` of a training study: a circuit of excitatory and inhibitory cells, or, where
/// it lists populations, a mixture of any cells.
final class ArchitectureReader {

    private final Path path;
    private final Path folder;
    private final TrainFile.NetworkTable network;
    private final TrainFile.SpreadTable spread;

    ArchitectureReader(Path path, TrainFile.NetworkTable network) {
        this.path = path;
        this.folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
        this.network = network;
        this.spread = or(network.spread(), TrainFile.SpreadTable.EMPTY);
    }

    Architecture architecture() throws IOException {
        var populations = network.population();
        if (populations == null) {
            refuse(
                    "network",
                    "a network of excitatory and inhibitory cells; list populations for one of any cells",
                    given("recurrent", network.recurrent()),
                    given("self", network.self()),
                    given("read", network.read()));
            refuse(
                    "network.spread",
                    "a network of excitatory and inhibitory cells, where there is excitatory and inhibitory",
                    given("recurrent", spread.recurrent()));
            return circuit();
        }
        refuse(
                "network",
                "a list of populations; each population has its own",
                given("cells", network.cells()),
                given("inhibitory_cells", network.inhibitoryCells()),
                given("variables", network.variables()),
                given("excitatory", network.excitatory()),
                given("inhibitory", network.inhibitory()),
                given("mask", network.mask()),
                given("probability", network.probability()),
                given("sigma", network.sigma()),
                given("mask_file", network.maskFile()),
                given("areas", network.areas()),
                given("input_share", network.inputShare()),
                given("set", network.set()));
        refuse(
                "network.spread",
                "a list of populations, where there is recurrent",
                given("excitatory", spread.excitatory()),
                given("inhibitory", spread.inhibitory()));
        return mixture(populations);
    }

    private Circuit circuit() throws IOException {
        var standard = Circuit.Spread.STANDARD;
        var values = values("network.set", network.set());
        var reference = or(network.cells(), "gif-network");
        if (reference.equals("gif-network")) {
            values.putIfAbsent("tau_a", range("500 ms", "1500 ms"));
        }
        var inhibitory = or(network.inhibitoryCells(), reference);
        var variables = or(network.variables(), TrainFile.VariablesTable.EMPTY);
        var known = Circuit.Variables.STANDARD;
        return new Circuit(
                ModelReference.named(path, "network.cells", reference),
                ModelReference.named(
                        path,
                        network.inhibitoryCells() == null ? "network.cells" : "network.inhibitory_cells",
                        inhibitory),
                graded(variables),
                values,
                positive("network.excitatory", or(network.excitatory(), 160)),
                positive("network.inhibitory", or(network.inhibitory(), 40)),
                new Circuit.Variables(
                        or(variables.excitation(), known.excitation()),
                        or(variables.inhibition(), known.inhibition()),
                        known.readout()),
                readout(),
                at("network.mask", () -> new MaskReader(folder).read(network.wiring())),
                new Circuit.Spread(
                        or(spread.input(), standard.input()),
                        or(spread.excitatory(), standard.excitatory()),
                        or(spread.inhibitory(), standard.inhibitory()),
                        or(spread.readout(), standard.readout())),
                or(network.inputShare(), 1.0));
    }

    private Optional<Circuit.Graded> graded(TrainFile.VariablesTable variables) {
        var sent = variables.sent();
        var into = variables.into();
        if ((sent == null) != (into == null)) {
            throw new StudyException(
                    path,
                    "network.variables",
                    "has one of sent and into; what is sent is added to something, so give both or none");
        }
        if (sent == null || into == null) {
            if (variables.toReadout() != null) {
                throw new StudyException(
                        path,
                        "network.variables.to_readout",
                        "says whether the readout gets what is sent, and nothing is; give sent and into, or leave it out");
            }
            return Optional.empty();
        }
        return Optional.of(new Circuit.Graded(sent, into, or(variables.toReadout(), false)));
    }

    private Mixture mixture(List<TrainFile.PopulationTable> populations) throws IOException {
        var names = new ArrayList<String>();
        for (var each : populations) {
            names.add(required("name", each.name()));
        }
        var from = new ArrayList<>(List.of("input"));
        if (or(network.recurrent(), true)) {
            from.addAll(names);
        }
        var layers = new ArrayList<Layer>();
        for (var each : populations) {
            var name = required("name", each.name());
            var key = "network.population." + name;
            var model = ModelReference.named(path, key + ".cells", required(name + ".cells", each.cells()));
            var values = values(key + ".set", each.set());
            int size = positive(key + ".size", or(each.size(), 100));
            layers.add(at(
                    key,
                    () -> new Layer(
                            name,
                            model,
                            values,
                            size,
                            or(each.into(), List.of("V")),
                            or(each.from(), from),
                            or(each.delays(), List.of("0 ms")).stream()
                                    .map(Quantity::parse)
                                    .toList(),
                            Optional.ofNullable(each.sends()))));
        }
        var standard = Mixture.Spread.STANDARD;
        var readout = readout();
        return at(
                "network",
                () -> new Mixture(
                        layers,
                        or(network.self(), true),
                        readout,
                        or(network.read(), names),
                        Circuit.Variables.STANDARD.readout(),
                        new Mixture.Spread(
                                or(spread.input(), standard.input()),
                                or(spread.recurrent(), standard.recurrent()),
                                or(spread.readout(), standard.readout()))));
    }

    private Model readout() throws IOException {
        var model = ModelReference.named(path, "network.readout", or(network.readout(), "readout"));
        var set = new LinkedHashMap<String, Quantity>();
        or(network.readoutSet(), Map.<String, JsonNode>of())
                .forEach((name, node) ->
                        set.put(name, at("network.readout_set." + name, () -> Quantity.parse(node.asText()))));
        return at("network.readout_set", () -> model.withDefaults(set));
    }

    private Map<String, CellValues> values(String key, @Nullable Map<String, JsonNode> set) {
        var values = new LinkedHashMap<String, CellValues>();
        or(set, Map.<String, JsonNode>of())
                .forEach((name, node) -> values.put(name, at(key + "." + name, () -> values(node))));
        return values;
    }

    private static CellValues values(JsonNode node) {
        if (node.isTextual() || node.isNumber()) {
            return new CellValues.Constant(Quantity.parse(node.asText()));
        }
        if (node.isArray() && node.size() == 2) {
            return range(node.get(0).asText(), node.get(1).asText());
        }
        throw new IllegalArgumentException(
                "%s is neither a value nor two ends of a range; write \"10 ms\" or [\"5 ms\", \"15 ms\"]"
                        .formatted(node));
    }

    private static CellValues range(String low, String high) {
        return CellValues.of(new Distribution.Uniform(Quantity.parse(low), Quantity.parse(high)));
    }

    private record Given(String key, boolean present) {}

    private static Given given(String key, @Nullable Object value) {
        return new Given(key, value != null);
    }

    /// Keys that another kind of network has.
    private void refuse(String table, String where, Given... keys) {
        for (var key : keys) {
            if (key.present()) {
                throw new StudyException(path, table + "." + key.key(), "has no meaning in " + where);
            }
        }
    }

    private String required(String key, @Nullable String value) {
        if (value == null) {
            throw new StudyException(path, "network.population." + key, "is missing; every population has one");
        }
        return value;
    }

    private int positive(String key, int value) {
        if (value < 1) {
            throw new StudyException(path, key, "is %d; give at least 1".formatted(value));
        }
        return value;
    }

    private <T> T at(String key, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StudyException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new StudyException(path, key, String.valueOf(e.getMessage()));
        }
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
