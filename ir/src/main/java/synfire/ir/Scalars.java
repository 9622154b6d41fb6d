package synfire.ir;

/// What each elementwise function means on one number. Floats come and go as doubles.
final class Scalars {

    private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

    private Scalars() {}

    static double unary(UnaryFunction function, double x) {
        return switch (function) {
            case NEGATE -> -x;
            case ABSOLUTE -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case FLOOR -> Math.floor(x);
            case CEILING -> Math.ceil(x);
            case ROUND -> Math.rint(x);
            case SQRT -> Math.sqrt(x);
            case RECIPROCAL -> 1 / x;
            case EXP -> StrictMath.exp(x);
            case EXPM1 -> StrictMath.expm1(x);
            case EXPREL -> x == 0 ? 1 : x == Double.POSITIVE_INFINITY ? x : StrictMath.expm1(x) / x;
            case LOG -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case SIGMOID -> 1 / (1 + StrictMath.exp(-x));
            case TANH -> StrictMath.tanh(x);
            case SINH -> StrictMath.sinh(x);
            case COSH -> StrictMath.cosh(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case TAN -> StrictMath.tan(x);
            case ASIN -> StrictMath.asin(x);
            case ACOS -> StrictMath.acos(x);
            case ATAN -> StrictMath.atan(x);
            case ERF -> erf(x);
            case NOT -> throw new IllegalProgramException("not applies to booleans");
        };
    }

    static long unary(UnaryFunction function, DType dtype, long x) {
        long result = switch (function) {
            case NEGATE -> -x;
            case ABSOLUTE -> Math.abs(x);
            case SIGN -> Long.signum(x);
            case FLOOR, CEILING, ROUND -> x;
            case NOT -> x == 0 ? 1 : 0;
            case SQRT,
                    RECIPROCAL,
                    EXP,
                    EXPM1,
                    EXPREL,
                    LOG,
                    LOG1P,
                    SIGMOID,
                    TANH,
                    SINH,
                    COSH,
                    SIN,
                    COS,
                    TAN,
                    ASIN,
                    ACOS,
                    ATAN,
                    ERF -> throw new IllegalProgramException(function.text() + " applies to floats");
        };
        return dtype == DType.I32 ? (int) result : result;
    }

    static double binary(BinaryFunction function, double left, double right) {
        return switch (function) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case POWER -> StrictMath.pow(left, right);
            case MINIMUM -> right < left ? right : left;
            case MAXIMUM -> left < right ? right : left;
            case REMAINDER -> left - right * Math.floor(left / right);
            case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED ->
                throw new IllegalProgramException(function.text() + " applies to integers");
        };
    }

    static long binary(BinaryFunction function, DType dtype, long left, long right) {
        int mask = dtype == DType.I32 ? 31 : 63;
        long result = switch (function) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case MINIMUM -> Math.min(left, right);
            case MAXIMUM -> Math.max(left, right);
            case REMAINDER -> right == 0 ? 0 : Math.floorMod(left, right);
            case AND -> left & right;
            case OR -> left | right;
            case XOR -> left ^ right;
            case SHIFT_LEFT -> left << (right & mask);
            case SHIFT_RIGHT -> dtype == DType.I32 ? (left & 0xFFFFFFFFL) >>> (right & mask) : left >>> (right & mask);
            case SHIFT_RIGHT_SIGNED -> left >> (right & mask);
            case DIVIDE, POWER -> throw new IllegalProgramException(function.text() + " applies to floats");
        };
        return dtype == DType.I32 ? (int) result : result;
    }

    static boolean compare(Comparison comparison, double left, double right) {
        return switch (comparison) {
            case LESS -> left < right;
            case LESS_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_EQUAL -> left >= right;
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
        };
    }

    static boolean compare(Comparison comparison, long left, long right) {
        return switch (comparison) {
            case LESS -> left < right;
            case LESS_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_EQUAL -> left >= right;
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
        };
    }

    /// The series 2/√π·e^{−x²}·Σ 2ⁿx²ⁿ⁺¹/(2n+1)!! (Abramowitz & Stegun 7.1.6); 1 beyond 6, where 1 − erf < 2⁻⁵³.
    private static double erf(double x) {
        if (Double.isNaN(x) || Math.abs(x) >= 6) {
            return Double.isNaN(x) ? x : Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return TWO_OVER_ROOT_PI * StrictMath.exp(-x * x) * sum;
    }
}
