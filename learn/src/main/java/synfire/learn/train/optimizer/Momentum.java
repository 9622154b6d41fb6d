package synfire.learn.train.optimizer;

import java.util.List;

/// Descent with a running sum of gradients:
///
///     u ← μ u + g,   x ← x − η u             (Polyak 1964, doi:10.1016/0041-5553(64)90137-5)
///     u ← μ u + g,   x ← x − η (g + μ u)     (Nesterov's, in the form of Sutskever et al. 2013, eq. 3–4)
///
/// @param momentum μ, from 0 up to but without 1
public record Momentum(double momentum, boolean nesterov) implements Optimizer {

    /// μ = 0.9.
    public static final Momentum POLYAK = new Momentum(0.9, false);

    /// μ = 0.9, looking ahead.
    public static final Momentum NESTEROV = new Momentum(0.9, true);

    public Momentum {
        Setting.SHARE.check("momentum", momentum);
    }

    @Override
    public String name() {
        return nesterov ? "nesterov" : "momentum";
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void step(long t, double rate, double[] parameters, double[] gradient, List<double[]> memory) {
        double[] speed = memory.getFirst();
        for (int i = 0; i < parameters.length; i++) {
            speed[i] = momentum * speed[i] + gradient[i];
            parameters[i] -= rate * (nesterov ? gradient[i] + momentum * speed[i] : speed[i]);
        }
    }
}
