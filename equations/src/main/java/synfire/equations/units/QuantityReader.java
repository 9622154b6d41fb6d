package synfire.equations.units;

import java.util.regex.Pattern;

/// Reads a number followed by a unit.
final class QuantityReader {

    private static final Pattern SHAPE = Pattern.compile(
            "\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|[+-]?inf)\\s*(.*?)\\s*", Pattern.DOTALL);

    private static final double ZERO_CELSIUS = 273.15;

    private QuantityReader() {}

    static Quantity read(String text) {
        var match = SHAPE.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a quantity; write a number and a unit, for example '5 ms'".formatted(text));
        }
        double value = number(match.group(1));
        var unit = match.group(2);
        if (unit.equals("degC") || unit.equals("°C")) {
            return new Quantity(value + ZERO_CELSIUS, Units.K);
        }
        if (unit.isEmpty()) {
            return new Quantity(value, Units.ONE);
        }
        if (unit.startsWith("**")) {
            throw new IllegalArgumentException("'%s' is a power of a number; write the number itself".formatted(text));
        }
        if (unit.startsWith("/")) {
            return new Quantity(value, Units.parse("1" + unit));
        }
        return new Quantity(value, Units.parse(unit.startsWith("*") ? unit.substring(1) : unit));
    }

    private static double number(String text) {
        if (text.endsWith("inf")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }
}
