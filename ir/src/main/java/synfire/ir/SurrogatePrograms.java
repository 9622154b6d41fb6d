package synfire.ir;

/// The derivative g′ and the smooth value g of every [Surrogate], written as elementwise programs.
///
/// Formulas of BrainPy's collection in their consistent form (g′ is the derivative of g). Where the
/// collection gives no g (`ReluGrad`, `GaussianGrad`, `MultiGaussianGrad`, `InvSquareGrad`,
/// `SlayerGrad`) it is the integral of g′ from −∞, so that a cell far below threshold stays silent.
public final class SurrogatePrograms {

    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double ROOT_PI = Math.sqrt(Math.PI);

    private SurrogatePrograms() {}

    /// x ↦ g(x), for one tensor type.
    public static Program smooth(Surrogate surrogate, TensorType type) {
        var b = new Builder("smooth");
        b.output("y", smooth(b, surrogate, b.input("x", type)));
        return b.build();
    }

    /// x ↦ g′(x), for one tensor type.
    public static Program derivative(Surrogate surrogate, TensorType type) {
        var b = new Builder("derivative");
        b.output("y", derivative(b, surrogate, b.input("x", type)));
        return b.build();
    }

    /// Emits g(x).
    public static Value smooth(Builder b, Surrogate surrogate, Value x) {
        return switch (surrogate) {
            case Surrogate.Sigmoid(double alpha) -> b.unary(UnaryFunction.SIGMOID, b.scaled(alpha, x));
            case Surrogate.PiecewiseQuadratic(double alpha) -> {
                var near = b.maximum(b.like(x, -1 / alpha), b.minimum(x, b.like(x, 1 / alpha)));
                var slope = b.shifted(alpha, b.scaled(-0.5 * alpha * alpha, b.absolute(near)));
                yield b.shifted(0.5, b.multiply(slope, near));
            }
            case Surrogate.PiecewiseExp(double alpha) -> {
                var tail = b.scaled(0.5, b.exp(b.scaled(-alpha, b.absolute(x))));
                yield b.select(negative(b, x), tail, b.subtract(b.like(x, 1), tail));
            }
            case Surrogate.SoftSign(double alpha) -> {
                var scaled = b.scaled(alpha, x);
                var bounded = b.divide(scaled, b.shifted(1, b.absolute(scaled)));
                yield b.shifted(0.5, b.scaled(0.5, bounded));
            }
            case Surrogate.Arctan(double alpha) -> {
                var angle = b.unary(UnaryFunction.ATAN, b.scaled(0.5 * Math.PI * alpha, x));
                yield b.shifted(0.5, b.scaled(1 / Math.PI, angle));
            }
            case Surrogate.NonzeroSignLog(double alpha) ->
                odd(b, x, b.unary(UnaryFunction.LOG1P, b.absolute(b.scaled(alpha, x))));
            case Surrogate.Erf(double alpha) ->
                b.shifted(0.5, b.scaled(0.5, b.unary(UnaryFunction.ERF, b.scaled(alpha, x))));
            case Surrogate.PiecewiseLeakyRelu(double c, double w) -> {
                var inside = b.shifted(0.5, b.scaled(0.5 / w, x));
                var leak = b.scaled(c, x);
                var left = b.shifted(c * w, leak);
                var right = b.shifted(1 - c * w, leak);
                yield b.select(
                        b.compare(Comparison.LESS, x, b.like(x, -w)),
                        left,
                        b.select(b.compare(Comparison.GREATER, x, b.like(x, w)), right, inside));
            }
            case Surrogate.SquarewaveFourierSeries(int n, double period) -> {
                var sum = b.like(x, 0.5);
                for (int i = 1; i <= n; i++) {
                    int k = 2 * i - 1;
                    var sine = b.unary(UnaryFunction.SIN, b.scaled(k * 2 * Math.PI / period, x));
                    sum = b.add(sum, b.scaled(2 / (Math.PI * k), sine));
                }
                yield sum;
            }
            case Surrogate.S2nn(double alpha, double beta, double epsilon) -> {
                var below = b.unary(UnaryFunction.SIGMOID, b.scaled(alpha, x));
                var argument = b.shifted(epsilon, b.absolute(b.shifted(1, x)));
                var above = b.shifted(0.5, b.scaled(beta, b.unary(UnaryFunction.LOG, argument)));
                yield b.select(negative(b, x), below, above);
            }
            case Surrogate.QPseudoSpike(double alpha) -> b.shifted(0.5, odd(b, x, qIntegral(b, alpha, x)));
            case Surrogate.LeakyRelu(double alpha, double beta) ->
                b.select(negative(b, x), b.scaled(alpha, x), b.scaled(beta, x));
            case Surrogate.LogTailedRelu(double alpha) -> {
                var one = b.like(x, 1);
                var tail = b.shifted(1, b.unary(UnaryFunction.LOG, b.maximum(x, one)));
                yield b.select(notPositive(b, x), b.scaled(alpha, x), b.select(aboveOne(b, x), tail, x));
            }
            case Surrogate.ReluGrad(double alpha, double width) -> {
                var inside = b.maximum(b.like(x, 0), b.subtract(b.like(x, width), b.absolute(x)));
                yield mirrored(b, x, b.scaled(0.5 * alpha, b.square(inside)), alpha * width * width);
            }
            case Surrogate.GaussianGrad(double sigma, double alpha) -> b.scaled(alpha, normalIntegral(b, x, 0, sigma));
            case Surrogate.MultiGaussianGrad(double h, double s, double sigma, double scale) -> {
                var sides = b.add(normalIntegral(b, x, sigma, s * sigma), normalIntegral(b, x, -sigma, s * sigma));
                var centre = b.scaled(scale * (1 + h), normalIntegral(b, x, 0, sigma));
                yield b.subtract(centre, b.scaled(scale * h, sides));
            }
            case Surrogate.InvSquareGrad(double alpha) -> {
                var tail = b.reciprocal(b.scaled(alpha, b.shifted(1, b.scaled(alpha, b.absolute(x)))));
                yield mirrored(b, x, tail, 2 / alpha);
            }
            case Surrogate.SlayerGrad(double alpha) ->
                mirrored(b, x, b.scaled(1 / alpha, b.exp(b.scaled(-alpha, b.absolute(x)))), 2 / alpha);
        };
    }

    /// Emits g′(x).
    public static Value derivative(Builder b, Surrogate surrogate, Value x) {
        return switch (surrogate) {
            case Surrogate.Sigmoid(double alpha) -> sigmoidSlope(b, alpha, x);
            case Surrogate.PiecewiseQuadratic(double alpha) ->
                b.maximum(b.like(x, 0), b.shifted(alpha, b.scaled(-alpha * alpha, b.absolute(x))));
            case Surrogate.PiecewiseExp(double alpha) -> b.scaled(0.5 * alpha, b.exp(b.scaled(-alpha, b.absolute(x))));
            case Surrogate.SoftSign(double alpha) ->
                b.scaled(0.5 * alpha, b.square(b.reciprocal(b.shifted(1, b.absolute(b.scaled(alpha, x))))));
            case Surrogate.Arctan(double alpha) ->
                b.scaled(0.5 * alpha, b.reciprocal(b.shifted(1, b.square(b.scaled(0.5 * Math.PI * alpha, x)))));
            case Surrogate.NonzeroSignLog(double alpha) -> b.reciprocal(b.shifted(1 / alpha, b.absolute(x)));
            case Surrogate.Erf(double alpha) ->
                b.scaled(alpha / ROOT_PI, b.exp(b.negate(b.square(b.scaled(alpha, x)))));
            case Surrogate.PiecewiseLeakyRelu(double c, double w) ->
                b.select(
                        b.compare(Comparison.LESS_EQUAL, b.absolute(x), b.like(x, w)),
                        b.like(x, 0.5 / w),
                        b.like(x, c));
            case Surrogate.SquarewaveFourierSeries(int n, double period) -> {
                var sum = b.like(x, 0);
                for (int i = 1; i <= n; i++) {
                    int k = 2 * i - 1;
                    sum = b.add(sum, b.unary(UnaryFunction.COS, b.scaled(k * 2 * Math.PI / period, x)));
                }
                yield b.scaled(4 / period, sum);
            }
            case Surrogate.S2nn(double alpha, double beta, var _) -> {
                var above = b.divide(b.like(x, beta), b.shifted(1, b.maximum(x, b.like(x, 0))));
                yield b.select(negative(b, x), sigmoidSlope(b, alpha, x), above);
            }
            case Surrogate.QPseudoSpike(double alpha) -> power(b, qBase(b, alpha, x), -alpha);
            case Surrogate.LeakyRelu(double alpha, double beta) ->
                b.select(negative(b, x), b.like(x, alpha), b.like(x, beta));
            case Surrogate.LogTailedRelu(double alpha) -> {
                var one = b.like(x, 1);
                var tail = b.reciprocal(b.maximum(x, one));
                yield b.select(notPositive(b, x), b.like(x, alpha), b.select(aboveOne(b, x), tail, one));
            }
            case Surrogate.ReluGrad(double alpha, double width) ->
                b.maximum(b.like(x, 0), b.scaled(alpha, b.subtract(b.like(x, width), b.absolute(x))));
            case Surrogate.GaussianGrad(double sigma, double alpha) -> b.scaled(alpha, normal(b, x, 0, sigma));
            case Surrogate.MultiGaussianGrad(double h, double s, double sigma, double scale) -> {
                var sides = b.add(normal(b, x, sigma, s * sigma), normal(b, x, -sigma, s * sigma));
                yield b.subtract(b.scaled(scale * (1 + h), normal(b, x, 0, sigma)), b.scaled(scale * h, sides));
            }
            case Surrogate.InvSquareGrad(double alpha) ->
                b.square(b.reciprocal(b.shifted(1, b.scaled(alpha, b.absolute(x)))));
            case Surrogate.SlayerGrad(double alpha) -> b.exp(b.scaled(-alpha, b.absolute(x)));
        };
    }

    private static Value negative(Builder b, Value x) {
        return b.compare(Comparison.LESS, x, b.like(x, 0));
    }

    private static Value notPositive(Builder b, Value x) {
        return b.compare(Comparison.LESS_EQUAL, x, b.like(x, 0));
    }

    private static Value aboveOne(Builder b, Value x) {
        return b.compare(Comparison.GREATER, x, b.like(x, 1));
    }

    /// −y for x < 0, else y.
    private static Value odd(Builder b, Value x, Value y) {
        return b.select(negative(b, x), b.negate(y), y);
    }

    /// The integral of an even function from the integral of its left tail: tail for x < 0, else whole −
    /// tail.
    private static Value mirrored(Builder b, Value x, Value tail, double whole) {
        return b.select(negative(b, x), tail, b.subtract(b.like(x, whole), tail));
    }

    private static Value power(Builder b, Value x, double exponent) {
        return b.binary(BinaryFunction.POWER, x, b.like(x, exponent));
    }

    private static Value sigmoidSlope(Builder b, double alpha, Value x) {
        var s = b.unary(UnaryFunction.SIGMOID, b.scaled(alpha, x));
        return b.scaled(alpha, b.multiply(s, b.subtract(b.like(x, 1), s)));
    }

    private static Value qBase(Builder b, double alpha, Value x) {
        return b.shifted(1, b.scaled(2 / (alpha + 1), b.absolute(x)));
    }

    /// ∫₀^|x| (1 + 2t/(α+1))^−α dt, with the logarithm as its limit at α = 1.
    private static Value qIntegral(Builder b, double alpha, Value x) {
        var base = qBase(b, alpha, x);
        return alpha == 1
                ? b.unary(UnaryFunction.LOG, base)
                : b.scaled(0.5 * (alpha + 1) / (1 - alpha), b.shifted(-1, power(b, base, 1 - alpha)));
    }

    /// The normal density of that mean and standard deviation.
    private static Value normal(Builder b, Value x, double mean, double deviation) {
        var z = b.scaled(1 / deviation, b.shifted(-mean, x));
        return b.scaled(1 / (deviation * ROOT_TWO_PI), b.exp(b.scaled(-0.5, b.square(z))));
    }

    /// The normal distribution function.
    private static Value normalIntegral(Builder b, Value x, double mean, double deviation) {
        var z = b.scaled(1 / (deviation * Math.sqrt(2)), b.shifted(-mean, x));
        return b.shifted(0.5, b.scaled(0.5, b.unary(UnaryFunction.ERF, z)));
    }
}
