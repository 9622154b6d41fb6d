package synfire.equations.lowering;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import synfire.equations.Equation;
import synfire.equations.Flag;
import synfire.equations.algebra.Derivative;
import synfire.equations.algebra.Terms;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.UnaryOperator;

/// Questions about expressions, their derivatives, and names replaced in them.
///
/// Subexpressions of the model are seen through, but those that are constant over dt.
///
/// @param definitions the model's subexpressions by name
record Algebra(Map<String, Equation.Subexpression> definitions) {

    Algebra {
        definitions = Map.copyOf(definitions);
    }

    /// Whether the value of an expression changes with one of these names within a step.
    boolean dependsOn(Expr expr, Set<String> names) {
        return contains(expr, e -> e instanceof Expr.Name(var name) && names.contains(name));
    }

    /// Whether a part of the expression, seen through subexpressions, is such.
    boolean contains(Expr expr, Predicate<Expr> such) {
        if (such.test(expr) || expr.children().stream().anyMatch(child -> contains(child, such))) {
            return true;
        }
        return expr instanceof Expr.Name(var name) && isTransparent(name) && contains(meaning(name), such);
    }

    /// Whether a name stands for its definition at every moment.
    boolean isTransparent(String name) {
        var definition = definitions.get(name);
        return definition != null && !definition.flags().contains(Flag.CONSTANT_OVER_DT);
    }

    /// The right side of a subexpression.
    Expr meaning(String name) {
        return Objects.requireNonNull(definitions.get(name)).value();
    }

    /// The derivative of an expression by a name, everything else held still.
    Expr derivative(Expr expr, String name) {
        return new Derivative(name, other -> isTransparent(other) ? Optional.of(meaning(other)) : Optional.empty())
                .of(expr);
    }

    /// The expression with names replaced, subexpressions that contain one of them written out.
    Expr substitute(Expr expr, Map<String, Expr> replacements) {
        return switch (expr) {
            case Expr.Literal _, Expr.Truth _ -> expr;
            case Expr.Name(var name) -> {
                var replacement = replacements.get(name);
                yield replacement != null
                        ? replacement
                        : isTransparent(name) && dependsOn(expr, replacements.keySet())
                                ? substitute(meaning(name), replacements)
                                : expr;
            }
            case Expr.Unary(var operator, var operand) -> {
                var inner = substitute(operand, replacements);
                yield operator == UnaryOperator.NEGATE ? Terms.negate(inner) : new Expr.Unary(operator, inner);
            }
            case Expr.Binary(var operator, var left, var right) ->
                binary(operator, substitute(left, replacements), substitute(right, replacements));
            case Expr.Call(var function, var arguments) ->
                new Expr.Call(
                        function,
                        arguments.stream()
                                .map(argument -> substitute(argument, replacements))
                                .toList());
            case Expr.Sample(var input, var arguments) ->
                new Expr.Sample(
                        input,
                        arguments.stream()
                                .map(argument -> substitute(argument, replacements))
                                .toList());
        };
    }

    private static Expr binary(BinaryOperator operator, Expr left, Expr right) {
        return switch (operator) {
            case ADD -> Terms.add(left, right);
            case SUBTRACT -> Terms.subtract(left, right);
            case MULTIPLY -> Terms.multiply(left, right);
            case DIVIDE -> Terms.divide(left, right);
            case POWER -> Terms.power(left, right);
            case OR, AND, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, FLOOR_DIVIDE, MODULO ->
                new Expr.Binary(operator, left, right);
        };
    }
}
