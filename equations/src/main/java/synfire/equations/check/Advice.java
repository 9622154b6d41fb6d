package synfire.equations.check;

import java.util.Set;

/// How a name is made known, in words that fit where the text came from.
///
/// @param declare with one `%s` for the name
/// @param declareTimedArray with one `%s` for the name
/// @param otherNames names that could have been meant, though nothing here uses them
public record Advice(String declare, String declareTimedArray, Set<String> otherNames) {

    public static final Advice MODEL_FILE = new Advice(
            "declare it, for example under parameters: %s = VALUE UNIT",
            "declare it under inputs: %s : UNIT", Set.of());

    public static final Advice EQUATIONS = new Advice(
            "give its value in the constants: \"%s\", Quantity.of(VALUE, UNIT)",
            "declare it: .input(\"%s\", UNIT)", Set.of());

    public Advice {
        otherNames = Set.copyOf(otherNames);
    }

    public Advice withOtherNames(Set<String> names) {
        return new Advice(declare, declareTimedArray, names);
    }
}
