package synfire.ir.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.SpikeMode;
import synfire.ir.SurrogatePrograms;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;
import synfire.ir.simplify.DropUnused;
import synfire.ir.simplify.MergeDivisions;
import synfire.ir.simplify.Pass;
import synfire.ir.simplify.Rewrite;

/// Replaces elementary functions by plain arithmetic, so that the interpreter and machine code give the
/// same bits.
///
/// ```
/// %1 = exp %0    ──▶    %2 = minimum %0 710.0 …  %27 = multiply %26 %12
/// ```
///
/// What is left: arithmetic with one rounding (add, subtract, multiply, divide, fma, sqrt, reciprocal),
/// rounding to whole numbers, minimum and maximum, compare, select, integers and bits, and what
/// moves or reduces data. Each function's file states its error. Run it last: nothing can be
/// differentiated through bits.
public record ExpandFunctions() implements Pass {

    @Override
    public Program apply(Program program) {
        var hard = Rewrite.of(program, ExpandFunctions::smooth);
        var expanded = Rewrite.of(hard, ExpandFunctions::expand);
        return new DropUnused().apply(new MergeDivisions().apply(expanded));
    }

    /// Soft spikes first, since their smooth values are made of functions.
    private static @Nullable List<Value> smooth(Op op, Builder out) {
        return op instanceof Op.Spike(var x, var surrogate, var mode) && mode == SpikeMode.SOFT
                ? List.of(SurrogatePrograms.smooth(out, surrogate, x))
                : null;
    }

    private static @Nullable List<Value> expand(Op op, Builder out) {
        return switch (op) {
            case Op.Unary(var function, var x)
            when x.dtype().isFloat() -> unary(function, x, new Arithmetic(out, x.dtype()));
            case Op.Binary(var function, var x, var y)
            when x.dtype().isFloat() -> binary(function, x, y, new Arithmetic(out, x.dtype()));
            case Op.Philox(var key, var high, var low) -> new PhiloxRounds(out).bits(key, high, low);
            case Op.StopGradient(var x) -> List.of(x);
            case Op.Spike(var x, var _, var mode)
            when mode != SpikeMode.SOFT -> List.of(Crossing.step(new Arithmetic(out, x.dtype()), x));
            case Op.LinearCrossing(var before, var after) ->
                List.of(Crossing.linear(new Arithmetic(out, before.dtype()), before, after));
            case Op.HermiteCrossing(var before, var after, var slopeBefore, var slopeAfter) ->
                List.of(Crossing.hermite(new Arithmetic(out, before.dtype()), before, after, slopeBefore, slopeAfter));
            case Op.Unary _,
                    Op.Binary _,
                    Op.Spike _,
                    Op.Constant _,
                    Op.Compare _,
                    Op.Fma _,
                    Op.Select _,
                    Op.Convert _,
                    Op.Bitcast _,
                    Op.Iota _,
                    Op.Broadcast _,
                    Op.Rename _,
                    Op.Reduce _,
                    Op.Gather _,
                    Op.ScatterAdd _,
                    Op.Contract _,
                    Op.Scan _,
                    Op.Custom _,
                    Op.Whole _ -> null;
        };
    }

    private static @Nullable List<Value> unary(UnaryFunction function, Value x, Arithmetic a) {
        return switch (function) {
            case EXP -> List.of(new Exponential(a, x).exp());
            case EXPM1 -> List.of(new Exponential(a, x).expm1());
            case EXPREL -> List.of(new Exponential(a, x).exprel());
            case LOG -> List.of(new Logarithm(a).log(x));
            case LOG1P -> List.of(new Logarithm(a).log1p(x));
            case SIGMOID -> List.of(Sigmoids.logistic(a, x));
            case TANH -> List.of(Sigmoids.tanh(a, x));
            case SIGN -> List.of(Sigmoids.sign(a, x));
            case SINH -> List.of(Hyperbolic.sinh(a, x));
            case COSH -> List.of(Hyperbolic.cosh(a, x));
            case SIN -> List.of(new Circular(a, x).sin());
            case COS -> List.of(new Circular(a, x).cos());
            case TAN -> List.of(new Circular(a, x).tan());
            case ASIN -> List.of(new InverseCircular(a, x).asin());
            case ACOS -> List.of(new InverseCircular(a, x).acos());
            case ATAN -> List.of(new InverseCircular(a, x).atan());
            case ERF -> List.of(ErrorFunction.erf(a, x));
            case NEGATE, ABSOLUTE, FLOOR, CEILING, ROUND, SQRT, RECIPROCAL, NOT -> null;
        };
    }

    private static @Nullable List<Value> binary(BinaryFunction function, Value x, Value y, Arithmetic a) {
        return switch (function) {
            case POWER -> List.of(Power.of(a, x, y));
            case REMAINDER -> List.of(Remainder.of(a, x, y));
            case ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    MINIMUM,
                    MAXIMUM,
                    AND,
                    OR,
                    XOR,
                    SHIFT_LEFT,
                    SHIFT_RIGHT,
                    SHIFT_RIGHT_SIGNED -> null;
        };
    }
}
