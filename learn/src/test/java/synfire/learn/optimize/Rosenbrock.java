package synfire.learn.optimize;

/// Rosenbrock (1960) in n dimensions as least squares: residuals 10(x_{i+1} − x_i²) and 1 − x_i. Minimum 0 at all ones.
public record Rosenbrock(int dimension) implements LeastSquares {

    @Override
    public Linearization linearize(double[] x) {
        int n = dimension;
        double[] r = new double[2 * (n - 1)];
        double[] jacobian = new double[r.length * n];
        for (int i = 0; i < n - 1; i++) {
            r[2 * i] = 10 * (x[i + 1] - x[i] * x[i]);
            jacobian[2 * i * n + i] = -20 * x[i];
            jacobian[2 * i * n + i + 1] = 10;
            r[2 * i + 1] = 1 - x[i];
            jacobian[(2 * i + 1) * n + i] = -1;
        }
        return new Linearization(n, r, jacobian, r.length);
    }
}
