package synfire.equations.units;

/// How a number is written in the language.
public final class Numbers {

    private Numbers() {}

    /// The shortest text that reads back as the same number: `20`, `0.1`, `1e-9`, `inf`.
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return value == 0 && 1 / value < 0 ? "-0.0" : Long.toString((long) value);
        }
        var text = Double.toString(value);
        int exponent = text.indexOf('E');
        if (exponent < 0) {
            return text;
        }
        var mantissa = text.substring(0, exponent);
        return (mantissa.endsWith(".0") ? mantissa.substring(0, mantissa.length() - 2) : mantissa)
                + "e"
                + text.substring(exponent + 1);
    }
}
