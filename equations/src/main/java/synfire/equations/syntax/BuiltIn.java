package synfire.equations.syntax;

import java.util.Arrays;
import java.util.Optional;
import synfire.equations.units.Dimension;

/// A name that every model knows without declaring it.
public enum BuiltIn {
    /// Time at the start of the step.
    T("t"),
    /// The step.
    DT("dt"),
    /// Index of the cell in its population, from 0.
    I("i"),
    /// Index of the target cell, in synapse models.
    J("j"),
    /// Number of cells in the population.
    N("N"),
    /// False while the cell is refractory.
    NOT_REFRACTORY("not_refractory"),
    /// Time of the cell's last spike; −∞ before the first.
    LASTSPIKE("lastspike"),
    /// Time of the last event at a synapse.
    LASTUPDATE("lastupdate"),
    /// White noise; `xi` and each `xi_name` are independent, and equal names are the same noise.
    XI("xi"),
    PI("pi"),
    E("e"),
    INF("inf");

    private final String symbol;

    BuiltIn(String symbol) {
        this.symbol = symbol;
    }

    /// The built-in of a name; `xi_name` is [#XI].
    public static Optional<BuiltIn> named(String name) {
        return Arrays.stream(values())
                .filter(b -> b.symbol.equals(name) || (b == XI && name.startsWith("xi_")))
                .findFirst();
    }

    public String symbol() {
        return symbol;
    }

    public Dimension dimension() {
        return switch (this) {
            case T, DT, LASTSPIKE, LASTUPDATE -> Dimension.TIME;
            case XI -> Dimension.TIME.squareRoot().power(-1);
            case I, J, N, NOT_REFRACTORY, PI, E, INF -> Dimension.NONE;
        };
    }

    /// Whether it is a condition rather than a number.
    public boolean isCondition() {
        return this == NOT_REFRACTORY;
    }
}
