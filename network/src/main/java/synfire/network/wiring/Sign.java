package synfire.network.wiring;

import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;

/// Dale's law: the sign that all weights of a projection keep, also while they are trained.
public enum Sign {
    NOT_NEGATIVE(">= 0"),
    NOT_POSITIVE("<= 0");

    private final String text;

    Sign(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    boolean allows(double weight) {
        return switch (this) {
            case NOT_NEGATIVE -> weight >= 0;
            case NOT_POSITIVE -> weight <= 0;
        };
    }

    IllegalArgumentException broken(String what, double weight, Unit unit) {
        return new IllegalArgumentException(
                "%s is %s, but Dale's law asks for weights %s; clip the weights, or change the sign"
                        .formatted(what, new Quantity(weight, unit), text));
    }
}
