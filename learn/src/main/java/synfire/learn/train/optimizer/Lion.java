package synfire.learn.train.optimizer;

import java.util.List;

/// The sign of an interpolated momentum:
///
///     x ← x − η (sign(β₁ m + (1 − β₁) g) + λ x),   m ← β₂ m + (1 − β₂) g
///
/// Every parameter moves by η, so take a rate 3 to 10 times smaller than Adam's. Reference: Chen et al.
/// (2023), arXiv:2302.06675, algorithm 2.
///
/// @param stepDecay β₁
/// @param memoryDecay β₂
/// @param weightDecay λ
public record Lion(double stepDecay, double memoryDecay, double weightDecay) implements Optimizer {

    /// β₁ = 0.9, β₂ = 0.99, no weight decay.
    public static final Lion STANDARD = new Lion(0.9, 0.99, 0);

    public Lion {
        Setting.SHARE.check("step_decay", stepDecay);
        Setting.SHARE.check("memory_decay", memoryDecay);
        Setting.NOT_NEGATIVE.check("weight_decay", weightDecay);
    }

    @Override
    public String name() {
        return "lion";
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void step(long t, double rate, double[] parameters, double[] gradient, List<double[]> memory) {
        double[] mean = memory.getFirst();
        for (int i = 0; i < parameters.length; i++) {
            double direction = Math.signum(stepDecay * mean[i] + (1 - stepDecay) * gradient[i]);
            parameters[i] -= rate * (direction + weightDecay * parameters[i]);
            mean[i] = memoryDecay * mean[i] + (1 - memoryDecay) * gradient[i];
        }
    }
}
