package synfire.equations.units;

/// A rational exponent in lowest terms, such as the 1/2 in `mV/ms**(1/2)`.
///
/// @param numerator carries the sign
/// @param denominator at least 1
public record Exponent(int numerator, int denominator) implements Comparable<Exponent> {

    public static final Exponent ZERO = new Exponent(0, 1);
    public static final Exponent ONE = new Exponent(1, 1);

    /// Largest denominator that [#nearest(double)] recognises.
    private static final int LARGEST_DENOMINATOR = 64;

    public Exponent {
        if (denominator == 0) {
            throw new IllegalArgumentException("exponent %d/0 has no value".formatted(numerator));
        }
        int divisor = greatestCommonDivisor(numerator, denominator) * Integer.signum(denominator);
        numerator /= divisor;
        denominator /= divisor;
    }

    public static Exponent of(int value) {
        return new Exponent(value, 1);
    }

    /// The fraction of small denominator that equals `value` up to rounding.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Exponent nearest(double value) {
        for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
            double numerator = value * denominator;
            // 1e-9: far above rounding of a decimal literal, far below the distance of two such fractions
            if (Math.abs(numerator) < 1e6 && Math.abs(numerator - Math.rint(numerator)) < 1e-9) {
                return new Exponent((int) Math.rint(numerator), denominator);
            }
        }
        throw new IllegalArgumentException(
                "%s is not a fraction with a denominator up to %d".formatted(value, LARGEST_DENOMINATOR));
    }

    public Exponent plus(Exponent other) {
        return new Exponent(
                Math.addExact(
                        Math.multiplyExact(numerator, other.denominator),
                        Math.multiplyExact(other.numerator, denominator)),
                Math.multiplyExact(denominator, other.denominator));
    }

    public Exponent times(Exponent other) {
        return new Exponent(
                Math.multiplyExact(numerator, other.numerator), Math.multiplyExact(denominator, other.denominator));
    }

    public Exponent negated() {
        return new Exponent(-numerator, denominator);
    }

    public double value() {
        return (double) numerator / denominator;
    }

    public boolean isZero() {
        return numerator == 0;
    }

    @Override
    public int compareTo(Exponent other) {
        return Long.compare((long) numerator * other.denominator, (long) other.numerator * denominator);
    }

    /// As written after `**`: `2`, `-1`, `(1/2)`.
    @Override
    public String toString() {
        return denominator == 1 ? Integer.toString(numerator) : "(" + numerator + "/" + denominator + ")";
    }

    private static int greatestCommonDivisor(int a, int b) {
        int x = Math.abs(a);
        int y = Math.abs(b);
        while (y != 0) {
            int rest = x % y;
            x = y;
            y = rest;
        }
        return Math.max(x, 1);
    }
}
