package synfire.learn.bayes;

import java.util.Arrays;

/// Squeezes losses before they are modelled: the logarithm of 1 + (loss − lowest)/c, where c is what a quarter of the
/// losses lie within. Losses of cells range over orders of magnitude, and it is the lowest that must be told apart.
final class LossWarp {

    private static final int QUARTER = 4;

    private LossWarp() {}

    /// @param losses one that is not finite counts as the highest that is
    static double[] of(double[] losses) {
        double[] finite =
                Arrays.stream(losses).filter(Double::isFinite).sorted().toArray();
        if (finite.length == 0) {
            return new double[losses.length];
        }
        double lowest = finite[0];
        double highest = finite[finite.length - 1];
        double scale = Arrays.stream(finite, finite.length / QUARTER, finite.length)
                .map(loss -> loss - lowest)
                .filter(above -> above > 0)
                .findFirst()
                .orElse(1);
        return Arrays.stream(losses)
                .map(loss -> Math.log1p(((Double.isFinite(loss) ? loss : highest) - lowest) / scale))
                .toArray();
    }
}
