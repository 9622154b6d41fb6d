package synfire.ir;

/// A function that stands in for the derivative of the spike's step: one record per function of the
/// collection of BrainPy (`math.surrogate`), with its parameters and their usual values.
///
/// [SurrogatePrograms] writes the derivative g′(x) and its antiderivative g(x).
public sealed interface Surrogate {

    /// The function that the paper uses everywhere: a triangle of height 0.3 over ±1.
    Surrogate PAPER = new ReluGrad(0.3, 1.0);

    record Sigmoid(double alpha) implements Surrogate {}

    record PiecewiseQuadratic(double alpha) implements Surrogate {}

    record PiecewiseExp(double alpha) implements Surrogate {}

    record SoftSign(double alpha) implements Surrogate {}

    record Arctan(double alpha) implements Surrogate {}

    record NonzeroSignLog(double alpha) implements Surrogate {}

    record Erf(double alpha) implements Surrogate {}

    record PiecewiseLeakyRelu(double c, double w) implements Surrogate {}

    record SquarewaveFourierSeries(int n, double period) implements Surrogate {}

    record S2nn(double alpha, double beta, double epsilon) implements Surrogate {}

    record QPseudoSpike(double alpha) implements Surrogate {}

    record LeakyRelu(double alpha, double beta) implements Surrogate {}

    record LogTailedRelu(double alpha) implements Surrogate {}

    record ReluGrad(double alpha, double width) implements Surrogate {}

    record GaussianGrad(double sigma, double alpha) implements Surrogate {}

    record MultiGaussianGrad(double h, double s, double sigma, double scale) implements Surrogate {}

    record InvSquareGrad(double alpha) implements Surrogate {}

    record SlayerGrad(double alpha) implements Surrogate {}
}
