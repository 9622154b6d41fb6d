package synfire.network.text;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What types of records are called in texts and files: `FixedProbability` is `fixed_probability`.
public final class RecordTypes {

    private RecordTypes() {}

    public static String name(Class<?> record) {
        return record.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /// The records that a class or sealed interface allows, by name.
    public static Map<String, Class<?>> names(Class<?> type) {
        var names = new LinkedHashMap<String, Class<?>>();
        if (type.isRecord()) {
            names.put(name(type), type);
        } else if (type.isSealed()) {
            for (var one : Objects.requireNonNull(type.getPermittedSubclasses())) {
                names.putAll(names(one));
            }
        }
        return names;
    }

    /// The names of a record's components, joined by commas.
    public static String components(Class<?> record) {
        return String.join(
                ", ",
                Arrays.stream(record.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    /// A record of these components, in order.
    ///
    /// @throws IllegalArgumentException what the record throws
    public static Object built(Class<?> record, List<?> arguments) {
        try {
            var types = Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return record.getConstructor(types).newInstance(arguments.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IllegalArgumentException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
