package synfire.learn.task.catalogue;

import java.util.List;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.learn.task.Answer;
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

/// Two streams of noisy evidence, and a context that says which of them counts.
///
/// Evidence of coherence c for the right drives the right channels of its stream at rate (1 + c) / 2 and the
/// left ones at rate (1 − c) / 2.
public final class ContextIntegration implements Task {

    private static final List<String> STREAMS = List.of("motion", "colour");

    public static final TaskKind KIND = new TaskKind(
            "context-integration",
            new TaskPage(
                    "Context-dependent integration",
                    "Motion and colour each speak for left or right, independently and with different strength. A context "
                            + "signal, on in the whole trial, says which of the two is to be judged when the go channels "
                            + "fire; the other must be ignored.",
                    "1/2. An observer who counts the spikes of the right stream is right in more than 99 % of the trials; "
                            + "one who adds both streams in about 3/4.",
                    "Mante, Sussillo, Shenoy & Newsome (2013), doi:10.1038/nature12742; fixation and stimulus durations as "
                            + "in NeuroGym. Coherences (there 0.05, 0.15, 0.5), delay and rates are ours: spikes carry noise "
                            + "of their own."),
            Codes.parameters(
                    25,
                    0.5,
                    new TaskParameter.Amounts(
                            "coherences",
                            List.of(Quantity.of(0.1), Quantity.of(0.2), Quantity.of(0.5)),
                            0.001,
                            1,
                            "strengths of the evidence"),
                    new TaskParameter.Lasting("fixation", new PhaseLength.Fixed(300), "before the evidence"),
                    new TaskParameter.Lasting("stimulus", new PhaseLength.Fixed(750), "duration of the evidence"),
                    new TaskParameter.Lasting("delay", new PhaseLength.Fixed(300), "from the evidence to the answer"),
                    new TaskParameter.Lasting("go", new PhaseLength.Fixed(150), "the answer counts here"),
                    Codes.rate(),
                    Codes.noiseRate()),
            (settings, _) -> new ContextIntegration(settings));

    private final List<Double> coherences;
    private final PhaseLength fixation;
    private final PhaseLength stimulus;
    private final PhaseLength delay;
    private final PhaseLength go;
    private final double rateHz;
    private final double noiseHz;
    private final Layout layout;

    private ContextIntegration(Settings settings) {
        coherences = settings.amounts("coherences", Units.ONE);
        fixation = settings.length("fixation");
        stimulus = settings.length("stimulus");
        delay = settings.length("delay");
        go = settings.length("go");
        rateHz = settings.amount("rate", Units.HZ);
        noiseHz = settings.amount("noise_rate", Units.HZ);
        layout = Codes.layout(
                settings,
                List.of(
                        "motion_left",
                        "motion_right",
                        "colour_left",
                        "colour_right",
                        "context_motion",
                        "context_colour",
                        "go",
                        "noise"),
                1 / rateHz,
                new Answer.Classes(List.of("left", "right")),
                List.of(fixation, stimulus, delay, go));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Script script(long index, CounterStream random) {
        var draft = new ScriptDraft(layout, random);
        int context = random.nextBelow(2);
        draft.phase("fixation", fixation);
        var shown = draft.phase("stimulus", stimulus);
        draft.phase("delay", delay);
        var asked = draft.phase("go", go);
        for (int s = 0; s < STREAMS.size(); s++) {
            var stream = STREAMS.get(s);
            boolean right = random.nextUniform() < 0.5;
            double coherence = (right ? 1 : -1) * coherences.get(random.nextBelow(coherences.size()));
            draft.drive(stream + "_left", shown, rateHz * (1 - coherence) / 2);
            draft.drive(stream + "_right", shown, rateHz * (1 + coherence) / 2);
            draft.condition(stream, coherence);
            if (s == context) {
                draft.ask(asked, right ? 1 : 0);
            }
        }
        draft.drive("context_" + STREAMS.get(context), draft.whole(), rateHz);
        draft.drive("go", asked, rateHz);
        draft.drive("noise", draft.whole(), noiseHz);
        draft.condition("context", context);
        return draft.script();
    }
}
