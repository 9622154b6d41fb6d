package synfire.data.electrode;

import java.util.Arrays;
import synfire.network.Samples;

/// The kernel of electrode and membrane in series, taken apart.
///
/// The end of the kernel is the membrane alone: an exponential fitted there gives its time constant. With the membrane
/// reached directly, that exponential is subtracted. With the membrane reached through the electrode, it is taken out
/// in the z-domain, with the amplitude that gives just that exponential.
///
/// @param electrode taps in GΩ
/// @param membrane the membrane's taps
/// @param coupling which of the two ways was taken
record Separation(Samples electrode, Tail membrane, Coupling coupling) {

    private static final double MOST_NEGATIVE = -0.1;

    /// @param electrodeTaps samples after which only the membrane answers
    static Separation of(double[] kernel, int electrodeTaps, Coupling coupling) {
        var tail = Tail.fit(kernel, electrodeTaps, kernel.length);
        return switch (coupling) {
            case DIRECT -> direct(kernel, electrodeTaps, tail);
            case THROUGH_ELECTRODE -> {
                var through = throughElectrode(kernel, electrodeTaps, tail);
                if (!Double.isFinite(through.resistance())) {
                    throw new IllegalArgumentException(
                            "no electrode passes its current on to a membrane with this kernel; take coupling DIRECT");
                }
                yield through;
            }
            case AUTOMATIC -> {
                var through = throughElectrode(kernel, electrodeTaps, tail);
                yield through.isPositive() ? through : direct(kernel, electrodeTaps, tail);
            }
        };
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

    private static Separation direct(double[] kernel, int electrodeTaps, Tail tail) {
        var electrode = Samples.generate(electrodeTaps, k -> kernel[k] - tail.at(k));
        return new Separation(electrode, tail, Coupling.DIRECT);
    }

    /// Nothing of the membrane is left if the exponential that comes out of the electrode's taps, the amplitude
    /// `ratio * sum(Ke[k] / decay^k)`, is the one that was fitted.
    private static Separation throughElectrode(double[] kernel, int electrodeTaps, Tail tail) {
        double fast = Math.max(1e-12, Arrays.stream(kernel, 0, electrodeTaps).sum());
        double guess = Math.max(1e-12, tail.amplitude() / fast);
        double ratio = Root.rising(
                x -> guess * x * atTail(solved(kernel, tail.decay(), guess * x), electrodeTaps, tail.decay())
                        - tail.amplitude(),
                0.05,
                20);
        var electrode = Samples.of(solved(kernel, tail.decay(), guess * ratio)).part(0, electrodeTaps);
        double resistance = electrode.stream().sum();
        return new Separation(
                electrode, new Tail(guess * ratio * resistance, tail.decay()), Coupling.THROUGH_ELECTRODE);
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
