package synfire.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import synfire.equations.Model;
import synfire.equations.syntax.Spelling;
import synfire.network.text.RecordTypes;

/// Values of a file as the records of a network, by the names that the network's text gives them.
///
/// A record of one component is `{ add_to = "ge" }`, of several `{ fixed_probability = { probability = 0.02 }
/// }`, of none `"one_to_one"`. So what is added to a network as a record can be written in a file without a
/// change here. What people write often has a shorter form, which [ShortForms] reads.
final class ValueReader {

    /// What a component is when it is not given.
    private static final Map<String, Object> USUAL = Map.of(
            "autapses", true, "multapses", false, "every", 1, "layers", 1, "phase", 0.0, "offset", ShortForms.ZERO);

    private final FileProblems problems;
    private final ShortForms shortForms;

    ValueReader(FileProblems problems, ArrayValues arrays, CellNames cells, Function<String, Model> models) {
        this.problems = problems;
        this.shortForms = new ShortForms(this, arrays, cells, models);
    }

    <T> T read(JsonNode node, Class<T> type, List<String> path) {
        return type.cast(value(node, type, path));
    }

    /// Does some reading; what goes wrong is told with the path.
    <T> T telling(List<String> path, Supplier<T> work) {
        try {
            return work.get();
        } catch (Unreadable e) {
            throw e;
        } catch (IllegalArgumentException e) {
            problems.add(path, String.valueOf(e.getMessage()).strip());
            throw new Unreadable();
        }
    }

    Object value(JsonNode node, Type type, List<String> path) {
        if (type instanceof ParameterizedType generic) {
            return telling(path, () -> generic(node, generic, path));
        }
        var raw = (Class<?>) type;
        return telling(path, () -> {
            var leaf = Plain.read(node, raw);
            if (leaf != null) {
                return leaf;
            }
            var common = shortForms.read(node, raw, path);
            if (common != null) {
                return common;
            }
            if (raw.isRecord()) {
                return record(node, raw, path);
            }
            return chosen(node, raw, path);
        });
    }

    private Object generic(JsonNode node, ParameterizedType type, List<String> path) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.of(value(node, arguments[0], path));
        }
        if (type.getRawType() == List.class) {
            var items = new ArrayList<Object>();
            if (!node.isArray()) {
                throw new IllegalArgumentException("is %s; write a list [a, b]".formatted(TomlTable.kind(node)));
            }
            for (int i = 0; i < node.size(); i++) {
                items.add(value(node.get(i), arguments[0], longer(path, Integer.toString(i))));
            }
            return List.copyOf(items);
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException(
                    "is %s; write a table of names and values".formatted(TomlTable.kind(node)));
        }
        var map = new LinkedHashMap<String, Object>();
        var failed = new ArrayList<String>();
        node.properties().forEach(entry -> {
            try {
                map.put(entry.getKey(), value(entry.getValue(), arguments[1], longer(path, entry.getKey())));
            } catch (Unreadable _) {
                failed.add(entry.getKey()); // told; the others are read too
            }
        });
        if (!failed.isEmpty()) {
            throw new Unreadable();
        }
        return map;
    }

    /// One of the records of a sealed interface: its name alone, or a table with its name as only key.
    private Object chosen(JsonNode node, Class<?> type, List<String> path) {
        var names = RecordTypes.names(type);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("cannot be written in a file");
        }
        if (node.isTextual()) {
            return create(named(node.asText(), names), Map.of(), path);
        }
        if (node.isObject() && node.size() == 1) {
            var entry = node.properties().iterator().next();
            var record = named(entry.getKey(), names);
            return record(entry.getValue(), record, longer(path, entry.getKey()));
        }
        throw new IllegalArgumentException("is %s; write { NAME = … } with one of the names %s"
                .formatted(TomlTable.kind(node), String.join(", ", names.keySet())));
    }

    static Class<?> named(String name, Map<String, Class<?>> names) {
        var found = names.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no '%s'; %s"
                    .formatted(
                            name,
                            Spelling.nearest(name, names.keySet())
                                    .map("did you mean '%s'?"::formatted)
                                    .orElseGet(() -> "there are " + String.join(", ", names.keySet()))));
        }
        return found;
    }

    /// A record of a table of its components, or of the value of its only one.
    Object record(JsonNode node, Class<?> record, List<String> path) {
        var components = record.getRecordComponents();
        boolean alone = components.length == 1 && !(node.isObject() && node.has(components[0].getName()));
        if (alone) {
            return RecordTypes.built(record, List.of(value(node, components[0].getGenericType(), path)));
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException(
                    "is %s; write a table with %s".formatted(TomlTable.kind(node), RecordTypes.components(record)));
        }
        var given = new LinkedHashMap<String, JsonNode>();
        node.properties().forEach(entry -> given.put(entry.getKey(), entry.getValue()));
        return create(record, given, path);
    }

    Object create(Class<?> record, Map<String, JsonNode> given, List<String> path) {
        boolean failed = false;
        var components = record.getRecordComponents();
        var names = Arrays.stream(components).map(RecordComponent::getName).toList();
        for (var key : given.keySet()) {
            if (!names.contains(key)) {
                failed = true;
                problems.addPlain(
                        longer(path, key),
                        "unknown key '%s'; %s"
                                .formatted(
                                        String.join(".", longer(path, key)),
                                        Spelling.nearest(key, names)
                                                .map("did you mean '%s'?"::formatted)
                                                .orElseGet(() -> "known keys there are " + String.join(", ", names))));
            }
        }
        var arguments = new ArrayList<Object>();
        for (var component : components) {
            var node = given.get(component.getName());
            try {
                arguments.add(
                        node == null
                                ? absent(component, path)
                                : value(node, component.getGenericType(), longer(path, component.getName())));
            } catch (Unreadable _) {
                failed = true; // told; the others are read too
            }
        }
        if (failed) {
            throw new Unreadable();
        }
        return RecordTypes.built(record, arguments);
    }

    private Object absent(RecordComponent component, List<String> path) {
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        if (component.getType() == Map.class) {
            return Map.of();
        }
        var usual = USUAL.get(component.getName());
        if (usual != null && isFor(usual, component.getType())) {
            return usual;
        }
        problems.add(path, "has no '%s'; add it".formatted(component.getName()));
        throw new Unreadable();
    }

    private static boolean isFor(Object usual, Class<?> type) {
        return switch (usual) {
            case Boolean _ -> type == boolean.class;
            case Integer _ -> type == int.class;
            case Double _ -> type == double.class;
            default -> false;
        };
    }

    static List<String> longer(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
