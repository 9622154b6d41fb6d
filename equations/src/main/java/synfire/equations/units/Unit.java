package synfire.equations.units;

import java.math.BigDecimal;

/// A unit of measurement.
///
/// @param name as written, for example `nS/cm**2`; parses back with [Units#parse(String)]
/// @param dimension what it measures
/// @param inBase its size in the coherent base units (ms, mV, pA, µm, mM, K): 1000 for `V`, 0.001 for `us`
public record Unit(String name, Dimension dimension, double inBase) {

    public Unit {
        if (!(inBase > 0) || Double.isInfinite(inBase)) {
            throw new IllegalArgumentException(
                    "unit '%s' has size %s in base units; a size is positive and finite".formatted(name, inBase));
        }
        inBase = snappedToPowerOfTen(inBase);
    }

    /// The coherent base unit of a dimension, named as [Dimension#toString()] writes it.
    public static Unit base(Dimension dimension) {
        return new Unit(dimension.toString(), dimension, 1);
    }

    public Unit times(Unit other) {
        return new Unit(
                isOne() ? other.name : other.isOne() ? name : name + "*" + other.name,
                dimension.times(other.dimension),
                inBase * other.inBase);
    }

    public Unit dividedBy(Unit other) {
        if (other.isOne()) {
            return this;
        }
        var under = other.name.matches(".*[*/].*") && !other.name.matches("[^*/]*\\*\\*-?\\d+")
                ? "(" + other.name + ")"
                : other.name;
        return new Unit(name + "/" + under, dimension.dividedBy(other.dimension), inBase / other.inBase);
    }

    public Unit power(Exponent exponent) {
        var base = name.matches(".*[*/].*") ? "(" + name + ")" : name;
        return new Unit(
                exponent.equals(Exponent.ONE) || isOne() ? name : base + "**" + exponent,
                dimension.power(exponent),
                Math.pow(inBase, exponent.value()));
    }

    /// The same size and dimension under another name.
    public Unit named(String newName) {
        return new Unit(newName, dimension, inBase);
    }

    /// Whether both name the same size of the same dimension, as `mV` and `mvolt` do.
    public boolean equivalentTo(Unit other) {
        return dimension.equals(other.dimension) && inBase == other.inBase;
    }

    /// Whether this is the plain number 1.
    public boolean isOne() {
        return dimension.isNone() && inBase == 1;
    }

    @Override
    public String toString() {
        return name;
    }

    /// Every SI unit is a power of ten in base units; a product of two rounded ones is put back on it.
    private static double snappedToPowerOfTen(double size) {
        double exponent = Math.rint(Math.log10(size));
        double power = new BigDecimal("1e" + (int) exponent).doubleValue();
        return Math.abs(size - power) <= 1e-12 * power ? power : size;
    }
}
