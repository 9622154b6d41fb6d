package synfire.equations.lowering;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import synfire.equations.Equation;
import synfire.equations.Flag;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.UnaryOperator;

/// Arithmetic on expressions that drops zeros and ones, and questions about them.
///
/// Subexpressions of the model are seen through, but those that are constant over dt.
///
/// @param definitions the model's subexpressions by name
record Algebra(Map<String, Equation.Subexpression> definitions) {

    static final Expr ZERO = Expr.Literal.of(0);
    static final Expr ONE = Expr.Literal.of(1);

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

    static boolean isZero(Expr expr) {
        return expr instanceof Expr.Literal(double value, var _) && value == 0;
    }

    static boolean isOne(Expr expr) {
        return expr instanceof Expr.Literal(double value, var unit) && value == 1 && unit.isOne();
    }

    static Expr sum(Expr left, Expr right) {
        return isZero(left) ? right : isZero(right) ? left : new Expr.Binary(BinaryOperator.ADD, left, right);
    }

    static Expr difference(Expr left, Expr right) {
        return isZero(right)
                ? left
                : isZero(left) ? negated(right) : new Expr.Binary(BinaryOperator.SUBTRACT, left, right);
    }

    static Expr product(Expr left, Expr right) {
        if (isZero(left) || isZero(right)) {
            return ZERO;
        }
        return isOne(left) ? right : isOne(right) ? left : new Expr.Binary(BinaryOperator.MULTIPLY, left, right);
    }

    static Expr quotient(Expr left, Expr right) {
        return isZero(left) ? ZERO : isOne(right) ? left : new Expr.Binary(BinaryOperator.DIVIDE, left, right);
    }

    static Expr negated(Expr expr) {
        return switch (expr) {
            case Expr.Literal(double value, var _) when value == 0 -> ZERO;
            case Expr.Literal(double value, var unit) -> new Expr.Literal(-value, unit);
            case Expr.Unary(var operator, var operand) when operator == UnaryOperator.NEGATE -> operand;
            case Expr.Unary _, Expr.Binary _, Expr.Call _, Expr.Name _, Expr.Sample _, Expr.Truth _ ->
                new Expr.Unary(UnaryOperator.NEGATE, expr);
        };
    }

    static Expr power(Expr base, Expr exponent) {
        return isZero(exponent) ? ONE : isOne(exponent) ? base : new Expr.Binary(BinaryOperator.POWER, base, exponent);
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
                yield operator == UnaryOperator.NEGATE ? negated(inner) : new Expr.Unary(operator, inner);
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
            case ADD -> sum(left, right);
            case SUBTRACT -> difference(left, right);
            case MULTIPLY -> product(left, right);
            case DIVIDE -> quotient(left, right);
            case POWER -> power(left, right);
            case OR, AND, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, FLOOR_DIVIDE, MODULO ->
                new Expr.Binary(operator, left, right);
        };
    }
}
