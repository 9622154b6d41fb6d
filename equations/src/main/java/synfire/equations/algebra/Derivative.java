package synfire.equations.algebra;

import static synfire.equations.algebra.Terms.ONE;
import static synfire.equations.algebra.Terms.ZERO;
import static synfire.equations.algebra.Terms.add;
import static synfire.equations.algebra.Terms.call;
import static synfire.equations.algebra.Terms.compare;
import static synfire.equations.algebra.Terms.divide;
import static synfire.equations.algebra.Terms.isZero;
import static synfire.equations.algebra.Terms.multiply;
import static synfire.equations.algebra.Terms.negate;
import static synfire.equations.algebra.Terms.number;
import static synfire.equations.algebra.Terms.power;
import static synfire.equations.algebra.Terms.subtract;
import static synfire.equations.algebra.Terms.where;

import java.util.List;
import java.util.Optional;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Function;
import synfire.equations.units.Units;

/// The derivative of an expression with respect to a name.
///
/// Steps (conditions, `floor`, `sign`, `int`, timed arrays, random draws) have derivative 0, which is right everywhere
/// but at the steps; at a kink (`abs`, `min`, `max`, `clip`) one side's derivative is taken.
///
/// @param name of what varies, everything else held still
/// @param meaning what a name stands for, which is seen through; empty for names that stand for themselves
public record Derivative(String name, java.util.function.Function<String, Optional<Expr>> meaning) {

    /// Below this, exprel′ is taken from its series; both forms agree there to 1e-13.
    private static final double SERIES_BOUND = 1e-2;

    /// Where all names stand for themselves, simplified as far as [Simplify] goes.
    public static Expr of(Expr expression, String name) {
        return Simplify.of(new Derivative(name, _ -> Optional.empty()).of(expression));
    }

    /// As it comes, without zeros and ones.
    public Expr of(Expr expression) {
        return switch (expression) {
            case Expr.Literal _, Expr.Truth _, Expr.Sample _ -> ZERO;
            case Expr.Name(var other) ->
                other.equals(name) ? ONE : meaning.apply(other).map(this::of).orElse(ZERO);
            case Expr.Unary(var operator, var operand) ->
                switch (operator) {
                    case NEGATE -> negate(of(operand));
                    case NOT -> ZERO;
                };
            case Expr.Binary(var operator, var left, var right) -> binary(operator, left, right);
            case Expr.Call(var function, var arguments) ->
                arguments.size() == 1
                        ? multiply(slope(function, arguments.getFirst()), of(arguments.getFirst()))
                        : several(function, arguments);
        };
    }

    private Expr binary(BinaryOperator operator, Expr a, Expr b) {
        return switch (operator) {
            case ADD -> add(of(a), of(b));
            case SUBTRACT -> subtract(of(a), of(b));
            case MULTIPLY -> add(multiply(of(a), b), multiply(a, of(b)));
            case DIVIDE -> {
                var slope = of(b);
                yield isZero(slope)
                        ? divide(of(a), b)
                        : divide(subtract(multiply(of(a), b), multiply(a, slope)), power(b, number(2)));
            }
            case POWER -> powerRule(a, b);
            // a % b = a − b·floor(a/b)
            case MODULO -> subtract(of(a), multiply(new Expr.Binary(BinaryOperator.FLOOR_DIVIDE, a, b), of(b)));
            case FLOOR_DIVIDE, OR, AND, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> ZERO;
        };
    }

    private Expr powerRule(Expr base, Expr exponent) {
        var byBase = multiply(multiply(exponent, power(base, Simplify.of(subtract(exponent, ONE)))), of(base));
        var byExponent = multiply(multiply(power(base, exponent), call(Function.LOG, base)), of(exponent));
        return add(byBase, byExponent);
    }

    /// The derivative of a function of one argument at `x`.
    private static Expr slope(Function function, Expr x) {
        return switch (function) {
            case EXP, EXPM1 -> call(Function.EXP, x);
            case LOG -> divide(ONE, x);
            case LOG10 -> divide(ONE, multiply(x, number(Math.log(10))));
            case LOG1P -> divide(ONE, add(ONE, x));
            case EXPREL -> exprelSlope(x);
            case SQRT -> divide(number(0.5), call(Function.SQRT, x));
            case SIN -> call(Function.COS, x);
            case COS -> negate(call(Function.SIN, x));
            case TAN -> divide(ONE, power(call(Function.COS, x), number(2)));
            case ARCSIN -> divide(ONE, call(Function.SQRT, subtract(ONE, power(x, number(2)))));
            case ARCCOS -> divide(number(-1), call(Function.SQRT, subtract(ONE, power(x, number(2)))));
            case ARCTAN -> divide(ONE, add(ONE, power(x, number(2))));
            case SINH -> call(Function.COSH, x);
            case COSH -> call(Function.SINH, x);
            case TANH -> subtract(ONE, power(call(Function.TANH, x), number(2)));
            case SIGMOID -> multiply(call(Function.SIGMOID, x), subtract(ONE, call(Function.SIGMOID, x)));
            case ERF -> multiply(number(2 / Math.sqrt(Math.PI)), call(Function.EXP, negate(power(x, number(2)))));
            case ABS -> call(Function.SIGN, x);
            case SIGN, CEIL, FLOOR, INT, POISSON -> ZERO;
            case MIN, MAX, CLIP, WHERE, TIMESTEP, Q10, RAND, RANDN ->
                throw new IllegalArgumentException(function.symbol() + " does not take one argument");
        };
    }

    /// (eˣ − exprel x)/x, and its series 1/2 + x/3 + x²/8 + x³/30 + x⁴/144 near 0, where the quotient cancels.
    private static Expr exprelSlope(Expr x) {
        var near = compare(BinaryOperator.LESS, call(Function.ABS, x), number(SERIES_BOUND));
        Expr series = number(1.0 / 144);
        for (double coefficient : new double[] {1.0 / 30, 1.0 / 8, 1.0 / 3, 1.0 / 2}) {
            series = add(number(coefficient), multiply(x, series));
        }
        var quotient = divide(subtract(call(Function.EXP, x), call(Function.EXPREL, x)), where(near, ONE, x));
        return where(near, series, quotient);
    }

    private Expr several(Function function, List<Expr> arguments) {
        var a = arguments.isEmpty() ? ZERO : arguments.getFirst();
        return switch (function) {
            case MIN -> where(compare(BinaryOperator.LESS_EQUAL, a, arguments.get(1)), of(a), of(arguments.get(1)));
            case MAX -> where(compare(BinaryOperator.GREATER_EQUAL, a, arguments.get(1)), of(a), of(arguments.get(1)));
            case CLIP ->
                where(
                        compare(BinaryOperator.LESS, a, arguments.get(1)),
                        of(arguments.get(1)),
                        where(compare(BinaryOperator.GREATER, a, arguments.get(2)), of(arguments.get(2)), of(a)));
            case WHERE -> where(a, of(arguments.get(1)), of(arguments.get(2)));
            case Q10 ->
                of(new Expr.Binary(
                        BinaryOperator.POWER,
                        a,
                        divide(
                                new Expr.Binary(BinaryOperator.SUBTRACT, arguments.get(1), arguments.get(2)),
                                new Expr.Literal(10, Units.K))));
            case TIMESTEP, RAND, RANDN -> ZERO;
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
                    SIGMOID,
                    ERF,
                    ABS,
                    SIGN,
                    CEIL,
                    FLOOR,
                    INT,
                    POISSON -> throw new IllegalArgumentException(function.symbol() + " takes one argument");
        };
    }
}
