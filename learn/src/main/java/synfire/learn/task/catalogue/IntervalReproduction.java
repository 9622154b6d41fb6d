package synfire.learn.task.catalogue;

import java.util.ArrayList;
import java.util.List;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.learn.task.Answer;
import synfire.learn.task.Layout;
import synfire.learn.task.Phase;
import synfire.learn.task.PhaseLength;
import synfire.learn.task.Script;
import synfire.learn.task.ScriptDraft;
import synfire.learn.task.Settings;
import synfire.learn.task.Task;
import synfire.learn.task.TaskKind;
import synfire.learn.task.TaskPage;
import synfire.learn.task.TaskParameter;
import synfire.network.random.CounterStream;

/// An interval between two pulses is to be produced again, at once or after a delay.
///
/// Intervals run from the beginning of one pulse to that of the next. The response rises from 0 at the
/// beginning of the last pulse and reaches 1 when the interval has passed; it goes on rising for `hold`.
public final class IntervalReproduction implements Task {

    /// Produced at once after the second pulse.
    public static final TaskKind READY_SET_GO = new TaskKind(
            "ready-set-go",
            new TaskPage(
                    "Ready, set, go",
                    "Two pulses, ready and set, mark an interval; the response must come the same interval after set.",
                    "0.4: answering 760 ms every time is within 10 % of two of the five intervals. An observer who measures "
                            + "the interval is always right.",
                    "Jazayeri & Shadlen (2010), doi:10.1038/nn.2590; the short range of Sohn et al. (2019), "
                            + "doi:10.1016/j.neuron.2019.06.012, and its ramp as target (there exponential, here linear)."),
            parameters("one of(480 ms, 560 ms, 640 ms, 720 ms, 800 ms)", false),
            (settings, _) -> new IntervalReproduction(settings, false));

    /// Produced after a delay, when a go pulse comes.
    public static final TaskKind REPRODUCTION = new TaskKind(
            "interval-reproduction",
            new TaskPage(
                    "Interval reproduction",
                    "Two pulses mark an interval that is to be kept in mind. After a delay of unknown length a go pulse "
                            + "comes, and the response must come the same interval after it.",
                    "0.36: answering 1080 ms every time is within 10 % of the intervals from 982 to 1200 ms. An observer who "
                            + "measures the interval is always right.",
                    "Bi & Zhou (2020), doi:10.1073/pnas.1921609117, interval production task: intervals and delays; target a "
                            + "ramp."),
            parameters("uniform(600 ms, 1200 ms)", true),
            (settings, _) -> new IntervalReproduction(settings, true));

    private final boolean delayed;
    private final PhaseLength fixation;
    private final PhaseLength pulse;
    private final PhaseLength interval;
    private final PhaseLength delay;
    private final int hold;
    private final double rateHz;
    private final double noiseHz;
    private final Layout layout;

    private IntervalReproduction(Settings settings, boolean delayed) {
        this.delayed = delayed;
        fixation = settings.length("fixation");
        pulse = settings.length("pulse");
        interval = settings.length("interval");
        if (interval.shortestMs() <= pulse.longestMs()) {
            throw settings.wrong(
                    "interval",
                    "an interval of %s ms is over before a pulse of %s ms; choose longer intervals or a shorter pulse"
                            .formatted(interval.shortestMs(), pulse.longestMs()));
        }
        delay = delayed ? settings.length("delay") : new PhaseLength.Fixed(0);
        var after = settings.length("hold");
        double dtMs = settings.amount("dt", Units.MS);
        hold = (int) Math.round(after.longestMs() / dtMs);
        rateHz = settings.amount("rate", Units.HZ);
        noiseHz = settings.amount("noise_rate", Units.HZ);
        layout = Codes.layout(
                settings,
                delayed ? List.of("ready", "set", "go", "noise") : List.of("ready", "set", "noise"),
                1 / rateHz,
                new Answer.Timing(settings.amount("tolerance", Units.ONE)),
                List.of(fixation, interval, delayed ? pulse : new PhaseLength.Fixed(0), delay, interval, after));
    }

    private static List<TaskParameter> parameters(String interval, boolean delayed) {
        var own = new ArrayList<TaskParameter>();
        own.add(new TaskParameter.Lasting("fixation", new PhaseLength.Fixed(100), "before the first pulse"));
        own.add(new TaskParameter.Lasting("pulse", new PhaseLength.Fixed(50), "duration of each pulse"));
        own.add(new TaskParameter.Lasting("interval", PhaseLength.parse(interval), "from pulse to pulse"));
        if (delayed) {
            own.add(new TaskParameter.Lasting(
                    "delay", PhaseLength.parse("uniform(600 ms, 1600 ms)"), "from the second pulse to go"));
        }
        own.add(new TaskParameter.Lasting("hold", new PhaseLength.Fixed(150), "after the right moment"));
        own.add(new TaskParameter.Amount(
                "tolerance", Quantity.of(0.1), 1e-3, 0.999, "how far off a right interval may be, as a share of it"));
        own.add(Codes.rate());
        own.add(Codes.noiseRate());
        return Codes.parameters(25, 0.1, own.toArray(TaskParameter[]::new));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Script script(long index, CounterStream random) {
        var draft = new ScriptDraft(layout, random);
        int steps = interval.steps(random, layout.dtMs());
        draft.phase("fixation", fixation);
        var ready = draft.phase("ready", pulse);
        draft.drive("ready", ready, rateHz);
        draft.phase("measure", steps - ready.steps());
        var start = draft.phase("set", pulse);
        draft.drive("set", start, rateHz);
        if (delayed) {
            draft.phase("delay", delay);
            start = draft.phase("go", pulse);
            draft.drive("go", start, rateHz);
        }
        draft.phase("production", steps - start.steps() + hold);
        draft.drive("noise", draft.whole(), noiseHz);
        for (int t = start.from(); t < draft.steps(); t++) {
            draft.target(t, 0, (t - start.from()) / (double) steps);
        }
        draft.compare(new Phase("response", start.from(), draft.steps()));
        draft.condition("interval", steps * layout.dtMs());
        return draft.script();
    }
}
