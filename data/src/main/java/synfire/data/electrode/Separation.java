package synfire.data.electrode;

import java.util.Arrays;
import synfire.network.Samples;

/// The kernel of electrode and membrane in series, taken apart.
///
/// After the electrode the kernel is the membrane alone. An exponential fitted just after it follows the membrane back
/// to where both are; one fitted to all of the end gives the membrane's time constant. With the membrane reached
/// directly, the first exponential is subtracted. With the membrane reached through the electrode, it is taken out
/// in the z-domain, with the amplitude that gives just that exponential.
///
/// @param electrode taps in GΩ
/// @param membrane the membrane's taps
/// @param coupling which of the two ways was taken
record Separation(Samples electrode, Tail membrane, Coupling coupling) {

    private static final double MOST_NEGATIVE = -0.1;

    /// @param window delays that tell the electrode from the membrane
    static Separation of(double[] kernel, Window window, Coupling coupling) {
        var near = Tail.fit(kernel, window.electrode(), window.end(), window.longest());
        var far = Tail.fit(kernel, window.longest(), kernel.length, window.longest() / 3.0);
        int taps = window.electrode();
        return switch (coupling) {
            case DIRECT -> direct(kernel, taps, near, far);
            case THROUGH_ELECTRODE -> {
                var through = throughElectrode(kernel, taps, near, far);
                if (!Double.isFinite(through.resistance())) {
                    throw new IllegalArgumentException(
                            "no electrode passes its current on to a membrane with this kernel; take coupling DIRECT");
                }
                yield through;
            }
            case AUTOMATIC -> {
                var through = throughElectrode(kernel, taps, near, far);
                yield through.isPositive() ? through : direct(kernel, taps, near, far);
            }
        };
    }

    /// Delays in samples.
    ///
    /// @param electrode up to here the electrode answers
    /// @param longest from here on only the membrane does, whatever the electrode; says what the membrane's own
    ///     resistance and time constant are
    record Window(int electrode, int longest) {

        /// From `electrode` to here the kernel tells how the membrane goes on below the electrode.
        int end() {
            return ElectrodeWindow.FURTHEST * electrode;
        }
    }

    /// Sum of the electrode's taps, in GΩ.
    double resistance() {
        return electrode.stream().sum();
    }

    /// Sum of the membrane's taps, in GΩ.
    double membraneResistance() {
        return membrane.amplitude() / (1 - membrane.decay());
    }

    /// The membrane's time constant in samples.
    double membraneSteps() {
        return -1 / Math.log(membrane.decay());
    }

    private boolean isPositive() {
        double largest = electrode.stream().max().orElse(0);
        double smallest = electrode.stream().min().orElse(0);
        return largest > 0 && smallest > MOST_NEGATIVE * largest;
    }

    private static Separation direct(double[] kernel, int electrodeTaps, Tail near, Tail far) {
        var electrode = Samples.generate(electrodeTaps, k -> kernel[k] - near.at(k));
        return new Separation(electrode, far, Coupling.DIRECT);
    }

    /// Nothing of the membrane is left if the exponential that comes out of the electrode's taps, the amplitude
    /// `ratio * sum(Ke[k] / decay^k)`, is the one that was fitted.
    private static Separation throughElectrode(double[] kernel, int electrodeTaps, Tail near, Tail far) {
        double fast = Math.max(1e-12, Arrays.stream(kernel, 0, electrodeTaps).sum());
        double guess = Math.max(1e-12, near.amplitude() / fast);
        double ratio = Root.rising(
                x -> guess * x * atTail(solved(kernel, near.decay(), guess * x), electrodeTaps, near.decay())
                        - near.amplitude(),
                0.05,
                20);
        var electrode = Samples.of(solved(kernel, near.decay(), guess * ratio)).part(0, electrodeTaps);
        double resistance = electrode.stream().sum();
        double smoothed = atTail(electrode.toArray(), electrodeTaps, far.decay());
        return new Separation(
                electrode, new Tail(far.amplitude() * resistance / smoothed, far.decay()), Coupling.THROUGH_ELECTRODE);
    }

    private static double atTail(double[] electrode, int electrodeTaps, double decay) {
        double sum = 0;
        double growth = 1;
        for (int k = 0; k < electrodeTaps; k++) {
            sum += electrode[k] * growth;
            growth /= decay;
        }
        return sum;
    }

    /// Solves `K = Ke + ratio * (decay^k) * Ke` for `Ke`, sample by sample.
    private static double[] solved(double[] kernel, double decay, double ratio) {
        var electrode = new double[kernel.length];
        double membrane = 0;
        for (int k = 0; k < kernel.length; k++) {
            electrode[k] = (kernel[k] - ratio * decay * membrane) / (1 + ratio);
            membrane = electrode[k] + decay * membrane;
        }
        return electrode;
    }
}
