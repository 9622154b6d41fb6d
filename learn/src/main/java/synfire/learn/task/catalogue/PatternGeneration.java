package synfire.learn.task.catalogue;

import java.util.List;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.learn.task.Answer;
import synfire.learn.task.ChannelGroup;
import synfire.learn.task.Code;
import synfire.learn.task.Layout;
import synfire.learn.task.PhaseLength;
import synfire.learn.task.Script;
import synfire.learn.task.ScriptDraft;
import synfire.learn.task.Settings;
import synfire.learn.task.Task;
import synfire.learn.task.TaskKind;
import synfire.learn.task.TaskPage;
import synfire.learn.task.TaskParameter;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// The same input pattern every time, and the signals it must bring forth.
///
/// Input and targets belong to the task's `seed`, not to the trial: all trials are alike. A target is a sum
/// of four sines with periods of 1, 1/2, 1/3 and 1/5 of the duration, amplitudes uniform in 0.5 … 2 and
/// uniform phases, shifted to begin at 0 and scaled to reach 1 or −1.
public final class PatternGeneration implements Task {

    private static final int[] CYCLES = {1, 2, 3, 5};

    public static final TaskKind KIND = new TaskKind(
            "pattern-generation",
            new TaskPage(
                    "Pattern generation",
                    "A frozen pattern of Poisson spikes is played; the outputs must follow target curves, sums of four "
                            + "sines. All trials are the same.",
                    "Error of the best constant output, given below. An observer who knows the pattern has none.",
                    "Nicola & Clopath (2017), doi:10.1038/s41467-017-01827-3; input and targets of Bellec et al. (2020), "
                            + "doi:10.1038/s41467-020-17236-y, and the authors' published code."),
            List.of(
                    new TaskParameter.Count("inputs", 100, 1, 10_000, "number of input channels"),
                    new TaskParameter.Count("outputs", 1, 1, 1000, "number of target curves"),
                    new TaskParameter.Lasting("pattern", new PhaseLength.Fixed(1000), "duration of the pattern"),
                    new TaskParameter.Amount("rate", Quantity.of(50, "Hz"), 0, 1e6, "rate of the input channels"),
                    new TaskParameter.Count("seed", 1, 0, Integer.MAX_VALUE, "names input and targets")),
            (settings, _) -> new PatternGeneration(settings));

    private final Layout layout;
    private final Script script;

    private PatternGeneration(Settings settings) {
        int outputs = settings.count("outputs");
        var pattern = settings.length("pattern");
        double dtMs = settings.amount("dt", Units.MS);
        int inputs = settings.count("inputs");
        layout = new Layout(
                dtMs,
                Code.SPIKES,
                List.of(new ChannelGroup("pattern", 0, inputs)),
                new Answer.Signals(Codes.features("curve", outputs)),
                Math.max(1, (int) Math.round(pattern.longestMs() / dtMs)));
        var key = RandomKey.ofSeed(settings.count("seed"));
        script = frozen(pattern, settings.amount("rate", Units.HZ), key);
    }

    private Script frozen(PhaseLength pattern, double rateHz, RandomKey key) {
        var random = new CounterStream(key.split("curves"), 0);
        var draft = new ScriptDraft(layout, random);
        var played = draft.phase("pattern", pattern);
        double probability = rateHz * layout.dtMs() / 1000;
        var spikes = new CounterStream(key.split("spikes"), 0);
        for (int t = 0; t < played.steps(); t++) {
            for (int c = 0; c < layout.inputs(); c++) {
                if (spikes.nextUniform() < probability) {
                    draft.spike(c, t);
                }
            }
        }
        for (int output = 0; output < layout.outputs(); output++) {
            var curve = curve(played.steps(), random);
            for (int t = 0; t < curve.length; t++) {
                draft.target(t, output, curve[t]);
            }
        }
        draft.compare(played);
        return draft.script();
    }

    private static double[] curve(int steps, CounterStream random) {
        var curve = new double[steps];
        for (int cycles : CYCLES) {
            double amplitude = 0.5 + 1.5 * random.nextUniform();
            double phase = 2 * Math.PI * random.nextUniform();
            for (int t = 0; t < steps; t++) {
                curve[t] += amplitude * StrictMath.sin(phase + 2 * Math.PI * cycles * t / steps);
            }
        }
        double start = curve[0];
        double largest = 0;
        for (int t = 0; t < steps; t++) {
            curve[t] -= start;
            largest = Math.max(largest, Math.abs(curve[t]));
        }
        for (int t = 0; t < steps; t++) {
            curve[t] /= largest;
        }
        return curve;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Script script(long index, CounterStream random) {
        return script;
    }
}
