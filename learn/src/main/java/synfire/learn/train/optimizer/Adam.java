package synfire.learn.train.optimizer;

import java.util.List;

/// Adam: the running mean of the gradient over the root of its running mean square, both corrected for their
/// start at 0.
///
///     m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
///     x ← x − η m̂ / (√v̂ + ε)   with   m̂ = m / (1 − β₁ᵗ),   v̂ = v / (1 − β₂ᵗ)
///
/// Reference: Kingma & Ba (2015), arXiv:1412.6980, algorithm 1. With `floorInside` the form at the end of its
/// section 2, x ← x − η √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε), which some libraries use: ε then weighs more
/// in the first updates.
///
/// @param firstDecay β₁
/// @param secondDecay β₂
/// @param floor ε
/// @param floorInside whether ε is added before the correction of v
public record Adam(double firstDecay, double secondDecay, double floor, boolean floorInside) implements Optimizer {

    /// β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    public static final Adam STANDARD = new Adam(0.9, 0.999, 1e-8, false);

    public Adam {
        Setting.SHARE.check("first_decay", firstDecay);
        Setting.SHARE.check("second_decay", secondDecay);
        Setting.NOT_NEGATIVE.check("floor", floor);
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void step(long t, double rate, double[] parameters, double[] gradient, List<double[]> memory) {
        double[] mean = memory.get(0);
        double[] square = memory.get(1);
        double meanScale = 1 / (1 - Math.pow(firstDecay, (double) t));
        double root = Math.sqrt(1 - Math.pow(secondDecay, (double) t));
        double insideFloor = floorInside ? floor : floor * root;
        for (int i = 0; i < parameters.length; i++) {
            mean[i] = firstDecay * mean[i] + (1 - firstDecay) * gradient[i];
            square[i] = secondDecay * square[i] + (1 - secondDecay) * gradient[i] * gradient[i];
            double step = mean[i] * meanScale * root / (Math.sqrt(square[i]) + insideFloor);
            parameters[i] -= mean[i] == 0 ? 0 : rate * step;
        }
    }
}
