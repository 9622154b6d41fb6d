package synfire.ir.differentiate;

import java.util.function.UnaryOperator;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.IllegalProgramException;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.SpikeMode;
import synfire.ir.SurrogatePrograms;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// The one table of partial derivatives of elementwise operations, for [Jvp] and [Vjp] alike.
///
/// Composite functions are derived from their own results (sigmoid′ = s(1−s), exprel′ from exprel), so
/// that a derivative needs no second exponential. At kinks: |x|′ is 0 at 0; a minimum or maximum of equal
/// numbers gives all to the left one; a step has derivative 0.
///
/// @param b where the partials are written
/// @param at gives the value in `b` of a value of the differentiated program; asked only for what a
///     partial needs
record Partials(Builder b, UnaryOperator<Value> at) {

    private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

    /// The derivative of the only result of a step by one operand.
    Factor of(Program.Step step, int operand) {
        return switch (step.op()) {
            case Op.Unary(var function, var x) -> unary(function, x, step.result());
            case Op.Binary(var function, var left, var right) ->
                binary(function, operand == 0, left, right, step.result());
            case Op.Fma(var a, var c, var _) ->
                switch (operand) {
                    case 0 -> times(at(c));
                    case 1 -> times(at(a));
                    default -> Factor.Unit.ONE;
                };
            case Op.Select(var condition, var _, var _) ->
                operand == 0 ? Factor.Unit.ZERO : new Factor.Where(at(condition), operand == 1);
            case Op.Spike(var x, var surrogate, var mode) ->
                mode == SpikeMode.EVENT ? Factor.Unit.ZERO : times(SurrogatePrograms.derivative(b, surrogate, at(x)));
            case Op.LinearCrossing(var before, var after) ->
                new CrossingPartials(b).linear(at(before), at(after), at(step.result()), operand);
            case Op.HermiteCrossing(var before, var after, var slopeBefore, var slopeAfter) ->
                new CrossingPartials(b)
                        .hermite(at(before), at(after), at(slopeBefore), at(slopeAfter), at(step.result()), operand);
            case Op.Constant _,
                    Op.Compare _,
                    Op.Convert _,
                    Op.Bitcast _,
                    Op.StopGradient _,
                    Op.Philox _,
                    Op.Iota _,
                    Op.Broadcast _,
                    Op.Rename _,
                    Op.Reduce _,
                    Op.Gather _,
                    Op.ScatterAdd _,
                    Op.Contract _,
                    Op.Scan _,
                    Op.Custom _,
                    Op.Whole _ -> throw new IllegalProgramException("not differentiated elementwise: " + step);
        };
    }

    private Value at(Value value) {
        return at.apply(value);
    }

    private static Factor times(Value value) {
        return new Factor.Times(value);
    }

    private Factor unary(UnaryFunction function, Value x, Value result) {
        return switch (function) {
            case NEGATE -> Factor.Unit.MINUS_ONE;
            case SIGN, FLOOR, CEILING, ROUND, NOT -> Factor.Unit.ZERO;
            case ABSOLUTE -> times(b.unary(UnaryFunction.SIGN, at(x)));
            case SQRT -> times(b.scaled(0.5, b.reciprocal(at(result))));
            case RECIPROCAL -> times(b.negate(b.square(at(result))));
            case EXP -> times(at(result));
            case EXPM1 -> times(b.shifted(1, at(result)));
            case EXPREL -> times(Exprel.derivative(b, at(x), at(result)));
            case LOG -> times(b.reciprocal(at(x)));
            case LOG1P -> times(b.reciprocal(b.shifted(1, at(x))));
            case SIGMOID -> {
                var s = at(result);
                yield times(b.multiply(s, b.subtract(b.like(s, 1), s)));
            }
            case TANH -> times(oneMinusSquare(at(result)));
            case SINH -> times(b.unary(UnaryFunction.COSH, at(x)));
            case COSH -> times(b.unary(UnaryFunction.SINH, at(x)));
            case SIN -> times(b.unary(UnaryFunction.COS, at(x)));
            case COS -> times(b.negate(b.unary(UnaryFunction.SIN, at(x))));
            case TAN -> times(b.shifted(1, b.square(at(result))));
            case ASIN -> times(b.reciprocal(b.unary(UnaryFunction.SQRT, oneMinusSquare(at(x)))));
            case ACOS -> times(b.negate(b.reciprocal(b.unary(UnaryFunction.SQRT, oneMinusSquare(at(x))))));
            case ATAN -> times(b.reciprocal(b.shifted(1, b.square(at(x)))));
            case ERF -> times(b.scaled(TWO_OVER_ROOT_PI, b.exp(b.negate(b.square(at(x))))));
        };
    }

    private Value oneMinusSquare(Value x) {
        return b.subtract(b.like(x, 1), b.square(x));
    }

    private Factor binary(BinaryFunction function, boolean left, Value l, Value r, Value result) {
        return switch (function) {
            case ADD -> Factor.Unit.ONE;
            case SUBTRACT -> left ? Factor.Unit.ONE : Factor.Unit.MINUS_ONE;
            case MULTIPLY -> times(at(left ? r : l));
            case DIVIDE -> {
                var reciprocal = b.reciprocal(at(r));
                yield times(left ? reciprocal : b.negate(b.multiply(at(result), reciprocal)));
            }
            case POWER -> left ? powerByBase(l, r) : powerByExponent(l, result);
            case MINIMUM -> new Factor.Where(b.compare(Comparison.LESS, at(r), at(l)), !left);
            case MAXIMUM -> new Factor.Where(b.compare(Comparison.LESS, at(l), at(r)), !left);
            case REMAINDER ->
                left ? Factor.Unit.ONE : times(b.negate(b.unary(UnaryFunction.FLOOR, b.divide(at(l), at(r)))));
            case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> Factor.Unit.ZERO;
        };
    }

    /// r·l^(r−1), with the exponent folded where it is a constant.
    private Factor powerByBase(Value l, Value r) {
        var exponent = at(r);
        if (!(b.definition(exponent) instanceof Op.Constant constant)) {
            return times(b.multiply(exponent, b.binary(BinaryFunction.POWER, at(l), b.shifted(-1, exponent))));
        }
        double n = constant.value();
        if (n == 0) {
            return Factor.Unit.ZERO;
        }
        if (n == 1) {
            return Factor.Unit.ONE;
        }
        var base = at(l);
        return times(b.scaled(n, n == 2 ? base : b.binary(BinaryFunction.POWER, base, b.like(base, n - 1))));
    }

    /// l^r·ln l, and 0 where the base is not positive.
    private Factor powerByExponent(Value l, Value result) {
        var base = at(l);
        var positive = b.compare(Comparison.GREATER, base, b.like(base, 0));
        var logarithm = b.unary(UnaryFunction.LOG, b.select(positive, base, b.like(base, 1)));
        return times(b.multiply(at(result), logarithm));
    }
}
