package synfire.network.text;

import java.util.LinkedHashMap;
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
}
