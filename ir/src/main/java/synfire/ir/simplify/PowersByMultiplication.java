package synfire.ir.simplify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Writes powers with a constant whole or half exponent up to 16 as products.
///
/// ```
/// %1 = constant 3.0          %2 = multiply %0 %0
/// %2 = power %0 %1     ──▶   %3 = multiply %2 %0
/// ```
///
/// Negative exponents take the reciprocal, halves a square root: x^0.5 = √x, x^1.5 = x·√x.
/// Rounding: an error of up to half an ulp for each factor. Where x is −0 or −∞, a root is −0 or
/// NaN, not 0 or ∞.
public record PowersByMultiplication() implements Pass {

    private static final double LARGEST = 16;

    @Override
    public Program apply(Program program) {
        return Rewrite.of(program, PowersByMultiplication::product);
    }

    private static @Nullable List<Value> product(Op op, Builder out) {
        if (!(op instanceof Op.Binary(var function, var x, var exponent)) || function != BinaryFunction.POWER) {
            return null;
        }
        var constant = Constants.of(out, exponent);
        if (constant == null) {
            return null;
        }
        double twice = 2 * constant.value();
        if (Math.abs(twice) > 2 * LARGEST || twice != Math.rint(twice)) {
            return null;
        }
        int whole = (int) Math.abs(twice) / 2;
        var product = whole == 0 ? null : power(out, x, whole);
        if (twice % 2 != 0) {
            var root = out.unary(UnaryFunction.SQRT, x);
            product = product == null ? root : out.multiply(product, root);
        }
        if (product == null) {
            return List.of(out.like(x, 1));
        }
        return List.of(twice < 0 ? out.reciprocal(product) : product);
    }

    /// xⁿ for n ≥ 1 by squaring.
    static Value power(Builder out, Value x, int n) {
        if (n == 1) {
            return x;
        }
        var half = power(out, x, n / 2);
        var square = out.multiply(half, half);
        return n % 2 == 0 ? square : out.multiply(square, x);
    }
}
