package synfire.equations.units;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What a quantity measures: seven rational exponents over the SI base dimensions.
///
/// @param exponents of length, mass, time, electric current, temperature, amount, luminous intensity, in this order
public record Dimension(List<Exponent> exponents) {

    public static final Dimension NONE = new Dimension(Collections.nCopies(7, Exponent.ZERO));
    public static final Dimension LENGTH = base(0);
    public static final Dimension MASS = base(1);
    public static final Dimension TIME = base(2);
    public static final Dimension CURRENT = base(3);
    public static final Dimension TEMPERATURE = base(4);
    public static final Dimension AMOUNT = base(5);
    public static final Dimension LUMINOSITY = base(6);

    public static final Dimension FREQUENCY = TIME.power(-1);
    public static final Dimension CHARGE = CURRENT.times(TIME);
    public static final Dimension ENERGY = MASS.times(LENGTH.power(2)).times(TIME.power(-2));
    public static final Dimension VOLTAGE = ENERGY.dividedBy(CHARGE);
    public static final Dimension CONDUCTANCE = CURRENT.dividedBy(VOLTAGE);
    public static final Dimension RESISTANCE = VOLTAGE.dividedBy(CURRENT);
    public static final Dimension CAPACITANCE = CHARGE.dividedBy(VOLTAGE);
    public static final Dimension CONCENTRATION = AMOUNT.dividedBy(LENGTH.power(3));

    public Dimension {
        if (exponents.size() != 7) {
            throw new IllegalArgumentException("a dimension has 7 exponents, not " + exponents.size());
        }
        exponents = List.copyOf(exponents);
    }

    public Dimension times(Dimension other) {
        var sum = new ArrayList<Exponent>();
        for (int i = 0; i < exponents.size(); i++) {
            sum.add(exponents.get(i).plus(other.exponents.get(i)));
        }
        return new Dimension(sum);
    }

    public Dimension dividedBy(Dimension other) {
        return times(other.power(-1));
    }

    public Dimension power(int exponent) {
        return power(Exponent.of(exponent));
    }

    public Dimension power(Exponent exponent) {
        return new Dimension(exponents.stream().map(e -> e.times(exponent)).toList());
    }

    public Dimension squareRoot() {
        return power(new Exponent(1, 2));
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /// In base units, as a person would write it: `mV/ms`, `pA*ms`, `1`.
    @Override
    public String toString() {
        return DimensionText.of(this);
    }

    private static Dimension base(int index) {
        var exponents = new ArrayList<Exponent>(Collections.nCopies(7, Exponent.ZERO));
        exponents.set(index, Exponent.ONE);
        return new Dimension(exponents);
    }
}
