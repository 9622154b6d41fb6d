package synfire.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.description.Cells;
import synfire.network.description.Course;
import synfire.network.description.Synapse;
import synfire.network.text.RecordTypes;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.values.Formula;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Indices;
import synfire.network.wiring.Mask;

/// What is written often has a form of its own: `"20 ms"`, a formula, a list, a file, a distribution.
///
/// @param values reads what is inside
/// @param cells the cells that names stand for
/// @param models the models that names stand for
record ShortForms(ValueReader values, ArrayValues arrays, CellNames cells, Function<String, Model> models) {

    static final Quantity ZERO = Quantity.of(0);

    /// @return null if the type has no short form, or the value is not written in it
    @Nullable
    Object read(JsonNode node, Class<?> type, List<String> path) {
        if (type == Samples.class) {
            return numbers(node).values();
        }
        if (type == Indices.class) {
            return indices(numbers(node));
        }
        if (type == SpikeTrain.class) {
            return train(numbers(node));
        }
        if (type == Cells.class && node.isTextual()) {
            return cells.read(node.asText());
        }
        if (type == Model.class && node.isTextual()) {
            return models.apply(node.asText());
        }
        if (type == CellValues.class) {
            return cellValues(node, path);
        }
        if (type == SynapseValues.class) {
            return synapseValues(node, path);
        }
        if (type == Course.class) {
            return course(node, path);
        }
        if (type == Delay.class) {
            return delay(node, path);
        }
        if (type == Synapse.class && node.isTextual()) {
            return Synapse.addTo(node.asText());
        }
        return type == Mask.class ? mask(node) : null;
    }

    private ArrayValues.Values numbers(JsonNode node) {
        var found = arrays.read(node);
        if (found == null) {
            throw Plain.wrong(node, "a list of numbers, or { file = \"...\" }");
        }
        return found;
    }

    static Indices indices(ArrayValues.Values given) {
        return Indices.of(given.values().stream()
                .mapToInt(x -> {
                    if (x != Math.rint(x) || Math.abs(x) > Integer.MAX_VALUE) {
                        throw new IllegalArgumentException("has %s among whole numbers; correct it".formatted(x));
                    }
                    return (int) x;
                })
                .toArray());
    }

    /// Times without a unit are in ms.
    private static SpikeTrain train(ArrayValues.Values given) {
        var times = given.values()
                .map(t ->
                        given.unit().isOne() ? t : Quantity.of(t, given.unit()).inBase());
        double last = times.stream().max().orElse(0);
        return SpikeTrain.of(times.toArray(), 0, last);
    }

    private @Nullable Object cellValues(JsonNode node, List<String> path) {
        var array = arrays.read(node);
        if (array != null) {
            if (array.shape().size() != 1) {
                throw new IllegalArgumentException("has the shape %s; give one row".formatted(array.shape()));
            }
            return new CellValues.Listed(array.values(), array.unit());
        }
        if (node.isNumber() || node.isTextual()) {
            var quantity = quantity(node);
            return quantity != null
                    ? new CellValues.Constant(quantity)
                    : new CellValues.Computed(new Formula(node.asText()));
        }
        return isDistribution(node) ? new CellValues.Drawn(values.read(node, Distribution.class, path)) : null;
    }

    private @Nullable Object synapseValues(JsonNode node, List<String> path) {
        var array = arrays.read(node);
        if (array != null) {
            return array.shape().size() == 2
                    ? new SynapseValues.Matrix(
                            array.shape().get(0), array.shape().get(1), array.values(), array.unit())
                    : new SynapseValues.Listed(array.values(), array.unit());
        }
        if (node.isNumber() || node.isTextual()) {
            var quantity = quantity(node);
            return quantity != null
                    ? new SynapseValues.Constant(quantity)
                    : new SynapseValues.Computed(new Formula(node.asText()));
        }
        return isDistribution(node) ? new SynapseValues.Drawn(values.read(node, Distribution.class, path)) : null;
    }

    private @Nullable Object course(JsonNode node, List<String> path) {
        boolean constant = node.isNumber() || node.isTextual() || node.isArray() || isDistribution(node);
        return constant || node.has("file") || node.has("values")
                ? new Course.Constant(values.read(node, CellValues.class, path))
                : null;
    }

    private @Nullable Object delay(JsonNode node, List<String> path) {
        if (node.isTextual() && node.asText().equals("none")) {
            return Delay.none();
        }
        boolean named = node.isObject()
                && node.size() == 1
                && Arrays.asList("immediate", "steps", "real")
                        .contains(node.fieldNames().next());
        return named ? null : new Delay.Steps(values.read(node, SynapseValues.class, path));
    }

    private @Nullable Object mask(JsonNode node) {
        if (node.isTextual()) {
            return new Mask.Computed(new Formula(node.asText()));
        }
        var array = arrays.read(node);
        if (array == null) {
            return null;
        }
        if (array.shape().size() != 2) {
            throw new IllegalArgumentException("has the shape %s; give a row per source".formatted(array.shape()));
        }
        return new Mask.Matrix(array.shape().get(0), array.shape().get(1), array.values());
    }

    private static @Nullable Quantity quantity(JsonNode node) {
        if (node.isNumber()) {
            return Quantity.of(node.doubleValue());
        }
        var text = node.asText().strip();
        // a number and a unit is a quantity, or a wrong one; anything else is a formula
        if (text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?\\s*([A-Za-zµμΩ%][^-+()]*)?")) {
            return Quantity.parse(text);
        }
        return null;
    }

    private static boolean isDistribution(JsonNode node) {
        return node.isObject()
                && node.size() == 1
                && RecordTypes.names(Distribution.class)
                        .containsKey(node.fieldNames().next());
    }
}
