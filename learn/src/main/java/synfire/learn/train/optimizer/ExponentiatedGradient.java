package synfire.learn.train.optimizer;

import java.util.List;

/// Multiplies instead of adding, so that no parameter changes its sign: x ← x exp(−η g sign(x)).
///
/// Keeps Dale's law by itself and gives weights a log-normal-like distribution. A parameter that is 0 stays
/// 0. The rate is one of relative change: some 10 to 100 times that of descent for weights of 0.1.
///
/// References: Kivinen & Warmuth (1997), doi:10.1006/inco.1996.2612; Cornford et al. (2024),
/// doi:10.1101/2024.10.25.620272.
///
/// @param most largest |η g| of one update; what is more is cut, so that no weight overflows
public record ExponentiatedGradient(double most) implements Optimizer {

    /// At most a factor of e in one update.
    public static final ExponentiatedGradient STANDARD = new ExponentiatedGradient(1);

    public ExponentiatedGradient {
        Setting.POSITIVE.check("most", most);
    }

    @Override
    public String name() {
        return "exponentiated-gradient";
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void step(long t, double rate, double[] parameters, double[] gradient, List<double[]> memory) {
        for (int i = 0; i < parameters.length; i++) {
            double exponent = Math.clamp(rate * gradient[i] * Math.signum(parameters[i]), -most, most);
            parameters[i] *= Math.exp(-exponent);
        }
    }
}
