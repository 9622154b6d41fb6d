package synfire.ir.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;
import synfire.ir.simplify.DropUnused;
import synfire.ir.simplify.Pass;
import synfire.ir.simplify.Rewrite;

/// Replaces elementary functions by plain arithmetic, so that the interpreter and machine code give the same bits.
///
/// ```
/// %1 = exp %0    ──▶    %2 = minimum %0 710.0 …  %27 = multiply %26 %12
/// ```
///
/// What is left: arithmetic with one rounding (add, subtract, multiply, divide, fma, sqrt, reciprocal), rounding to
/// whole numbers, compare, select, integers and bits.
public record ExpandFunctions() implements Pass {

    @Override
    public Program apply(Program program) {
        return new DropUnused().apply(Rewrite.of(program, ExpandFunctions::expand));
    }

    private static @Nullable List<Value> expand(Op op, Builder out) {
        return op instanceof Op.Unary(var function, var x) ? unary(function, x, out) : null;
    }

    private static @Nullable List<Value> unary(UnaryFunction function, Value x, Builder out) {
        if (!x.dtype().isFloat()) {
            return null;
        }
        var a = new Arithmetic(out, x.dtype());
        return switch (function) {
            case EXP -> List.of(new Exponential(a, x).exp());
            case EXPM1 -> List.of(new Exponential(a, x).expm1());
            case EXPREL -> List.of(new Exponential(a, x).exprel());
            case SIGMOID -> List.of(Sigmoids.logistic(a, x));
            case TANH -> List.of(Sigmoids.tanh(a, x));
            case LOG, LOG1P, SINH, COSH, SIN, COS, TAN, ASIN, ACOS, ATAN, ERF -> null;
            case SIGN -> List.of(Sigmoids.sign(a, x));
            case NEGATE, ABSOLUTE, FLOOR, CEILING, ROUND, SQRT, RECIPROCAL, NOT -> null;
        };
    }
}
