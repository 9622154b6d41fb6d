package synfire.learn.train.optimizer;

import java.util.List;

/// Adam with weight decay beside the gradient instead of in it: x ← x − η λ x, then as [Adam].
///
/// Reference: Loshchilov & Hutter (2019), arXiv:1711.05101, algorithm 2, with η in both terms.
///
/// @param weightDecay λ
public record AdamW(Adam adam, double weightDecay) implements Optimizer {

    /// Adam's usual settings, λ = 0.01.
    public static final AdamW STANDARD = new AdamW(Adam.STANDARD, 0.01);

    public AdamW {
        Setting.NOT_NEGATIVE.check("weight_decay", weightDecay);
    }

    @Override
    public String name() {
        return "adamw";
    }

    @Override
    public int slots() {
        return adam.slots();
    }

    @Override
    public void step(long t, double rate, double[] parameters, double[] gradient, List<double[]> memory) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= rate * weightDecay * parameters[i];
        }
        adam.step(t, rate, parameters, gradient, memory);
    }
}
