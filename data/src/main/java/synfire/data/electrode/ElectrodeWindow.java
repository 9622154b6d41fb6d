package synfire.data.electrode;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How long an electrode answers: up to some delay, the window, the kernel is free; from there on to four times as far
/// it
/// is one slow exponential, which is how a membrane looks from near, whatever its dendrites; and free again after that.
///
/// A window too short makes the exponential follow the electrode; one too long leaves the membrane below the
/// electrode to be guessed from far away, and every bend of the membrane's kernel then counts as electrode. So each
/// window is judged by how well its kernel predicts parts of the recording that it was not fitted to. The window
/// chosen is the shortest that predicts as well as the best, up to one standard error of the difference.
///
/// Reference for the rule of one standard error: Breiman et al. (1984), *Classification and Regression Trees*, §3.4.3.
final class ElectrodeWindow {

    /// Candidates, as parts of the longest.
    private static final double[] PARTS = {0.1, 0.15, 0.25, 0.35, 0.5, 0.7, 1};

    /// Shortest window, in samples.
    private static final int LEAST = 3;

    private static final int TIME_CONSTANTS = 24;

    /// The membrane is followed back from so many windows away.
    static final int FURTHEST = 4;

    private final KernelBasis basis;
    private final int longest;

    private ElectrodeWindow(KernelBasis basis, int longest) {
        this.basis = basis;
        this.longest = longest;
    }

    /// The window in samples.
    ///
    /// @param parts sums over parts of the recording
    /// @param longest the last candidate, in samples, and the shortest time constant of a membrane
    static int choose(NormalEquations[] parts, KernelBasis basis, int longest) {
        var windows = new ElectrodeWindow(basis, longest);
        int[] candidates = Arrays.stream(PARTS)
                .mapToInt(part -> (int) Math.rint(part * longest))
                .filter(samples -> samples >= LEAST)
                .distinct()
                .toArray();
        if (candidates.length < 2) {
            return longest;
        }
        var errors = new double[candidates.length][parts.length];
        for (int part = 0; part < parts.length; part++) {
            var rest = NormalEquations.sum(parts, part);
            for (int c = 0; c < candidates.length; c++) {
                errors[c][part] = parts[part].residual(windows.fitted(rest, candidates[c]));
            }
        }
        var best = Arrays.stream(errors)
                .min((a, b) -> Double.compare(total(a), total(b)))
                .orElseThrow();
        for (int c = 0; c < candidates.length; c++) {
            if (isAsGood(errors[c], best)) {
                return candidates[c];
            }
        }
        return longest;
    }

    /// Whether the mean difference of the errors on the parts is within one standard error of none.
    private static boolean isAsGood(double[] errors, double[] best) {
        int n = errors.length;
        double mean = (total(errors) - total(best)) / n;
        double squares = IntStream.range(0, n)
                .mapToDouble(i -> errors[i] - best[i] - mean)
                .map(d -> d * d)
                .sum();
        return mean <= Math.sqrt(squares / (n - 1) / n);
    }

    private static double total(double[] errors) {
        return Arrays.stream(errors).sum();
    }

    /// Coefficients of least squared error among kernels that are exponential after `window`.
    private double[] fitted(NormalEquations sums, int window) {
        double logTau = Minimum.find(
                x -> sums.residual(constrained(sums, window, Math.exp(x))),
                Math.log(longest),
                Math.log(100.0 * longest),
                TIME_CONSTANTS);
        return constrained(sums, window, Math.exp(logTau));
    }

    private double[] constrained(NormalEquations sums, int window, double tau) {
        return sums.solveAlong(basis.knotsIn(window, FURTHEST * window), delay -> Math.exp(-delay / tau));
    }
}
