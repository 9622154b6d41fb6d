package synfire.equations.syntax;

/// An operator between two operands, with its binding strength.
///
/// As in Python, from weak to strong: `or`, `and`, `not`, comparisons, `+ -`, `* / // %`, unary minus, `**`.
public enum BinaryOperator {
    OR("or", 1),
    AND("and", 2),
    LESS("<", 4),
    LESS_EQUAL("<=", 4),
    GREATER(">", 4),
    GREATER_EQUAL(">=", 4),
    EQUAL("==", 4),
    NOT_EQUAL("!=", 4),
    ADD("+", 5),
    SUBTRACT("-", 5),
    MULTIPLY("*", 6),
    DIVIDE("/", 6),
    FLOOR_DIVIDE("//", 6),
    /// Of the sign of the divisor, as in Python.
    MODULO("%", 6),
    /// Binds to the right: `a**b**c` is `a**(b**c)`, and `-x**2` is `-(x**2)`.
    POWER("**", 8);

    /// Binding strength of unary minus, between those of `*` and `**`.
    public static final int NEGATE_STRENGTH = 7;

    /// Binding strength of `not`, between those of `and` and the comparisons.
    public static final int NOT_STRENGTH = 3;

    private final String symbol;
    private final int strength;

    BinaryOperator(String symbol, int strength) {
        this.symbol = symbol;
        this.strength = strength;
    }

    public String symbol() {
        return symbol;
    }

    public int strength() {
        return strength;
    }

    public boolean isComparison() {
        return strength == 4;
    }

    public boolean isLogical() {
        return this == OR || this == AND;
    }
}
