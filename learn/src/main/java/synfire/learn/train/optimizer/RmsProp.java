package synfire.learn.train.optimizer;

import java.util.List;

/// The gradient over the root of its running mean square: v ← ρ v + (1 − ρ) g², x ← x − η g / (√v + ε).
///
/// Reference: Tieleman & Hinton (2012), *Neural networks for machine learning*, lecture 6.5.
///
/// @param decay ρ
/// @param floor ε
public record RmsProp(double decay, double floor) implements Optimizer {

    /// ρ = 0.9, ε = 1e-8.
    public static final RmsProp STANDARD = new RmsProp(0.9, 1e-8);

    public RmsProp {
        Setting.SHARE.check("decay", decay);
        Setting.NOT_NEGATIVE.check("floor", floor);
    }

    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void step(long t, double rate, double[] parameters, double[] gradient, List<double[]> memory) {
        double[] square = memory.getFirst();
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i];
            square[i] = decay * square[i] + (1 - decay) * g * g;
            parameters[i] -= g == 0 ? 0 : rate * g / (Math.sqrt(square[i]) + floor);
        }
    }
}
