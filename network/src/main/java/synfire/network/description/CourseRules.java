package synfire.network.description;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.network.Samples;
import synfire.network.Signal;

/// What a course must be, and how it is read off.
final class CourseRules {

    /// Two times count as the same if they are closer than this part of a sample.
    private static final double SAME_TIME = 1e-9;

    private CourseRules() {}

    static void steps(Samples times, Samples values) {
        if (times.size() != values.size()) {
            throw new IllegalArgumentException("steps have %d times and %d values; give one of each per step"
                    .formatted(times.size(), values.size()));
        }
        for (int k = 1; k < times.size(); k++) {
            if (!(times.get(k) > times.get(k - 1))) {
                throw new IllegalArgumentException(
                        "step %d is at %s ms, not after step %d at %s ms; sort the steps by time"
                                .formatted(k, times.get(k), k - 1, times.get(k - 1)));
            }
        }
    }

    static void ramp(Quantity start, Quantity stop, Quantity from, Quantity to) {
        same("a ramp", from, to);
        if (!isTime(start) || !isTime(stop) || !(start.inBase() < stop.inBase())) {
            throw new IllegalArgumentException(
                    "a ramp from %s to %s; give two times, the earlier first".formatted(start, stop));
        }
    }

    static void sine(Quantity offset, Quantity amplitude, Quantity frequency) {
        same("a sine", offset, amplitude);
        if (!frequency.unit().dimension().equals(Dimension.FREQUENCY)) {
            throw new IllegalArgumentException("a sine has the frequency %s; give it in Hz".formatted(frequency));
        }
    }

    static List<Signal> sampled(List<Signal> signals) {
        if (signals.isEmpty()) {
            throw new IllegalArgumentException("a sampled course has no signals; give one, or one per cell");
        }
        return List.copyOf(signals);
    }

    static void dimension(String what, Unit unit, Dimension wanted) {
        if (!unit.dimension().equals(wanted)) {
            throw new IllegalArgumentException("%s is in %s, but it should be %s"
                    .formatted(what, unit, wanted.isNone() ? "a plain number" : "in " + wanted));
        }
    }

    /// The number of times that are not after `ms`.
    static int countUpTo(Samples times, double ms) {
        int low = 0;
        int high = times.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.get(middle) <= ms) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static double held(Signal signal, double ms) {
        double index = Math.floor((ms - signal.startMs()) / signal.dtMs() + SAME_TIME);
        return index < 0 || index >= signal.size()
                ? 0
                : Quantity.of(signal.get((int) index), signal.unit()).inBase();
    }

    static Course.Bounds bounds(DoubleStream values) {
        var summary = values.summaryStatistics();
        return new Course.Bounds(summary.getMin(), summary.getMax());
    }

    static DoubleStream inBase(Signal signal) {
        return IntStream.range(0, signal.size())
                .mapToDouble(k -> Quantity.of(signal.get(k), signal.unit()).inBase());
    }

    private static void same(String what, Quantity a, Quantity b) {
        if (!a.unit().dimension().equals(b.unit().dimension())) {
            throw new IllegalArgumentException(
                    "%s of %s and %s mixes units; give both in one of them".formatted(what, a, b));
        }
    }

    private static boolean isTime(Quantity time) {
        return time.unit().dimension().equals(Dimension.TIME);
    }
}
