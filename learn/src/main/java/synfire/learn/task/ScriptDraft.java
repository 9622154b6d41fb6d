package synfire.learn.task;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import synfire.network.random.CounterStream;

/// Writes a script phase by phase.
///
///     var draft = new ScriptDraft(layout, random);
///     var cue = draft.phase("cue", new PhaseLength.Fixed(100));
///     draft.drive("left", cue, 40);
///     draft.ask(draft.phase("recall", new PhaseLength.Fixed(150)), label);
///     return draft.script();
public final class ScriptDraft {

    private final Layout layout;
    private final CounterStream random;
    private final List<Phase> phases = new ArrayList<>();
    private final List<Drive> drives = new ArrayList<>();
    private final List<LossWindow> windows = new ArrayList<>();
    private final TreeMap<String, Double> conditions = new TreeMap<>();
    private float[] target = new float[0];

    /// @param random where the durations of phases are drawn from
    public ScriptDraft(Layout layout, CounterStream random) {
        this.layout = layout;
        this.random = random;
    }

    /// Number of steps so far.
    public int steps() {
        return phases.isEmpty() ? 0 : phases.getLast().end();
    }

    /// Adds a phase at the end and draws its length.
    public Phase phase(String name, PhaseLength length) {
        return phase(name, length.steps(random, layout.dtMs()));
    }

    /// Adds a phase of known length at the end.
    public Phase phase(String name, int steps) {
        var phase = new Phase(name, steps(), steps() + steps);
        phases.add(phase);
        return phase;
    }

    /// All steps so far as one phase, for a background: it is not added.
    public Phase whole() {
        return new Phase("trial", 0, steps());
    }

    /// Drives all channels of a group for a phase at a rate: as spikes or as a value, whichever the code of
    /// the task is.
    public void drive(String group, Phase phase, double rateHz) {
        var channels = layout.group(group);
        drive(channels.first(), channels.end(), phase, rateHz);
    }

    /// Drives channels `first` up to but without `last` for a phase at a rate.
    public void drive(int first, int last, Phase phase, double rateHz) {
        drives.add(
                switch (layout.code()) {
                    case Code.Spikes _ -> new Drive.Poisson(first, last, phase.from(), phase.end(), rateHz);
                    case Code.Values(var perHz, var deviation) ->
                        new Drive.Level(first, last, phase.from(), phase.end(), rateHz * perHz, deviation);
                });
    }

    /// One spike.
    public void spike(int channel, int step) {
        drives.add(new Drive.Spike(channel, step));
    }

    /// Asks for a class in a phase.
    public void ask(Phase phase, int label) {
        windows.add(new LossWindow(phase.from(), phase.end(), 1, label));
    }

    /// Compares the outputs with the target in a phase.
    public void compare(Phase phase) {
        windows.add(new LossWindow(phase.from(), phase.end(), 1, LossWindow.NO_LABEL));
    }

    /// Sets the target of one output at one step; what is not set is 0. All phases must stand by then.
    public void target(int step, int output, double value) {
        if (target.length == 0) {
            target = new float[steps() * layout.outputs()];
        }
        target[step * layout.outputs() + output] = (float) value;
    }

    /// Notes what was drawn.
    public void condition(String name, double value) {
        conditions.put(name, value);
    }

    /// The script. The draft is used up.
    public Script script() {
        int width = layout.answer().signals();
        var series = width == 0
                ? Series.none(steps())
                : Series.owning(steps(), width, target.length == 0 ? new float[steps() * width] : target);
        return new Script(phases, drives, windows, series, conditions);
    }
}
