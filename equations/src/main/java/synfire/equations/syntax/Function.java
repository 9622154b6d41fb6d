package synfire.equations.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A function of the language, with the names it goes by.
public enum Function {
    EXP(1, "exp"),
    LOG(1, "log"),
    LOG10(1, "log10"),
    LOG1P(1, "log1p"),
    EXPM1(1, "expm1"),
    /// (eˣ − 1)/x, and 1 at 0.
    EXPREL(1, "exprel"),
    SQRT(1, "sqrt"),
    SIN(1, "sin"),
    COS(1, "cos"),
    TAN(1, "tan"),
    ARCSIN(1, "arcsin", "asin"),
    ARCCOS(1, "arccos", "acos"),
    ARCTAN(1, "arctan", "atan"),
    SINH(1, "sinh"),
    COSH(1, "cosh"),
    TANH(1, "tanh"),
    /// 1/(1 + e⁻ˣ).
    SIGMOID(1, "sigmoid"),
    ERF(1, "erf"),
    ABS(1, "abs"),
    SIGN(1, "sign"),
    CEIL(1, "ceil"),
    FLOOR(1, "floor"),
    /// Of a condition 0 or 1, of a number its whole part (towards zero).
    INT(1, "int"),
    MIN(2, "min", "minimum"),
    MAX(2, "max", "maximum"),
    /// `clip(x, low, high)`.
    CLIP(3, "clip"),
    /// `where(condition, yes, no)`.
    WHERE(3, "where"),
    /// `timestep(time, dt)`: the index of the step in which a time lies.
    TIMESTEP(2, "timestep"),
    /// `q10(factor, T, T_ref)` = factor**((T − T_ref)/(10 K)).
    Q10(3, "q10"),
    /// Uniform in [0, 1); each call draws anew.
    RAND(0, "rand"),
    /// Standard normal; each call draws anew.
    RANDN(0, "randn"),
    /// `poisson(mean)`; each call draws anew.
    POISSON(1, "poisson");

    private final int arity;
    private final String symbol;
    private final String alias;

    Function(int arity, String symbol) {
        this(arity, symbol, symbol);
    }

    Function(int arity, String symbol, String alias) {
        this.arity = arity;
        this.symbol = symbol;
        this.alias = alias;
    }

    public static Optional<Function> named(String name) {
        return Arrays.stream(values())
                .filter(f -> f.symbol.equals(name) || f.alias.equals(name))
                .findFirst();
    }

    /// Number of arguments.
    public int arity() {
        return arity;
    }

    /// Whether Brian 2 has it too; a variable may take the name of one that it has not.
    public boolean isCommon() {
        return switch (this) {
            case SIGMOID, ERF, MIN, MAX, WHERE, Q10 -> false;
            case EXP,
                    LOG,
                    LOG10,
                    LOG1P,
                    EXPM1,
                    EXPREL,
                    SQRT,
                    SIN,
                    COS,
                    TAN,
                    ARCSIN,
                    ARCCOS,
                    ARCTAN,
                    SINH,
                    COSH,
                    TANH,
                    ABS,
                    SIGN,
                    CEIL,
                    FLOOR,
                    INT,
                    CLIP,
                    TIMESTEP,
                    RAND,
                    RANDN,
                    POISSON -> true;
        };
    }

    /// The name it is printed with.
    public String symbol() {
        return symbol;
    }

    /// All names it is read by.
    public List<String> names() {
        return symbol.equals(alias) ? List.of(symbol) : List.of(symbol, alias);
    }

    /// How to write a call: `clip(x, low, high)`.
    public String usage() {
        return switch (this) {
            case RAND, RANDN -> symbol() + "()";
            case MIN, MAX -> symbol() + "(a, b)";
            case CLIP -> "clip(x, low, high)";
            case WHERE -> "where(condition, yes, no)";
            case TIMESTEP -> "timestep(time, dt)";
            case Q10 -> "q10(factor, T, T_ref)";
            case POISSON -> "poisson(mean)";
            default -> symbol() + "(x)";
        };
    }

    /// Whether each call draws new random numbers.
    public boolean isRandom() {
        return this == RAND || this == RANDN || this == POISSON;
    }
}
