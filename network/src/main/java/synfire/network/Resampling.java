package synfire.network;

/// How a signal is read off at a new time step.
///
/// All keep the time of sample 0 and give one sample for each new step that starts no later than the last old sample.
public enum Resampling {

    /// The last old sample at or before the new time.
    PICK,

    /// Linear interpolation between old samples.
    LINEAR,

    /// The mean over the new step of a signal that is held between old samples. Right for an input current that a
    /// model holds over its step: the charge is kept.
    MEAN,

    /// Without aliases: a sinc of 0.9 of the lower of both Nyquist frequencies under a Blackman window of 16 of its
    /// periods each side, its weights normalised so that a constant stays one up to the edges.
    LOW_PASS;

    private static final double PASS = 0.9;
    private static final int PERIODS = 16;
    private static final double SAME_STEP = 1e-6;

    Signal apply(Signal old, double newDtMs) {
        if (!(newDtMs > 0) || Double.isInfinite(newDtMs)) {
            throw new IllegalArgumentException(
                    "signal '%s' cannot be resampled to a time step of %s ms; give a positive number"
                            .formatted(old.name(), newDtMs));
        }
        double ratio = newDtMs / old.dtMs();
        if (old.size() == 0 || ratio == 1) {
            return new Signal(old.name(), old.unit(), newDtMs, old.startMs(), old.samples());
        }
        double steps = (old.size() - 1) / ratio + SAME_STEP;
        if (steps >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "signal '%s' would have more than %d samples at a time step of %s ms; give a longer one"
                            .formatted(old.name(), Integer.MAX_VALUE, newDtMs));
        }
        var values = old.samples();
        var samples = Samples.generate((int) steps + 1, i -> {
            double place = i * ratio;
            return switch (this) {
                case PICK -> values.get((int) (place + SAME_STEP));
                case LINEAR -> linear(values, place);
                case MEAN -> mean(values, place, place + ratio);
                case LOW_PASS -> lowPass(values, place, PASS * Math.min(1, 1 / ratio));
            };
        });
        return new Signal(old.name(), old.unit(), newDtMs, old.startMs(), samples);
    }

    private static double linear(Samples values, double place) {
        int before = (int) (place + SAME_STEP);
        double part = place - before;
        return part <= SAME_STEP || before + 1 == values.size()
                ? values.get(before)
                : (1 - part) * values.get(before) + part * values.get(before + 1);
    }

    private static double mean(Samples values, double from, double to) {
        double sum = 0;
        double weights = 0;
        for (int i = (int) (from + SAME_STEP); i < Math.min(values.size(), to - SAME_STEP); i++) {
            double weight = Math.min(to, i + 1) - Math.max(from, i);
            sum += weight * values.get(i);
            weights += weight;
        }
        return sum / weights;
    }

    private static double lowPass(Samples values, double place, double cutoff) {
        double reach = PERIODS / cutoff;
        double sum = 0;
        double weights = 0;
        int end = (int) Math.min(values.size() - 1, Math.floor(place + reach));
        for (int i = (int) Math.max(0, Math.ceil(place - reach)); i <= end; i++) {
            double x = i - place;
            double window = 0.42 + 0.5 * Math.cos(Math.PI * x / reach) + 0.08 * Math.cos(2 * Math.PI * x / reach);
            double phase = Math.PI * cutoff * x;
            double weight = window * (Math.abs(phase) < 1e-9 ? 1 : Math.sin(phase) / phase);
            sum += weight * values.get(i);
            weights += weight;
        }
        return sum / weights;
    }
}
