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

/// One stimulus says go, another says stay.
public final class GoNoGo implements Task {

    public static final TaskKind KIND = new TaskKind(
            "go-no-go",
            new TaskPage(
                    "Go/no-go",
                    "One of two stimuli is shown. After a delay the decision channels fire: go if the stimulus was the go "
                            + "stimulus, stay if not.",
                    "1/2 with equally many go trials, as is usual here; in general the larger of go_share and its rest. An "
                            + "observer who remembers the stimulus is always right.",
                    "Zhang et al. (2019), doi:10.7554/eLife.43191, with the durations of NeuroGym; rates are ours."),
            Codes.parameters(
                    25,
                    0.1,
                    new TaskParameter.Amount("go_share", Quantity.of(0.5), 0, 1, "share of go trials"),
                    new TaskParameter.Lasting("stimulus", new PhaseLength.Fixed(500), "duration of the stimulus"),
                    new TaskParameter.Lasting("delay", new PhaseLength.Fixed(500), "from stimulus to decision"),
                    new TaskParameter.Lasting("decision", new PhaseLength.Fixed(500), "the answer counts here"),
                    Codes.rate(),
                    Codes.noiseRate()),
            (settings, _) -> new GoNoGo(settings));

    private final double goShare;
    private final PhaseLength stimulus;
    private final PhaseLength delay;
    private final PhaseLength decision;
    private final double rateHz;
    private final double noiseHz;
    private final Layout layout;

    private GoNoGo(Settings settings) {
        goShare = settings.amount("go_share", Units.ONE);
        stimulus = settings.length("stimulus");
        delay = settings.length("delay");
        decision = settings.length("decision");
        rateHz = settings.amount("rate", Units.HZ);
        noiseHz = settings.amount("noise_rate", Units.HZ);
        layout = Codes.layout(
                settings,
                List.of("no_go", "go", "decision", "noise"),
                1 / rateHz,
                new Answer.Classes(List.of("stay", "go")),
                List.of(stimulus, delay, decision));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Script script(long index, CounterStream random) {
        var draft = new ScriptDraft(layout, random);
        boolean go = random.nextUniform() < goShare;
        draft.drive(go ? "go" : "no_go", draft.phase("stimulus", stimulus), rateHz);
        draft.phase("delay", delay);
        var asked = draft.phase("decision", decision);
        draft.drive("decision", asked, rateHz);
        draft.drive("noise", draft.whole(), noiseHz);
        draft.ask(asked, go ? 1 : 0);
        return draft.script();
    }
}
