package synfire.equations.syntax;

import java.util.Arrays;
import java.util.Optional;
import synfire.equations.units.Dimension;

/// A name that every model knows without declaring it.
public enum BuiltIn {
    /// Time at the start of the step.
    T("t", Dimension.TIME),
    /// The step.
    DT("dt", Dimension.TIME),
    /// Index of the cell in its population, from 0.
    I("i", Dimension.NONE),
    /// Index of the target cell, in synapse models.
    J("j", Dimension.NONE),
    /// Number of cells in the population.
    N("N", Dimension.NONE),
    /// False while the cell is refractory.
    NOT_REFRACTORY("not_refractory", Dimension.NONE),
    /// Time of the cell's last spike; −∞ before the first.
    LASTSPIKE("lastspike", Dimension.TIME),
    /// Time of the last event at a synapse.
    LASTUPDATE("lastupdate", Dimension.TIME),
    /// White noise; `xi` and each `xi_name` are independent, and equal names are the same noise.
    XI("xi", Dimension.TIME.squareRoot().power(-1)),
    PI("pi", Dimension.NONE),
    E("e", Dimension.NONE),
    INF("inf", Dimension.NONE);

    private final String symbol;
    private final Dimension dimension;

    BuiltIn(String symbol, Dimension dimension) {
        this.symbol = symbol;
        this.dimension = dimension;
    }

    /// The built-in of a name; `xi_name` is [#XI].
    public static Optional<BuiltIn> named(String name) {
        return Arrays.stream(values())
                .filter(b -> b.symbol.equals(name) || b == XI && name.startsWith("xi_"))
                .findFirst();
    }

    public String symbol() {
        return symbol;
    }

    public Dimension dimension() {
        return dimension;
    }

    /// Whether it is a condition rather than a number.
    public boolean isCondition() {
        return this == NOT_REFRACTORY;
    }
}
