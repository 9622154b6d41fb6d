package synfire.network;

import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;

/// One recorded or simulated quantity, sampled at equal steps: sample `i` is its value at `startMs + i * dtMs`.
///
/// @param name label of the channel; any text
/// @param unit unit of the samples
/// @param dtMs time between samples, in ms; positive
/// @param startMs time of sample 0, in ms
public record Signal(String name, Unit unit, double dtMs, double startMs, Samples samples) {

    /// Two times count as the same if they are closer than this part of a step. Sampling intervals are stored with as
    /// little as seven digits, and recordings have up to some million samples.
    private static final double SAME_STEP = 1e-3;

    public Signal {
        if (!(dtMs > 0) || Double.isInfinite(dtMs)) {
            throw new IllegalArgumentException(
                    "signal '%s' has a time step of %s ms; a time step is a positive number".formatted(name, dtMs));
        }
        if (!Double.isFinite(startMs)) {
            throw new IllegalArgumentException(
                    "signal '%s' starts at %s ms; a start is a finite number".formatted(name, startMs));
        }
    }

    public int size() {
        return samples.size();
    }

    public double get(int index) {
        return samples.get(index);
    }

    public double timeMs(int index) {
        return startMs + index * dtMs;
    }

    /// The end of the last step, `startMs + size * dtMs`.
    public double stopMs() {
        return timeMs(size());
    }

    /// This signal in another unit of the same dimension.
    public Signal in(Unit target) {
        if (unit.equals(target)) {
            return this;
        }
        return new Signal(
                name,
                target,
                dtMs,
                startMs,
                samples.map(x -> Quantity.of(x, unit).in(target)));
    }

    /// The numbers in `target` units, as a copy.
    public double[] values(Unit target) {
        return in(target).samples.toArray();
    }

    /// The value held at time `tMs`: that of the last sample at or before it.
    public Quantity at(double tMs) {
        int index = (int) Math.floor((tMs - startMs) / dtMs + SAME_STEP);
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException("signal '%s' has no value at %s ms; it reaches from %s ms to %s ms"
                    .formatted(name, tMs, startMs, stopMs()));
        }
        return Quantity.of(samples.get(index), unit);
    }

    public Signal named(String newName) {
        return new Signal(newName, unit, dtMs, startMs, samples);
    }

    public Signal withSamples(Samples newSamples) {
        return new Signal(name, unit, dtMs, startMs, newSamples);
    }

    /// The same samples, sample 0 at `newStartMs`.
    public Signal startingAt(double newStartMs) {
        return new Signal(name, unit, dtMs, newStartMs, samples);
    }

    /// The samples whose times lie in `[fromMs, toMs)`. The bounds may lie outside the signal.
    public Signal slice(double fromMs, double toMs) {
        int first = Math.clamp((long) Math.ceil((fromMs - startMs) / dtMs - SAME_STEP), 0, size());
        int end = Math.clamp((long) Math.ceil((toMs - startMs) / dtMs - SAME_STEP), first, size());
        return new Signal(name, unit, dtMs, timeMs(first), samples.part(first, end));
    }

    /// Every `factor`-th time step, read off the way `how` says.
    public Signal decimated(int factor, Resampling how) {
        if (factor < 1) {
            throw new IllegalArgumentException(
                    "signal '%s' cannot be decimated by %d; the factor is 1 or more".formatted(name, factor));
        }
        return how.apply(this, dtMs * factor);
    }

    /// This signal with time step `newDtMs`, read off the way `how` says.
    public Signal resampled(double newDtMs, Resampling how) {
        return how.apply(this, newDtMs);
    }

    /// The times at which the signal rises through `level`, between samples by linear interpolation.
    ///
    /// @param deadTimeMs crossings closer than this to the last one kept are left out (noise on a slow flank)
    public SpikeTrain upwardCrossings(Quantity level, double deadTimeMs) {
        double threshold = level.in(unit);
        var times = new double[size()];
        int count = 0;
        for (int i = 1; i < size(); i++) {
            double before = samples.get(i - 1);
            double after = samples.get(i);
            if (before < threshold && after >= threshold) {
                double time = timeMs(i - 1) + dtMs * (threshold - before) / (after - before);
                if (count == 0 || time >= times[count - 1] + deadTimeMs) {
                    times[count++] = time;
                }
            }
        }
        return new SpikeTrain(Samples.of(times).part(0, count), startMs, stopMs());
    }

    /// Whether the samples of both lie at the same times.
    public boolean hasTimesOf(Signal other) {
        return size() == other.size()
                && Math.abs(startMs - other.startMs) <= SAME_STEP * dtMs
                && Math.abs(dtMs - other.dtMs) * Math.max(1, size()) <= dtMs / 2;
    }
}
