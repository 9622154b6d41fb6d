package synfire.lab.model;

import java.util.Locale;
import synfire.network.Samples;
import synfire.network.random.RandomKey;

/// What goes into a model: a baseline, and from `startMs` on for `lengthMs` something on top of it.
///
/// @param level of the step, end of the ramp, amplitude of the sine, standard deviation of the noise
/// @param hertz of the sine, or of the pulses
public record Drive(Shape shape, double base, double level, double startMs, double lengthMs, double hertz) {

    private static final double NOISE_TAU_MS = 5;
    private static final double PULSE_MS = 2;

    /// The forms a person may choose.
    public enum Shape {
        STEP,
        RAMP,
        SINE,
        PULSES,
        /// An Ornstein–Uhlenbeck process with a time constant of 5 ms.
        NOISE;

        /// @throws IllegalArgumentException naming those there are
        static Shape named(String name) {
            for (var each : values()) {
                if (each.name().equalsIgnoreCase(name)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("there is no stimulus '%s'; choose among step, ramp, sine, pulses, noise"
                    .formatted(name.toLowerCase(Locale.ROOT)));
        }
    }

    /// One value per step, in the unit of the levels.
    Samples samples(int steps, double dtMs, long seed) {
        var noise = shape == Shape.NOISE ? noise(steps, dtMs, seed) : Samples.empty();
        return Samples.generate(steps, k -> {
            double since = k * dtMs - startMs;
            if (since < 0 || since >= lengthMs) {
                return base;
            }
            return base
                    + switch (shape) {
                        case STEP -> level;
                        case RAMP -> level * since / lengthMs;
                        case SINE -> level * Math.sin(2e-3 * Math.PI * hertz * since);
                        case PULSES -> since * hertz * 1e-3 % 1 < PULSE_MS * hertz * 1e-3 ? level : 0;
                        case NOISE -> level * noise.get(k);
                    };
        });
    }

    /// Of standard deviation 1; the same for the same seed.
    private static Samples noise(int steps, double dtMs, long seed) {
        var random = RandomKey.ofSeed(seed).split("lab").generator();
        double keep = Math.exp(-dtMs / NOISE_TAU_MS);
        double fresh = Math.sqrt(1 - keep * keep);
        var values = new double[steps];
        double x = random.nextGaussian();
        for (int k = 0; k < steps; k++) {
            values[k] = x;
            x = keep * x + fresh * random.nextGaussian();
        }
        return Samples.of(values);
    }
}
