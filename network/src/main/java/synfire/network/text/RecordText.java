package synfire.network.text;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import synfire.equations.syntax.Spelling;

/// Records as terms, and back: a record's name and components are those of its term.
///
/// A record that is added to a sealed interface can be written and read without a change here.
final class RecordText {

    private final Leaves leaves;

    RecordText(Leaves leaves) {
        this.leaves = leaves;
    }

    Term write(Object value) {
        var leaf = leaves.write(value);
        if (leaf.isPresent()) {
            return leaf.get();
        }
        return switch (value) {
            case List<?> list ->
                new Term.Sequence(list.stream().map(this::write).toList());
            case Map<?, ?> map -> {
                var items = new LinkedHashMap<String, Term>();
                map.forEach((name, item) -> items.put((String) name, write(item)));
                yield new Term.Entries(items);
            }
            case Optional<?> optional -> write(optional.orElseThrow());
            case Record item -> {
                var named = components(item, "");
                yield item.getClass().getRecordComponents().length == 1
                        ? new Term.Call(RecordTypes.name(item.getClass()), List.copyOf(named.values()), Map.of())
                        : new Term.Call(RecordTypes.name(item.getClass()), List.of(), named);
            }
            default -> throw new IllegalStateException("no text for " + value.getClass());
        };
    }

    /// The components of a record that are given, by name.
    ///
    /// @param without a component that is left out
    Map<String, Term> components(Record item, String without) {
        var named = new LinkedHashMap<String, Term>();
        for (var component : item.getClass().getRecordComponents()) {
            var value = value(item, component);
            if (!component.getName().equals(without) && !isAbsent(value)) {
                named.put(component.getName(), write(value));
            }
        }
        return named;
    }

    /// @param what is read, for messages
    Object read(Term term, Type type, String what) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return Optional.of(read(term, arguments[0], what));
            }
            if (generic.getRawType() == List.class && term instanceof Term.Sequence(var items)) {
                return items.stream()
                        .map(item -> read(item, arguments[0], what))
                        .toList();
            }
            if (generic.getRawType() == Map.class && term instanceof Term.Entries(var items)) {
                var map = new LinkedHashMap<String, Object>();
                items.forEach((name, item) -> map.put(name, read(item, arguments[1], what + " '" + name + "'")));
                return map;
            }
            throw leaves.notA(what, term, generic.getRawType() == List.class ? "[a, list]" : "{names: values}");
        }
        var raw = (Class<?>) type;
        var leaf = leaves.read(term, raw, what);
        if (leaf.isPresent()) {
            return leaf.get();
        }
        if (!(term instanceof Term.Call(var name, var alone, var named))) {
            throw leaves.notA(
                    what, term, String.join(", ", RecordTypes.names(raw).keySet()) + ", with arguments in brackets");
        }
        var record = record(name, raw, what);
        var given = new LinkedHashMap<>(named);
        if (alone.size() == 1 && record.getRecordComponents().length == 1) {
            given.put(record.getRecordComponents()[0].getName(), alone.getFirst());
        } else if (!alone.isEmpty()) {
            throw new IllegalArgumentException("%s: '%s' stands without a name; write NAME=VALUE, with the names %s"
                    .formatted(what, alone.getFirst().text(), RecordTypes.components(record)));
        }
        return create(record, given, "%s: %s".formatted(what, name));
    }

    /// The record of a type name among those that a class or sealed interface allows.
    Class<?> record(String name, Class<?> type, String what) {
        var types = RecordTypes.names(type);
        var record = types.get(name);
        if (record == null) {
            throw new IllegalArgumentException("%s: there is no '%s'; %s"
                    .formatted(
                            what,
                            name,
                            Spelling.nearest(name, types.keySet())
                                    .map("did you mean '%s'?"::formatted)
                                    .orElseGet(() -> "there are: " + String.join(", ", types.keySet()))));
        }
        return record;
    }

    Object create(Class<?> record, Map<String, Term> given, String what) {
        var components = record.getRecordComponents();
        for (var name : given.keySet()) {
            if (Arrays.stream(components).noneMatch(c -> c.getName().equals(name))) {
                throw new IllegalArgumentException(
                        "%s has no '%s'; its names are: %s".formatted(what, name, RecordTypes.components(record)));
            }
        }
        var arguments = new ArrayList<Object>();
        for (var component : components) {
            var term = given.get(component.getName());
            arguments.add(
                    term == null
                            ? absent(component, what)
                            : read(term, component.getGenericType(), "%s: %s".formatted(what, component.getName())));
        }
        return RecordTypes.built(record, arguments);
    }

    private static boolean isAbsent(Object value) {
        return (value instanceof Optional<?> optional && optional.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static Object absent(RecordComponent component, String what) {
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        if (component.getType() == Map.class) {
            return Map.of();
        }
        throw new IllegalArgumentException("%s has no '%s'; add it".formatted(what, component.getName()));
    }

    private static Object value(Record item, RecordComponent component) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(item));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
