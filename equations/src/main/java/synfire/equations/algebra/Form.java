package synfire.equations.algebra;

import java.util.Map;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Function;

/// How an expression depends on one name.
public sealed interface Form {

    /// Not at all.
    record Independent(Expr value) implements Form {}

    /// slope·name + offset, neither of which mentions the name.
    record Affine(Expr slope, Expr offset) implements Form {}

    /// In any other way; `derivative` is with respect to the name.
    record Other(Expr derivative) implements Form {}

    /// Exactly one of the three; an expression that is affine only after multiplying out is recognised, one that needs
    /// deeper algebra is [Other].
    static Form of(Expr expression, String name) {
        if (!Names.mentions(expression, name)) {
            return new Independent(expression);
        }
        var derivative = Derivative.of(expression, name);
        if (Names.mentions(derivative, name) || stepsIn(expression, name)) {
            return new Other(derivative);
        }
        var offset = Simplify.of(Substitution.of(expression, Map.of(name, Terms.ZERO)));
        return new Affine(derivative, offset);
    }

    /// Whether the name stands inside something whose derivative is 0 although its value changes.
    static boolean stepsIn(Expr expression, String name) {
        return Names.any(expression, e -> isStep(e) && Names.mentions(e, name));
    }

    private static boolean isStep(Expr expression) {
        return switch (expression) {
            case Expr.Binary(var operator, var _, var _) ->
                operator.isComparison()
                        || operator.isLogical()
                        || switch (operator) {
                            case FLOOR_DIVIDE, MODULO -> true;
                            default -> false;
                        };
            case Expr.Call(var function, var _) ->
                function.isRandom()
                        || function == Function.SIGN
                        || function == Function.CEIL
                        || function == Function.FLOOR
                        || function == Function.INT
                        || function == Function.TIMESTEP
                        || function == Function.WHERE;
            case Expr.Sample _ -> true;
            case Expr.Literal _, Expr.Truth _, Expr.Name _, Expr.Unary _ -> false;
        };
    }
}
