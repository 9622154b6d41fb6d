package synfire.learn.task.catalogue;

import java.util.ArrayList;
import java.util.List;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.learn.task.Answer;
import synfire.learn.task.Code;
import synfire.learn.task.Layout;
import synfire.learn.task.PhaseLength;
import synfire.learn.task.Settings;
import synfire.learn.task.TaskParameter;

/// What all tasks with a choice between spikes and values have in common: as spikes, every feature has a
/// group of channels; as values, one channel.
final class Codes {

    private static final int MOST_STEPS = 1_000_000;
    private static final double MOST_NOISE = 100;

    private Codes() {}

    /// A task's own settings, after `code`, `group` and `noise`.
    ///
    /// @param noise usual standard deviation of a value
    static List<TaskParameter> parameters(int group, double noise, TaskParameter... own) {
        var all = new ArrayList<TaskParameter>();
        all.add(new TaskParameter.Choice("code", List.of("spikes", "values"), "how the input is given"));
        all.add(new TaskParameter.Count(
                "group", group, 1, 1000, "channels a feature has as spikes; as values it has 1"));
        all.add(new TaskParameter.Amount(
                "noise",
                Quantity.of(noise),
                0,
                MOST_NOISE,
                "standard deviation of a value at each step; spikes have none"));
        all.addAll(List.of(own));
        return all;
    }

    /// The layout of features that the settings ask for.
    ///
    /// @param perHz what a rate of 1 Hz is as a value
    /// @param phases of a trial, for the longest that can come
    static Layout layout(
            Settings settings, List<String> features, double perHz, Answer answer, List<PhaseLength> phases) {
        boolean values = settings.text("code").equals("values");
        double dtMs = settings.amount("dt", Units.MS);
        double steps = phases.stream()
                .mapToDouble(phase -> Math.rint(phase.longestMs() / dtMs))
                .sum();
        if (!(steps >= 1 && steps <= MOST_STEPS)) {
            throw settings.wrong(
                    "dt",
                    "the longest trial has %,.0f steps of %s ms; shorten the phases or lengthen the step to have 1 to %,d"
                            .formatted(steps, dtMs, MOST_STEPS));
        }
        return new Layout(
                dtMs,
                values ? new Code.Values(perHz, settings.amount("noise", Units.ONE)) : Code.SPIKES,
                Layout.groups(values ? 1 : settings.count("group"), features),
                answer,
                (int) steps);
    }
}
