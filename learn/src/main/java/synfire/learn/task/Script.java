package synfire.learn.task;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One trial before its spikes are drawn: phases, what drives which channels, what is right when.
///
/// @param phases one after the other from step 0; they may leave no gap
/// @param target the signals to follow, `outputs` wide; 0 wide if the answer is a class
/// @param conditions what was drawn for this trial, by name, for analyses
public record Script(
        List<Phase> phases,
        List<Drive> drives,
        List<LossWindow> windows,
        Series target,
        SortedMap<String, Double> conditions) {

    public Script {
        phases = List.copyOf(phases);
        drives = List.copyOf(drives);
        windows = List.copyOf(windows);
        conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
    }

    /// Number of steps of the trial.
    public int steps() {
        return phases.isEmpty() ? 0 : phases.getLast().end();
    }

    /// The first phase of that name.
    public Phase phase(String name) {
        return phases.stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the trial has no phase '%s'; its phases are %s"
                        .formatted(name, phases.stream().map(Phase::name).toList())));
    }

    /// The label of the last loss window: the class of a trial that asks once.
    public int label() {
        return windows.getLast().label();
    }
}
