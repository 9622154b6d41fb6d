package synfire.network.analysis.theory;

/// The rate at which a leaky integrate-and-fire cell fires in white noise, by its mean time of first passage.
///
/// 1/rate = t_ref + τ·√π·∫ e^(u²)·(1 + erf u) du from (V_r − μ)/σ to (θ − μ)/σ, computed in the equivalent form
/// t_ref + τ·∫ e^(−x²)·(e^(2bx) − e^(2ax))/x dx from 0 to ∞, with a and b the two limits.
///
/// Reference: Siegert (1951), doi:10.1103/PhysRev.81.617; Brunel & Hakim (1999),
/// doi:10.1162/089976699300016179.
///
/// @param tauMs time constant of the membrane
/// @param refractoryMs time that a cell stays at the reset potential
/// @param threshold and `reset` in one unit, such as mV, from the resting potential
public record Siegert(double tauMs, double refractoryMs, double threshold, double reset) {

    /// Panels of the integral are at most this wide.
    private static final double WIDEST = 0.5;

    /// Where e^(−x²) has fallen to nothing.
    private static final double FAR = 8;

    /// Nodes and weights of Gauss and Legendre on (−1, 1), the positive half.
    private static final double[] NODES = {
        0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717
    };

    private static final double[] WEIGHTS = {
        0.2955242247147529, 0.2692667193099963, 0.2190863625159820, 0.1494513491505806, 0.0666713443086881
    };

    public Siegert {
        if (!(tauMs > 0) || !(refractoryMs >= 0) || !(reset < threshold)) {
            throw new IllegalArgumentException(
                    "a cell with tau = %s ms, refractory for %s ms, threshold %s and reset %s; give tau above 0, a refractory time from 0 up, and a reset below the threshold"
                            .formatted(tauMs, refractoryMs, threshold, reset));
        }
    }

    /// In Hz.
    ///
    /// @param mean potential that the input drives the cell to, were there no threshold
    /// @param deviation σ of the noise, √2 times that of the potential without a threshold; 0 for none
    public double rateHz(double mean, double deviation) {
        if (!(deviation >= 0)) {
            throw new IllegalArgumentException("a deviation of %s; give one from 0 up".formatted(deviation));
        }
        if (deviation == 0) {
            return mean <= threshold
                    ? 0
                    : 1000 / (refractoryMs + tauMs * Math.log((mean - reset) / (mean - threshold)));
        }
        return 1000 / (refractoryMs + tauMs * passage((reset - mean) / deviation, (threshold - mean) / deviation));
    }

    private static double passage(double a, double b) {
        double end = Math.max(b, 0) + FAR;
        double width = Math.min(WIDEST, 0.25 / Math.max(1, Math.max(Math.abs(a), Math.abs(b))));
        double sum = 0;
        for (double from = 0; from < end; ) {
            sum += panel(a, b, from, from + width);
            from += width;
            width = Math.min(WIDEST, 1.5 * width);
        }
        return sum;
    }

    private static double panel(double a, double b, double from, double to) {
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        double sum = 0;
        for (int k = 0; k < NODES.length; k++) {
            sum += WEIGHTS[k] * (integrand(a, b, middle - half * NODES[k]) + integrand(a, b, middle + half * NODES[k]));
        }
        return half * sum;
    }

    private static double integrand(double a, double b, double x) {
        return -Math.exp(2 * b * x - x * x) * Math.expm1(-2 * (b - a) * x) / x;
    }
}
