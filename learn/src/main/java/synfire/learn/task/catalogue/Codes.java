package synfire.learn.task.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.learn.task.Answer;
import synfire.learn.task.ChannelGroup;
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

    /// Whether the input is spikes or values.
    static TaskParameter code() {
        return new TaskParameter.Choice("code", List.of("spikes", "values"), "how the input is given");
    }

    /// Noise of values.
    static TaskParameter noise(double deviation) {
        return new TaskParameter.Amount(
                "noise",
                Quantity.of(deviation),
                0,
                MOST_NOISE,
                "standard deviation of a value at each step; spikes have none");
    }

    /// The rate of a feature that is on; as a value, 1.
    static TaskParameter rate() {
        return new TaskParameter.Amount(
                "rate", Quantity.of(40, "Hz"), 1e-3, 1e6, "rate of a channel that is on; as a value it is 1");
    }

    /// The rate of the noise channels.
    static TaskParameter noiseRate() {
        return new TaskParameter.Amount(
                "noise_rate", Quantity.of(10, "Hz"), 0, 1e6, "rate of the noise channels, all the time");
    }

    /// `stimulus0`, `stimulus1`, … and others.
    static List<String> features(String name, int count, String... others) {
        return Stream.concat(IntStream.range(0, count).mapToObj(i -> name + i), Stream.of(others))
                .toList();
    }

    /// A task's own settings, after `code`, `group` and `noise`.
    ///
    /// @param noise usual standard deviation of a value
    static List<TaskParameter> parameters(int group, double noise, TaskParameter... own) {
        var all = new ArrayList<TaskParameter>();
        all.add(code());
        all.add(new TaskParameter.Count(
                "group", group, 1, 1000, "channels a feature has as spikes; as values it has 1"));
        all.add(noise(noise));
        all.addAll(List.of(own));
        return all;
    }

    /// The code that the settings ask for.
    ///
    /// @param perHz what a rate of 1 Hz is as a value
    static Code of(Settings settings, double perHz) {
        return settings.text("code").equals("values")
                ? new Code.Values(perHz, settings.amount("noise", Units.ONE))
                : Code.SPIKES;
    }

    /// The layout of features that the settings ask for.
    ///
    /// @param perHz what a rate of 1 Hz is as a value
    /// @param phases of a trial, for the longest that can come
    static Layout layout(
            Settings settings, List<String> features, double perHz, Answer answer, List<PhaseLength> phases) {
        var code = of(settings, perHz);
        int size = code instanceof Code.Values ? 1 : settings.count("group");
        return layout(settings, Layout.groups(size, features), code, answer, phases);
    }

    /// The layout of given channels.
    static Layout layout(
            Settings settings, List<ChannelGroup> channels, Code code, Answer answer, List<PhaseLength> phases) {
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
        return new Layout(dtMs, code, channels, answer, (int) steps);
    }
}
