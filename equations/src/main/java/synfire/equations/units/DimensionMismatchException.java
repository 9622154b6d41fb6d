package synfire.equations.units;

/// A quantity was asked for in a unit of another dimension.
public final class DimensionMismatchException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient Quantity quantity;
    private final transient Unit target;

    DimensionMismatchException(Quantity quantity, Unit target) {
        super("%s cannot be expressed in %s: it is in %s, not in %s"
                .formatted(quantity, target, quantity.unit().dimension(), target.dimension()));
        this.quantity = quantity;
        this.target = target;
    }

    public Quantity quantity() {
        return quantity;
    }

    public Unit target() {
        return target;
    }
}
