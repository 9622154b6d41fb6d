package synfire.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;

/// Signals recorded together, over one time axis.
///
/// @param index number of the sweep in its source, from 0
/// @param signals at least one; all with the same start, step and number of samples
public record Sweep(int index, List<Signal> signals) {

    public Sweep {
        signals = List.copyOf(signals);
        if (signals.isEmpty()) {
            throw new IllegalArgumentException("sweep %d has no signals; give at least one".formatted(index));
        }
        var first = signals.getFirst();
        for (var signal : signals) {
            if (!signal.hasTimesOf(first)) {
                throw new IllegalArgumentException(
                        "sweep %d: signal %s and signal %s differ in their times; resample or cut one of them"
                                .formatted(index, axis(first), axis(signal)));
            }
        }
    }

    public double dtMs() {
        return signals.getFirst().dtMs();
    }

    public double startMs() {
        return signals.getFirst().startMs();
    }

    public double stopMs() {
        return signals.getFirst().stopMs();
    }

    /// Samples of each signal.
    public int size() {
        return signals.getFirst().size();
    }

    /// The signal of that name.
    public Signal signal(String name) {
        return signals.stream()
                .filter(signal -> signal.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "sweep %d has no signal '%s'; it has %s".formatted(index, name, labels())));
    }

    /// The first signal of that dimension.
    public Optional<Signal> first(Dimension dimension) {
        return signals.stream()
                .filter(signal -> signal.unit().dimension().equals(dimension))
                .findFirst();
    }

    /// The first voltage, in the unit it has.
    public Signal voltage() {
        return first(Dimension.VOLTAGE).orElseThrow(() -> missing("voltage", "mV"));
    }

    /// The first current, in the unit it has.
    public Signal current() {
        return first(Dimension.CURRENT).orElseThrow(() -> missing("current", "pA"));
    }

    public boolean hasVoltage() {
        return first(Dimension.VOLTAGE).isPresent();
    }

    public boolean hasCurrent() {
        return first(Dimension.CURRENT).isPresent();
    }

    /// The upward crossings of `level` by the voltage.
    public SpikeTrain spikes(Quantity level, double deadTimeMs) {
        return voltage().upwardCrossings(level, deadTimeMs);
    }

    /// This sweep, each signal changed by `change`.
    public Sweep map(UnaryOperator<Signal> change) {
        return new Sweep(index, signals.stream().map(change).toList());
    }

    public Sweep slice(double fromMs, double toMs) {
        return map(signal -> signal.slice(fromMs, toMs));
    }

    /// This sweep with `signal` in place of the one of that name, or added at the end.
    public Sweep with(Signal signal) {
        var changed = new ArrayList<Signal>(signals);
        changed.replaceAll(old -> old.name().equals(signal.name()) ? signal : old);
        if (!changed.contains(signal)) {
            changed.add(signal);
        }
        return new Sweep(index, changed);
    }

    private IllegalArgumentException missing(String what, String unit) {
        return new IllegalArgumentException("sweep %d has no %s (a signal in %s or a multiple of it); it has %s"
                .formatted(index, what, unit, labels()));
    }

    private String labels() {
        return signals.stream()
                .map(signal ->
                        "'%s' (%s)".formatted(signal.name(), signal.unit().name()))
                .collect(Collectors.joining(", "));
    }

    private static String axis(Signal signal) {
        return "'%s' (%d samples of %s ms from %s ms)"
                .formatted(signal.name(), signal.size(), signal.dtMs(), signal.startMs());
    }
}
