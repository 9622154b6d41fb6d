package synfire.equations.algebra;

import synfire.equations.syntax.Expr;
import synfire.equations.syntax.UnaryOperator;

/// Computes operations on plain numbers and leaves out what changes nothing, bottom up.
///
/// ```
/// 1*x + 0*y - 0 mV    ──▶    x
/// 2*3*x               ──▶    6*x
/// ```
///
/// A product with 0 is 0: that the other factor is finite is taken for granted.
public final class Simplify {

    private Simplify() {}

    public static Expr of(Expr expression) {
        var simple = Substitution.mapChildren(expression, Simplify::of);
        return switch (simple) {
            case Expr.Binary(var operator, var left, var right) ->
                switch (operator) {
                    case ADD -> Terms.add(left, right);
                    case SUBTRACT -> Terms.subtract(left, right);
                    case MULTIPLY -> Terms.multiply(left, right);
                    case DIVIDE -> Terms.divide(left, right);
                    case POWER -> Terms.power(left, right);
                    case OR, AND, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, FLOOR_DIVIDE, MODULO ->
                        simple;
                };
            case Expr.Unary(var operator, var operand) ->
                operator == UnaryOperator.NEGATE ? Terms.negate(operand) : simple;
            case Expr.Literal _, Expr.Truth _, Expr.Name _, Expr.Call _, Expr.Sample _ -> simple;
        };
    }
}
