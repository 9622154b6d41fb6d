package synfire.data.format;

import java.util.Locale;
import synfire.equations.units.Unit;
import synfire.network.Samples;

/// Finds the step of times that are meant to be equally spaced.
final class TimeStep {

    /// Times are written with some digits: this part of a step may be lost by rounding.
    private static final double ROUNDING = 0.25;

    private TimeStep() {}

    /// The step in ms.
    ///
    /// @param times in `unit`
    static double of(String file, Samples times, Unit unit) {
        int steps = times.size() - 1;
        if (steps < 1) {
            throw new RecordingFormatException(
                    file, "times", "one time gives no time step", "set dt, such as dt = \"0.1 ms\"");
        }
        double step = (times.get(steps) - times.get(0)) / steps;
        for (int i = 0; i <= steps; i++) {
            double expected = times.get(0) + i * step;
            if (!(step > 0) || !(Math.abs(times.get(i) - expected) <= ROUNDING * step)) {
                throw new RecordingFormatException(
                        file,
                        "times",
                        "they are not equally spaced: number %d is %s %s instead of %s %s"
                                .formatted(i + 1, times.get(i), unit, expected, unit),
                        "resample the recording, or set dt if the times are wrong");
            }
        }
        return rounded(step * unit.inBase());
    }

    /// Without the noise of rounding: to nine digits.
    private static double rounded(double step) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.8e", step));
    }
}
