package synfire.learn.task.catalogue;

import java.util.List;
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

/// A sample, a delay, a test: was it the same?
public final class DelayedMatchToSample implements Task {

    public static final TaskKind KIND = new TaskKind(
            "delayed-match-to-sample",
            new TaskPage(
                    "Delayed match to sample",
                    "A sample stimulus is shown, then after a delay a test stimulus, which is the sample in half of the "
                            + "trials and otherwise one of the others. When the go channels fire: was it a match?",
                    "1/2. An observer who remembers the sample is always right.",
                    "Miller, Erickson & Desimone (1996), doi:10.1523/JNEUROSCI.16-16-05154.1996: sample, delay and test; "
                            + "fixation as in NeuroGym. Go phase and rates are ours."),
            Codes.parameters(
                    25,
                    0.1,
                    new TaskParameter.Count("stimuli", 2, 2, 1000, "number of different stimuli"),
                    new TaskParameter.Lasting("fixation", new PhaseLength.Fixed(300), "before the sample"),
                    new TaskParameter.Lasting("sample", new PhaseLength.Fixed(500), "duration of the sample"),
                    new TaskParameter.Lasting("delay", new PhaseLength.Fixed(1000), "from sample to test"),
                    new TaskParameter.Lasting("test", new PhaseLength.Fixed(500), "duration of the test"),
                    new TaskParameter.Lasting("go", new PhaseLength.Fixed(150), "the answer counts here"),
                    Codes.rate(),
                    Codes.noiseRate()),
            (settings, _) -> new DelayedMatchToSample(settings));

    private final int stimuli;
    private final PhaseLength fixation;
    private final PhaseLength sample;
    private final PhaseLength delay;
    private final PhaseLength test;
    private final PhaseLength go;
    private final double rateHz;
    private final double noiseHz;
    private final Layout layout;

    private DelayedMatchToSample(Settings settings) {
        stimuli = settings.count("stimuli");
        fixation = settings.length("fixation");
        sample = settings.length("sample");
        delay = settings.length("delay");
        test = settings.length("test");
        go = settings.length("go");
        rateHz = settings.amount("rate", Units.HZ);
        noiseHz = settings.amount("noise_rate", Units.HZ);
        layout = Codes.layout(
                settings,
                Codes.features("stimulus", stimuli, "go", "noise"),
                1 / rateHz,
                new Answer.Classes(List.of("non-match", "match")),
                List.of(fixation, sample, delay, test, go));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Script script(long index, CounterStream random) {
        var draft = new ScriptDraft(layout, random);
        boolean match = random.nextUniform() < 0.5;
        int shown = random.nextBelow(stimuli);
        int tested = match ? shown : (shown + 1 + random.nextBelow(stimuli - 1)) % stimuli;
        draft.phase("fixation", fixation);
        draft.drive("stimulus" + shown, draft.phase("sample", sample), rateHz);
        draft.phase("delay", delay);
        draft.drive("stimulus" + tested, draft.phase("test", test), rateHz);
        var asked = draft.phase("go", go);
        draft.drive("go", asked, rateHz);
        draft.drive("noise", draft.whole(), noiseHz);
        draft.ask(asked, match ? 1 : 0);
        draft.condition("sample", shown);
        draft.condition("test", tested);
        return draft.script();
    }
}
