package synfire.learn.uncertainty;

import java.util.List;

/// Information and score covariance of a least-squares fit whose residuals are correlated in time.
///
/// With residuals r and derivatives J of the counted samples, A = Σ JJᵀ/σ² and B = Σ_l γ_l·Σ_t (J_t
/// J_{t+l}ᵀ + …)/σ⁴, γ_l the autocovariance of the residuals up to the first lag at which it is lost in
/// noise.
///
/// Reference: Seber & Wild (2003), *Nonlinear Regression*, §6; Newey & West (1987) for the weights 1 −
/// l/(L+1).
///
/// @param information A, row-major
/// @param score B, row-major
/// @param lags L, the number of lags that counted
/// @param count samples that counted
/// @param variance σ²
public record CorrelatedSquares(List<Double> information, List<Double> score, int lags, double count, double variance) {

    private static final int MOST_LAGS = 2000;

    /// Beyond so many lags the score's covariance is taken from sums over blocks: the same limit, at the
    /// cost of one lag.
    private static final int MOST_DIRECT_LAGS = 64;

    /// Length of a block in correlation lengths, so that sums of neighbouring blocks are nearly
    /// independent.
    private static final int BLOCKS_PER_CORRELATION = 4;

    /// Of residuals that are all zero, as after a fit to a model's own potential: far below what can be
    /// measured.
    private static final double SMALLEST_VARIANCE = 1e-20;

    public CorrelatedSquares {
        information = List.copyOf(information);
        score = List.copyOf(score);
    }

    /// One trace: residuals, which of them count, and a row of derivatives per parameter.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Residuals(double[] residual, double[] counted, List<double[]> columns) {
        public Residuals {
            columns = List.copyOf(columns);
        }
    }

    /// From all traces of a fit.
    public static CorrelatedSquares of(List<Residuals> traces) {
        int n = traces.getFirst().columns().size();
        double count = 0;
        double square = 0;
        int longest = 0;
        for (var trace : traces) {
            for (int t = 0; t < trace.residual().length; t++) {
                if (trace.counted()[t] > 0) {
                    count++;
                    square += trace.residual()[t] * trace.residual()[t];
                }
            }
            longest = Math.max(longest, trace.residual().length);
        }
        double variance = Math.max(SMALLEST_VARIANCE, square / Math.max(1, count - n));
        int lags = 0;
        double[] rho = new double[Math.min(MOST_LAGS, Math.max(1, longest / 4)) + 1];
        for (int lag = 1; lag < rho.length; lag++) {
            rho[lag] = autocovariance(traces, lag) / variance;
            if (!(rho[lag] > 2 / Math.sqrt(count))) {
                break;
            }
            lags = lag;
        }
        var information = new double[n * n];
        add(traces, 0, 1 / variance, information);
        var score = lags > MOST_DIRECT_LAGS ? new double[n * n] : information.clone();
        if (lags > MOST_DIRECT_LAGS) {
            addBlocks(traces, BLOCKS_PER_CORRELATION * lags, 1 / (variance * variance), score);
        } else {
            for (int lag = 1; lag <= lags; lag++) {
                add(traces, lag, rho[lag] * (1 - lag / (lags + 1.0)) / variance, score);
            }
        }
        return new CorrelatedSquares(boxed(information), boxed(score), lags, count, variance);
    }

    /// Adds factor·Σ_blocks S·Sᵀ with S = Σ r_t·J_t over the counted samples of a block.
    private static void addBlocks(List<Residuals> traces, int length, double factor, double[] matrix) {
        for (var trace : traces) {
            int n = trace.columns().size();
            for (int from = 0; from < trace.residual().length; from += length) {
                int to = Math.min(trace.residual().length, from + length);
                var sums = new double[n];
                for (int i = 0; i < n; i++) {
                    var column = trace.columns().get(i);
                    for (int t = from; t < to; t++) {
                        sums[i] += trace.counted()[t] > 0 ? trace.residual()[t] * column[t] : 0;
                    }
                }
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        matrix[i * n + j] += factor * sums[i] * sums[j];
                    }
                }
            }
        }
    }

    private static double autocovariance(List<Residuals> traces, int lag) {
        double sum = 0;
        long pairs = 0;
        for (var trace : traces) {
            for (int t = 0; t + lag < trace.residual().length; t++) {
                if (trace.counted()[t] > 0 && trace.counted()[t + lag] > 0) {
                    sum += trace.residual()[t] * trace.residual()[t + lag];
                    pairs++;
                }
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    /// Adds factor·Σ_t (J_t J_{t+lag}ᵀ + J_{t+lag} J_tᵀ), once for lag 0.
    private static void add(List<Residuals> traces, int lag, double factor, double[] matrix) {
        for (var trace : traces) {
            int n = trace.columns().size();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    var left = trace.columns().get(i);
                    var right = trace.columns().get(j);
                    for (int t = 0; t + lag < left.length; t++) {
                        if (trace.counted()[t] > 0 && trace.counted()[t + lag] > 0) {
                            sum += lag == 0 ? left[t] * right[t] : left[t] * right[t + lag] + left[t + lag] * right[t];
                        }
                    }
                    matrix[i * n + j] += factor * sum;
                }
            }
        }
    }

    private static List<Double> boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
