package synfire.equations.algebra;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import synfire.equations.syntax.Expr;

/// Replaces names by expressions.
public final class Substitution {

    private Substitution() {}

    /// The expression with each name that is a key replaced by its value; the values are not searched again.
    public static Expr of(Expr expression, Map<String, Expr> values) {
        return expression instanceof Expr.Name(var name)
                ? values.getOrDefault(name, expression)
                : mapChildren(expression, child -> of(child, values));
    }

    /// The expression with each of its children replaced.
    public static Expr mapChildren(Expr expression, UnaryOperator<Expr> change) {
        return switch (expression) {
            case Expr.Literal _, Expr.Truth _, Expr.Name _ -> expression;
            case Expr.Unary(var operator, var operand) -> new Expr.Unary(operator, change.apply(operand));
            case Expr.Binary(var operator, var left, var right) ->
                new Expr.Binary(operator, change.apply(left), change.apply(right));
            case Expr.Call(var function, var arguments) -> new Expr.Call(function, map(arguments, change));
            case Expr.Sample(var input, var arguments) -> new Expr.Sample(input, map(arguments, change));
        };
    }

    private static List<Expr> map(List<Expr> arguments, UnaryOperator<Expr> change) {
        return arguments.stream().map(change).toList();
    }
}
