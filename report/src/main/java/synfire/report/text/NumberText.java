package synfire.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as text. A point for decimals, no grouping, no locale.
public final class NumberText {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int ERROR_DIGITS = 2;
    private static final int MOST_PLAIN_DIGITS = 6;

    private NumberText() {}

    /// `value` with at most `decimals` places and no trailing zeros, as short as SVG and JSON allow: `12.5`, `0.03`,
    /// `-4`.
    public static String shortest(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "0";
        }
        return trimmed(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN));
    }

    /// `value` with exactly `decimals` places; `NaN`, `inf` and `-inf` by name.
    public static String fixed(double value, int decimals) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .toPlainString()
                : special(value);
    }

    /// `value` with `digits` significant digits: plain from 0.0001 to a million, otherwise with a power of ten
    /// (`1.5e-8`).
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return "0";
        }
        var rounded = BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = exponent(rounded);
        if (exponent >= -4 && exponent < MOST_PLAIN_DIGITS) {
            int decimals = Math.max(0, digits - 1 - exponent);
            return rounded.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        }
        return trimmed(rounded.movePointLeft(exponent)) + "e" + exponent;
    }

    /// `value` to the place where its standard error has two digits: value 0.12345, error 0.0056 give `0.1234`.
    public static String toErrorPlace(double value, double standardError) {
        if (!Double.isFinite(value) || !Double.isFinite(standardError) || !(standardError > 0)) {
            return significant(value, 5);
        }
        int decimals = ERROR_DIGITS - 1 - exponent(BigDecimal.valueOf(standardError));
        if (decimals > 8 || decimals < -4) {
            int digits =
                    Math.clamp((value == 0 ? 0 : exponent(BigDecimal.valueOf(value))) + (long) decimals + 1, 1, 15);
            return significant(value, digits);
        }
        return BigDecimal.valueOf(value)
                .setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /// `mantissa · 10^exponent` as on an axis, with a real minus sign: `−0.25`, `1500`, `2×10⁻⁷`.
    public static String tick(long mantissa, int exponent) {
        if (mantissa == 0) {
            return "0";
        }
        var value = BigDecimal.valueOf(mantissa, -exponent);
        int size = exponent(value);
        var text = size >= MOST_PLAIN_DIGITS || size < -4
                ? trimmed(value.movePointLeft(size)) + "×" + power(size)
                : value.toPlainString();
        return text.replace('-', '−');
    }

    /// `10⁻³`.
    public static String power(int exponent) {
        var text = new StringBuilder("10");
        Integer.toString(exponent)
                .chars()
                .forEach(digit -> text.append(digit == '-' ? '⁻' : SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String trimmed(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        var stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped).toPlainString();
    }
}
