package synfire.equations.check;

/// How a name is made known, in words that fit where the text came from.
///
/// @param declare with one `%s` for the name
/// @param declareTimedArray with one `%s` for the name
public record Advice(String declare, String declareTimedArray) {

    public static final Advice MODEL_FILE = new Advice(
            "declare it, for example under parameters: %s = VALUE UNIT", "declare it under inputs: %s : UNIT");

    public static final Advice EQUATIONS = new Advice(
            "give its value in the constants: \"%s\", Quantity.of(VALUE, UNIT)", "declare it: .input(\"%s\", UNIT)");
}
