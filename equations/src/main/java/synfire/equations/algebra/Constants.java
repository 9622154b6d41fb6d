package synfire.equations.algebra;

import java.util.OptionalDouble;
import synfire.equations.syntax.Expr;

/// The values of expressions that are made of plain numbers only.
public final class Constants {

    private Constants() {}

    /// The value of an expression of plain numbers and arithmetic operators, empty for any other.
    public static OptionalDouble valueOf(Expr expression) {
        return switch (expression) {
            case Expr.Literal(double value, var unit) ->
                unit.isOne() ? OptionalDouble.of(value) : OptionalDouble.empty();
            case Expr.Unary(var operator, var operand) -> {
                var value = valueOf(operand);
                yield value.isEmpty()
                        ? value
                        : switch (operator) {
                            case NEGATE -> OptionalDouble.of(-value.getAsDouble());
                            case NOT -> OptionalDouble.empty();
                        };
            }
            case Expr.Binary(var operator, var left, var right) -> {
                var a = valueOf(left);
                var b = valueOf(right);
                if (a.isEmpty() || b.isEmpty()) {
                    yield OptionalDouble.empty();
                }
                double x = a.getAsDouble();
                double y = b.getAsDouble();
                yield switch (operator) {
                    case ADD -> OptionalDouble.of(x + y);
                    case SUBTRACT -> OptionalDouble.of(x - y);
                    case MULTIPLY -> OptionalDouble.of(x * y);
                    case DIVIDE -> OptionalDouble.of(x / y);
                    case FLOOR_DIVIDE -> OptionalDouble.of(Math.floor(x / y));
                    case MODULO -> OptionalDouble.of(x - y * Math.floor(x / y));
                    case POWER -> OptionalDouble.of(Math.pow(x, y));
                    case OR, AND, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> OptionalDouble.empty();
                };
            }
            case Expr.Truth _, Expr.Name _, Expr.Call _, Expr.Sample _ -> OptionalDouble.empty();
        };
    }

    /// Whether an expression is a plain number of this value.
    public static boolean is(Expr expression, double value) {
        var constant = valueOf(expression);
        return constant.isPresent() && constant.getAsDouble() == value;
    }
}
