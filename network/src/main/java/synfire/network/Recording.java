package synfire.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import synfire.equations.units.Quantity;

/// What was recorded from a cell, or simulated: sweeps of named signals with units.
///
/// @param source where it comes from, for messages and reports: a file name, or what simulated it
/// @param sweeps in the order of recording; none is allowed
/// @param notes what else is known, by name: protocol, channel labels, corrections made
public record Recording(String source, List<Sweep> sweeps, Map<String, String> notes) {

    public Recording {
        sweeps = List.copyOf(sweeps);
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    public static Recording of(String source, List<Sweep> sweeps) {
        return new Recording(source, sweeps, Map.of());
    }

    public int size() {
        return sweeps.size();
    }

    public Sweep sweep(int place) {
        if (place < 0 || place >= size()) {
            throw new IllegalArgumentException(
                    "%s has no sweep %d; it has %d, counted from 0".formatted(source, place, size()));
        }
        return sweeps.get(place);
    }

    /// The sweeps at the given places, in that order.
    public Recording select(List<Integer> places) {
        return withSweeps(places.stream().map(this::sweep).toList());
    }

    /// Each sweep changed by `change`.
    public Recording map(UnaryOperator<Sweep> change) {
        return withSweeps(sweeps.stream().map(change).toList());
    }

    /// Each sweep cut to the samples in `[fromMs, toMs)`.
    public Recording slice(double fromMs, double toMs) {
        return map(sweep -> sweep.slice(fromMs, toMs));
    }

    /// Each signal at time step `dtMs`, read off the way `how` says.
    public Recording resampled(double dtMs, Resampling how) {
        return map(sweep -> sweep.map(signal -> signal.resampled(dtMs, how)));
    }

    /// The upward crossings of `level` by the voltage, for each sweep.
    public List<SpikeTrain> spikes(Quantity level, double deadTimeMs) {
        return sweeps.stream().map(sweep -> sweep.spikes(level, deadTimeMs)).toList();
    }

    /// The sweeps of this recording, then those of `other`.
    public Recording then(Recording other) {
        var all = new ArrayList<>(sweeps);
        all.addAll(other.sweeps);
        var both = new LinkedHashMap<>(other.notes);
        both.putAll(notes);
        var name = source.equals(other.source) ? source : source + ", " + other.source;
        return new Recording(name, all, both);
    }

    public Recording withSweeps(List<Sweep> newSweeps) {
        return new Recording(source, newSweeps, notes);
    }

    public Recording withNote(String name, String text) {
        var more = new LinkedHashMap<>(notes);
        more.put(name, text);
        return new Recording(source, sweeps, more);
    }
}
