package synfire.ir.differentiate;

import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Value;

/// The derivative of exprel y(x) = (eˣ − 1)/x from x and y alone: (y·(x − 1) + 1)/x, which cancels near
/// 0, so there the series Σ (n+1)/(n+2)!·xⁿ.
final class Exprel {

    /// Below it the series, above it the formula, whose rounding error is about 2·2⁻⁵³/threshold: 7e-15.
    private static final double THRESHOLD_F64 = 0x1p-5;

    private static final double THRESHOLD_F32 = 0x1p-3;

    /// The first term left out at the threshold: 2⁻³⁵·8/9! = 6e-16; for f32 2⁻¹⁵·6/7! = 4e-8.
    private static final int DEGREE_F64 = 6;

    private static final int DEGREE_F32 = 4;

    private Exprel() {}

    static Value derivative(Builder b, Value x, Value y) {
        double threshold = x.dtype() == DType.F32 ? THRESHOLD_F32 : THRESHOLD_F64;
        var near = b.compare(Comparison.LESS, b.absolute(x), b.like(x, threshold));
        // The branch not taken stays finite, so that its own derivative does.
        var divisor = b.select(near, b.like(x, 1), x);
        var far = b.divide(b.fma(y, b.shifted(-1, x), b.like(x, 1)), divisor);
        return b.select(near, series(b, x), far);
    }

    private static Value series(Builder b, Value x) {
        int degree = x.dtype() == DType.F32 ? DEGREE_F32 : DEGREE_F64;
        var sum = b.like(x, coefficient(degree));
        for (int n = degree - 1; n >= 0; n--) {
            sum = b.fma(sum, x, b.like(x, coefficient(n)));
        }
        return sum;
    }

    /// (n+1)/(n+2)!
    private static double coefficient(int n) {
        double factorial = 1;
        for (int k = 2; k <= n + 2; k++) {
            factorial *= k;
        }
        return (n + 1) / factorial;
    }
}
