package synfire.equations.algebra;

import java.util.List;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Function;
import synfire.equations.syntax.UnaryOperator;

/// Builds expressions, leaving out what changes nothing: sums with 0, products with 0 or 1, operations on plain
/// numbers.
public final class Terms {

    public static final Expr ZERO = Expr.Literal.of(0);
    public static final Expr ONE = Expr.Literal.of(1);

    private Terms() {}

    public static Expr number(double value) {
        return Expr.Literal.of(value);
    }

    public static Expr add(Expr a, Expr b) {
        return isZero(a) ? b : isZero(b) ? a : binary(BinaryOperator.ADD, a, b);
    }

    public static Expr subtract(Expr a, Expr b) {
        if (isZero(b)) {
            return a;
        }
        return isZero(a) ? negate(b) : a.equals(b) ? ZERO : binary(BinaryOperator.SUBTRACT, a, b);
    }

    public static Expr multiply(Expr a, Expr b) {
        if (isZero(a) || isZero(b)) {
            return ZERO;
        }
        if (Constants.is(a, -1) || Constants.is(b, -1)) {
            return negate(Constants.is(a, -1) ? b : a);
        }
        return Constants.is(a, 1) ? b : Constants.is(b, 1) ? a : binary(BinaryOperator.MULTIPLY, a, b);
    }

    public static Expr divide(Expr a, Expr b) {
        if (isZero(a) && !isZero(b)) {
            return ZERO;
        }
        return Constants.is(b, 1) ? a : binary(BinaryOperator.DIVIDE, a, b);
    }

    public static Expr power(Expr base, Expr exponent) {
        if (isZero(exponent)) {
            return ONE;
        }
        return Constants.is(exponent, 1) ? base : binary(BinaryOperator.POWER, base, exponent);
    }

    public static Expr negate(Expr a) {
        return switch (a) {
            case Expr.Literal(double value, var unit) -> new Expr.Literal(value == 0 ? 0 : -value, unit);
            case Expr.Unary(var operator, var operand) when operator == UnaryOperator.NEGATE -> operand;
            default -> new Expr.Unary(UnaryOperator.NEGATE, a);
        };
    }

    public static Expr call(Function function, Expr... arguments) {
        return new Expr.Call(function, List.of(arguments));
    }

    public static Expr where(Expr condition, Expr yes, Expr no) {
        return yes.equals(no) ? yes : call(Function.WHERE, condition, yes, no);
    }

    public static Expr compare(BinaryOperator operator, Expr a, Expr b) {
        return new Expr.Binary(operator, a, b);
    }

    /// 0 of any unit.
    public static boolean isZero(Expr expression) {
        return expression instanceof Expr.Literal(double value, var _) && value == 0;
    }

    private static Expr binary(BinaryOperator operator, Expr a, Expr b) {
        var whole = new Expr.Binary(operator, a, b);
        var value = Constants.valueOf(whole);
        return value.isPresent() && Double.isFinite(value.getAsDouble()) ? number(value.getAsDouble()) : whole;
    }
}
