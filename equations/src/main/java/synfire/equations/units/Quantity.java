package synfire.equations.units;

/// A number with its unit: the only way a dimensional value enters or leaves the public API.
public record Quantity(double value, Unit unit) {

    public static Quantity of(double value, Unit unit) {
        return new Quantity(value, unit);
    }

    /// A number and the name of its unit, as in `of(-70, "mV")`.
    public static Quantity of(double value, String unit) {
        return new Quantity(value, Units.parse(unit));
    }

    /// A plain number.
    public static Quantity of(double value) {
        return new Quantity(value, Units.ONE);
    }

    /// Reads `-70 mV`, `5*ms`, `1.5e-3`, `2 nS/cm**2`, `6.3 degC`.
    ///
    /// @throws IllegalArgumentException if the text is not a number with an optional unit
    public static Quantity parse(String text) {
        return QuantityReader.read(text);
    }

    /// The bare number of `target` units.
    ///
    /// @throws DimensionMismatchException if the two units measure different things
    public double in(Unit target) {
        if (!unit.dimension().equals(target.dimension())) {
            throw new DimensionMismatchException(this, target);
        }
        return unit.inBase() == target.inBase() ? value : scaled(unit.inBase(), target.inBase());
    }

    /// The bare number in the coherent base units ms, mV, pA, µm, mM, K.
    public double inBase() {
        return scaled(unit.inBase(), 1);
    }

    /// The same quantity in another unit.
    public Quantity to(Unit target) {
        return new Quantity(in(target), target);
    }

    /// `-70 mV`; whole numbers without a decimal point.
    @Override
    public String toString() {
        return Numbers.text(value) + (unit.isOne() ? "" : " " + unit);
    }

    /// Multiplies or divides once by a whole power of ten where possible, so that 5 ms is 0.005 s exactly as written.
    private double scaled(double from, double to) {
        double factor = from / to;
        return factor >= 1 || factor == 0 ? value * factor : value / (to / from);
    }
}
