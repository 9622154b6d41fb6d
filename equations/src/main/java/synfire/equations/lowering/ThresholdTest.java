package synfire.equations.lowering;

import java.util.Optional;
import synfire.equations.Surrogate.Argument;
import synfire.equations.Surrogate.Margin;
import synfire.equations.Surrogate.Scaled;
import synfire.equations.SurrogateCatalogue;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.UnaryOperator;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Surrogate;
import synfire.ir.Value;

/// Where a threshold condition holds, as a number 0 or 1 with a derivative, and by how much.
///
/// `and` multiplies, `or` is a + b − a·b, `not` turns the comparisons below it round. A strict comparison
/// is tested with the smallest normal number subtracted, which changes no argument but 0.
final class ThresholdTest {

    private final SpikeOptions options;
    private final Surrogate surrogate;
    private final Argument argument;
    private boolean argumentUsed;

    ThresholdTest(SpikeOptions options, synfire.equations.Surrogate stated) {
        this.options = options;
        this.surrogate = options.surrogate().orElseGet(() -> SurrogateCatalogue.function(stated));
        this.argument = stated.argument();
    }

    /// @param spike 0 or 1
    /// @param margin ≥ 0 (for a strict comparison > 0) where the condition holds; empty if it compares no
    ///     numbers
    private record Part(Value spike, Optional<Value> margin) {}

    /// @param spike 0 or 1
    /// @param margin left side minus right side; of several comparisons the one that decides
    record Result(Value spike, Value margin) {}

    Result of(Expr condition, Scope scope) {
        argumentUsed = false;
        var part = part(condition, scope, false);
        var margin = part.margin()
                .orElseGet(() ->
                        scope.builder().select(scope.asCondition(part.spike()), scope.constant(1), scope.constant(-1)));
        return new Result(part.spike(), margin);
    }

    private Part part(Expr condition, Scope scope, boolean negated) {
        return switch (condition) {
            case Expr.Binary(var operator, var left, var right) -> {
                if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
                    var first = part(left, scope, negated);
                    var second = part(right, scope, negated);
                    yield (operator == BinaryOperator.AND) != negated
                            ? both(scope, first, second)
                            : either(scope, first, second);
                }
                yield switch (operator) {
                    case GREATER -> negated ? compared(scope, right, left, false) : compared(scope, left, right, true);
                    case GREATER_EQUAL ->
                        negated ? compared(scope, right, left, true) : compared(scope, left, right, false);
                    case LESS -> negated ? compared(scope, left, right, false) : compared(scope, right, left, true);
                    case LESS_EQUAL ->
                        negated ? compared(scope, left, right, true) : compared(scope, right, left, false);
                    case EQUAL, NOT_EQUAL, OR, AND, ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, POWER ->
                        plain(scope, condition, negated);
                };
            }
            case Expr.Unary(var operator, var operand)
            when operator == UnaryOperator.NOT -> part(operand, scope, !negated);
            case Expr.Unary _, Expr.Literal _, Expr.Truth _, Expr.Name _, Expr.Call _, Expr.Sample _ ->
                plain(scope, condition, negated);
        };
    }

    private static Part plain(Scope scope, Expr condition, boolean negated) {
        var value = scope.condition(negated ? new Expr.Unary(UnaryOperator.NOT, condition) : condition);
        return new Part(scope.asNumber(value), Optional.empty());
    }

    private Part compared(Scope scope, Expr upper, Expr lower, boolean strict) {
        var b = scope.builder();
        var margin = b.subtract(scope.number(upper), scope.number(lower));
        double width = options.widthFactor();
        var x = switch (argument) {
            case Scaled(var expression) when !argumentUsed -> scope.number(expression);
            case Scaled _, Margin _ -> {
                width *= options.marginWidth();
                yield margin;
            }
        };
        argumentUsed = true;
        return new Part(spike(scope, x, width, strict), Optional.of(margin));
    }

    /// The spike of a margin without unit that is tested strictly.
    Value spike(Scope scope, Value margin) {
        return spike(scope, margin, options.widthFactor(), true);
    }

    private Value spike(Scope scope, Value margin, double width, boolean strict) {
        var b = scope.builder();
        var x = width == 1 ? margin : b.multiply(margin, scope.constant(1 / width));
        if (strict) {
            x = b.subtract(x, scope.constant(scope.dtype() == DType.F32 ? Float.MIN_NORMAL : Double.MIN_NORMAL));
        }
        return b.spike(x, surrogate, options.operation());
    }

    /// Whether the left side of a comparison must rise for it to become true.
    static boolean isUpward(BinaryOperator operator) {
        return operator == BinaryOperator.GREATER || operator == BinaryOperator.GREATER_EQUAL;
    }

    private static Part both(Scope scope, Part first, Part second) {
        var b = scope.builder();
        var spike = b.multiply(first.spike(), second.spike());
        if (first.margin().isPresent() && second.margin().isPresent()) {
            return new Part(
                    spike,
                    Optional.of(b.minimum(first.margin().get(), second.margin().get())));
        }
        var gate = first.margin().isPresent() ? second : first;
        var margin = first.margin().or(second::margin);
        return new Part(
                spike, margin.map(m -> b.select(scope.asCondition(gate.spike()), m, b.minimum(m, scope.constant(-1)))));
    }

    private static Part either(Scope scope, Part first, Part second) {
        Builder b = scope.builder();
        var spike = b.subtract(b.add(first.spike(), second.spike()), b.multiply(first.spike(), second.spike()));
        if (first.margin().isPresent() && second.margin().isPresent()) {
            return new Part(
                    spike,
                    Optional.of(b.maximum(first.margin().get(), second.margin().get())));
        }
        var gate = first.margin().isPresent() ? second : first;
        var margin = first.margin().or(second::margin);
        return new Part(
                spike, margin.map(m -> b.select(scope.asCondition(gate.spike()), b.maximum(m, scope.constant(1)), m)));
    }
}
