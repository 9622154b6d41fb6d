package synfire.simulate.network;

import java.util.Arrays;

/// A sum of rows of numbers, each times a factor; rows whose factor is 0 cost nothing. Four at a time are
/// read, so that the sum is not written for each.
final class RowSum {

    private double[] factors;
    private double[][] rows;
    private int count;

    /// @param usual how many rows there are to be expected
    RowSum(int usual) {
        this.factors = new double[Math.max(4, usual)];
        this.rows = new double[factors.length][];
    }

    void take(double factor, double[] row) {
        if (factor != 0) {
            if (count == factors.length) {
                factors = Arrays.copyOf(factors, 2 * count);
                rows = Arrays.copyOf(rows, 2 * count);
            }
            factors[count] = factor;
            rows[count++] = row;
        }
    }

    /// Writes the sum of what was taken, and begins anew.
    void into(double[] sum) {
        switch (Math.min(count, 4)) {
            case 0 -> Arrays.fill(sum, 0);
            case 1 -> set(sum, factors[0], rows[0]);
            case 2 -> set(sum, factors[0], rows[0], factors[1], rows[1]);
            case 3 -> set(sum, factors[0], rows[0], factors[1], rows[1], factors[2], rows[2]);
            default -> set(sum, factors[0], rows[0], factors[1], rows[1], factors[2], rows[2], factors[3], rows[3]);
        }
        more(sum, 4);
    }

    /// Adds the sum of what was taken, and begins anew.
    void addTo(double[] sum) {
        more(sum, 0);
    }

    private void more(double[] sum, int first) {
        int i = first;
        for (; i + 4 <= count; i += 4) {
            add(
                    sum,
                    factors[i],
                    rows[i],
                    factors[i + 1],
                    rows[i + 1],
                    factors[i + 2],
                    rows[i + 2],
                    factors[i + 3],
                    rows[i + 3]);
        }
        for (; i < count; i++) {
            add(sum, factors[i], rows[i]);
        }
        count = 0;
    }

    private static void set(double[] sum, double a, double[] x) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a * x[i];
        }
    }

    private static void set(double[] sum, double a, double[] x, double b, double[] y) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a * x[i] + b * y[i];
        }
    }

    private static void set(double[] sum, double a, double[] x, double b, double[] y, double c, double[] z) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a * x[i] + b * y[i] + c * z[i];
        }
    }

    private static void set(
            double[] sum, double a, double[] x, double b, double[] y, double c, double[] z, double d, double[] w) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (a * x[i] + b * y[i]) + (c * z[i] + d * w[i]);
        }
    }

    private static void add(double[] sum, double a, double[] x) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += a * x[i];
        }
    }

    private static void add(
            double[] sum, double a, double[] x, double b, double[] y, double c, double[] z, double d, double[] w) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (a * x[i] + b * y[i]) + (c * z[i] + d * w[i]);
        }
    }
}
