package synfire.network.analysis.population;

import synfire.network.Samples;

/// The branching ratio m of a driven branching process A(t + 1) ≈ m·A(t) + h from the activity A in
/// successive bins, by multistep regression: the slopes rₖ of A(t + k) on A(t), for k = 1 … `steps`, are
/// fitted by b·mᵏ in least squares.
///
/// Where only some of the cells are seen, b falls and m stays. With one step it is the plain regression r₁,
/// which does not stand that. NaN where the activity is constant or shorter than `steps` + 2 bins.
///
/// Reference: Wilting & Priesemann (2018), Nat. Commun. 9:2325.
///
/// @param m the branching ratio
/// @param amplitude b
/// @param slopes r₁, r₂, …
public record BranchingRatio(double m, double amplitude, Samples slopes) {

    private static final int SEARCHED = 400;
    private static final int HALVINGS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /// Time: bins · `steps`.
    public static BranchingRatio of(Samples activity, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a regression over %d steps; give 1 or more".formatted(steps));
        }
        var slopes = Samples.generate(steps, k -> slope(activity, k + 1));
        if (steps == 1 || slopes.firstNotFinite() >= 0) {
            return new BranchingRatio(slopes.get(0), 1, slopes);
        }
        double m = best(slopes);
        return new BranchingRatio(m, amplitude(slopes, m), slopes);
    }

    private static double slope(Samples activity, int step) {
        int n = activity.size() - step;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += activity.get(i) / n;
            meanY += activity.get(i + step) / n;
        }
        double square = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            square += (activity.get(i) - meanX) * (activity.get(i) - meanX);
            product += (activity.get(i) - meanX) * (activity.get(i + step) - meanY);
        }
        return n < 2 || square == 0 ? Double.NaN : product / square;
    }

    /// The m in [0, 2] with the least squares, each m with its best b: the best of a grid, then golden
    /// section.
    private static double best(Samples slopes) {
        double width = 2.0 / SEARCHED;
        double middle = 0;
        for (int i = 0; i <= SEARCHED; i++) {
            if (misfit(slopes, i * width) < misfit(slopes, middle)) {
                middle = i * width;
            }
        }
        double low = Math.max(0, middle - width);
        double high = middle + width;
        for (int i = 0; i < HALVINGS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (misfit(slopes, left) <= misfit(slopes, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    private static double misfit(Samples slopes, double m) {
        double b = amplitude(slopes, m);
        double sum = 0;
        double power = m;
        for (int k = 0; k < slopes.size(); k++, power *= m) {
            sum += (slopes.get(k) - b * power) * (slopes.get(k) - b * power);
        }
        return sum;
    }

    private static double amplitude(Samples slopes, double m) {
        double product = 0;
        double square = 0;
        double power = m;
        for (int k = 0; k < slopes.size(); k++, power *= m) {
            product += slopes.get(k) * power;
            square += power * power;
        }
        return square == 0 ? 0 : product / square;
    }
}
