package synfire.equations.syntax;

import java.util.List;
import java.util.stream.Collectors;
import synfire.equations.units.Numbers;
import synfire.equations.units.Units;

/// Writes an expression with the fewest brackets; [ExprParser] reads back an equal one.
public final class ExprText {

    /// Above every operator: names, calls, plain numbers.
    private static final int ATOM = 9;

    private ExprText() {}

    public static String of(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> literal(literal);
            case Expr.Truth(boolean value) -> value ? "True" : "False";
            case Expr.Name(var name) -> name;
            case Expr.Unary(var operator, var operand) -> operator.symbol() + bracketed(operand, strength(operator));
            case Expr.Binary binary -> binary(binary);
            case Expr.Call(var function, var arguments) -> function.symbol() + arguments(arguments);
            case Expr.Sample(var input, var arguments) -> input + arguments(arguments);
        };
    }

    private static String binary(Expr.Binary binary) {
        int strength = binary.operator().strength();
        boolean power = binary.operator() == BinaryOperator.POWER;
        // a comparison takes no comparison on either side; a power is bracketed on its left, everything else on its
        // right
        int left = power || binary.operator().isComparison() ? strength + 1 : strength;
        int right = power ? BinaryOperator.NEGATE_STRENGTH : strength + 1;
        boolean tight = strength >= BinaryOperator.MULTIPLY.strength();
        return bracketed(binary.left(), left)
                + (tight ? binary.operator().symbol() : " " + binary.operator().symbol() + " ")
                + bracketed(binary.right(), right);
    }

    private static String literal(Expr.Literal literal) {
        var unit = literal.unit();
        if (unit.isOne()) {
            return Numbers.text(literal.value());
        }
        if (literal.value() == 1 && Units.named(unit.name()).isPresent()) {
            return unit.name();
        }
        return Numbers.text(literal.value()) + " " + unit.name();
    }

    private static String bracketed(Expr expression, int minimum) {
        return strength(expression) >= minimum ? of(expression) : "(" + of(expression) + ")";
    }

    private static int strength(Expr expression) {
        return switch (expression) {
            case Expr.Unary(var operator, var _) -> strength(operator);
            case Expr.Binary(var operator, var _, var _) -> operator.strength();
            case Expr.Literal literal -> strength(literal);
            case Expr.Truth _, Expr.Name _, Expr.Call _, Expr.Sample _ -> ATOM;
        };
    }

    /// A number with a unit is bracketed on the right of `/`: `x/2 mV` reads as `x/(2 mV)`, which surprises.
    private static int strength(Expr.Literal literal) {
        boolean bare = !literal(literal).contains(" ");
        if (bare && literal.value() >= 0) {
            return ATOM;
        }
        return bare ? BinaryOperator.NEGATE_STRENGTH : BinaryOperator.MULTIPLY.strength();
    }

    private static int strength(UnaryOperator operator) {
        return switch (operator) {
            case NEGATE -> BinaryOperator.NEGATE_STRENGTH;
            case NOT -> BinaryOperator.NOT_STRENGTH;
        };
    }

    private static String arguments(List<Expr> arguments) {
        return arguments.stream().map(ExprText::of).collect(Collectors.joining(", ", "(", ")"));
    }
}
