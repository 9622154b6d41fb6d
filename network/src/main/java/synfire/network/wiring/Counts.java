package synfire.network.wiring;

/// Binomial and hypergeometric numbers from one uniform number each.
///
/// The probabilities are summed outwards from the most likely number until they reach the uniform number:
/// as many terms as the standard deviation, for any size. Reference for the first term: Loader (2000),
/// "Fast and accurate computation of binomial probabilities".
final class Counts {

    private static final double LOG_ROOT_TWO_PI = 0.9189385332046728;

    private Counts() {}

    /// How many of `number` throws hit `share` of `all` places, each throw on its own.
    static long binomial(long number, long share, long all, double u) {
        if (number == 0 || share == 0) {
            return 0;
        }
        if (share == all) {
            return number;
        }
        double odds = (double) share / (all - share);
        double p = (double) share / all;
        long mode = Math.clamp((long) ((number + 1) * p), 0, number);
        return outwards(
                mode, 0, number, StrictMath.exp(logBinomial(mode, number, p)), x -> (number - x) * odds / (x + 1), u);
    }

    /// How many of `number` different places among `all` lie in a share of them.
    static long hypergeometric(long number, long share, long all, double u) {
        long least = Math.max(0, number - (all - share));
        long most = Math.min(number, share);
        if (least == most) {
            return least;
        }
        double p = (double) number / all;
        long mode = Math.clamp((long) ((number + 1.0) * (share + 1.0) / (all + 2.0)), least, most);
        double first =
                logBinomial(mode, share, p) + logBinomial(number - mode, all - share, p) - logBinomial(number, all, p);
        long others = all - share - number;
        return outwards(
                mode,
                least,
                most,
                StrictMath.exp(first),
                x -> (double) (share - x) * (number - x) / ((x + 1.0) * (others + x + 1.0)),
                u);
    }

    /// The ratio of the probabilities of `x + 1` and `x`.
    @FunctionalInterface
    private interface Ratio {
        double of(long x);
    }

    private static long outwards(long mode, long least, long most, double first, Ratio ratio, double u) {
        double left = u - first;
        long below = mode;
        long above = mode;
        double down = first;
        double up = first;
        while (left > 0) {
            up = above < most ? up * ratio.of(above) : 0;
            down = below > least ? down / ratio.of(below - 1) : 0;
            if (up == 0 && down == 0) {
                return mode; // the sum of all probabilities, as rounded, is below u
            }
            if (up > 0) {
                above++;
                left -= up;
                if (left <= 0) {
                    return above;
                }
            }
            if (down > 0) {
                below--;
                left -= down;
                if (left <= 0) {
                    return below;
                }
            }
        }
        return mode;
    }

    private static double logBinomial(long x, long n, double p) {
        if (x == 0) {
            return n * StrictMath.log1p(-p);
        }
        if (x == n) {
            return n * StrictMath.log(p);
        }
        double all = (double) n;
        double hits = (double) x;
        double rest = all - hits;
        return stirlingError(all)
                - stirlingError(hits)
                - stirlingError(rest)
                - deviance(hits, all * p)
                - deviance(rest, all * (1 - p))
                - LOG_ROOT_TWO_PI
                + 0.5 * StrictMath.log(all / (hits * rest));
    }

    /// ln n! − (n + ½)·ln n + n − ½·ln 2π.
    private static double stirlingError(double n) {
        if (n <= 15) {
            double logFactorial = 0;
            for (int k = 2; k <= n; k++) {
                logFactorial += StrictMath.log(k);
            }
            return logFactorial - (n + 0.5) * StrictMath.log(n) + n - LOG_ROOT_TWO_PI;
        }
        double square = n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square)
                / n;
    }

    /// x·ln(x/m) + m − x, without cancellation near m.
    private static double deviance(double x, double m) {
        if (Math.abs(x - m) < 0.1 * (x + m)) {
            double v = (x - m) / (x + m);
            double sum = (x - m) * v;
            double term = 2 * x * v;
            for (int j = 1; j < 1000; j++) {
                term *= v * v;
                double next = sum + term / (2 * j + 1);
                if (next == sum) {
                    return next;
                }
                sum = next;
            }
        }
        return x * StrictMath.log(x / m) + m - x;
    }
}
