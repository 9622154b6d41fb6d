package synfire.ir;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/// A surrogate with its derivative as published and the points where that or its slope jumps, for tests.
public record PublishedSurrogate(Surrogate surrogate, DoubleUnaryOperator derivative, List<Double> kinks) {

    private PublishedSurrogate(Surrogate surrogate, DoubleUnaryOperator derivative, double... kinks) {
        this(surrogate, derivative, DoubleStream.of(kinks).boxed().toList());
    }

    /// All eighteen, some with two settings.
    public static List<PublishedSurrogate> all() {
        return List.of(
                new PublishedSurrogate(new Surrogate.Sigmoid(4), x -> 4 * logistic(4 * x) * (1 - logistic(4 * x))),
                new PublishedSurrogate(
                        new Surrogate.PiecewiseQuadratic(1),
                        x -> Math.abs(x) <= 1 ? 1 - Math.abs(x) : 0,
                        -1.0,
                        0.0,
                        1.0),
                new PublishedSurrogate(
                        new Surrogate.PiecewiseQuadratic(2),
                        x -> Math.abs(x) <= 0.5 ? 2 - 4 * Math.abs(x) : 0,
                        -0.5,
                        0,
                        0.5),
                new PublishedSurrogate(new Surrogate.PiecewiseExp(1.5), x -> 0.75 * Math.exp(-1.5 * Math.abs(x)), 0.0),
                new PublishedSurrogate(new Surrogate.SoftSign(2), x -> 1 / Math.pow(1 + 2 * Math.abs(x), 2.0), 0.0),
                new PublishedSurrogate(new Surrogate.Arctan(1), x -> 0.5 / (1 + Math.pow(Math.PI * x / 2, 2))),
                new PublishedSurrogate(new Surrogate.NonzeroSignLog(2), x -> 1 / (0.5 + Math.abs(x)), 0.0),
                new PublishedSurrogate(new Surrogate.Erf(1), x -> Math.exp(-x * x) / Math.sqrt(Math.PI)),
                new PublishedSurrogate(
                        new Surrogate.PiecewiseLeakyRelu(0.01, 0.8),
                        x -> Math.abs(x) <= 0.8 ? 1 / 1.6 : 0.01,
                        -0.8,
                        0.8),
                new PublishedSurrogate(
                        new Surrogate.SquarewaveFourierSeries(2, 8.0),
                        x -> 0.5 * (Math.cos(2 * Math.PI * x / 8) + Math.cos(6 * Math.PI * x / 8))),
                new PublishedSurrogate(
                        new Surrogate.S2nn(4, 1.5, 1e-8),
                        x -> x < 0 ? 4 * logistic(4 * x) * (1 - logistic(4 * x)) : 1.5 / (x + 1),
                        0),
                new PublishedSurrogate(
                        new Surrogate.QPseudoSpike(2), x -> Math.pow(1 + 2 * Math.abs(x) / 3, -2.0), 0.0),
                new PublishedSurrogate(new Surrogate.QPseudoSpike(1), x -> 1 / (1 + Math.abs(x)), 0.0),
                new PublishedSurrogate(new Surrogate.LeakyRelu(0.1, 1.0), x -> x < 0 ? 0.1 : 1, 0.0),
                new PublishedSurrogate(
                        new Surrogate.LogTailedRelu(0.2), x -> x <= 0 ? 0.2 : x <= 1 ? 1 : 1 / x, 0.0, 1.0),
                new PublishedSurrogate(Surrogate.PAPER, x -> Math.max(0, 0.3 * (1 - Math.abs(x))), -1.0, 0.0, 1.0),
                new PublishedSurrogate(
                        new Surrogate.ReluGrad(0.4, 0.5), x -> Math.max(0, 0.4 * (0.5 - Math.abs(x))), -0.5, 0.0, 0.5),
                new PublishedSurrogate(new Surrogate.GaussianGrad(0.5, 0.5), x -> 0.5 * normal(x, 0, 0.5)),
                new PublishedSurrogate(
                        new Surrogate.MultiGaussianGrad(0.15, 6.0, 0.5, 0.5),
                        x -> 0.5 * (1.15 * normal(x, 0, 0.5) - 0.15 * normal(x, 0.5, 3) - 0.15 * normal(x, -0.5, 3))),
                new PublishedSurrogate(
                        new Surrogate.InvSquareGrad(100), x -> 1 / Math.pow(100 * Math.abs(x) + 1, 2.0), 0.0),
                new PublishedSurrogate(new Surrogate.SlayerGrad(1), x -> Math.exp(-Math.abs(x)), 0));
    }

    @Override
    public String toString() {
        return surrogate.toString();
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double normal(double x, double mean, double deviation) {
        double z = (x - mean) / deviation;
        return Math.exp(-0.5 * z * z) / (deviation * Math.sqrt(2 * Math.PI));
    }
}
