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

/// A row of stimuli: is each the same as the one n places before?
public final class NBack implements Task {

    public static final TaskKind KIND = new TaskKind(
            "n-back",
            new TaskPage(
                    "N-back",
                    "Stimuli come one after the other. After each of them, from the second or whichever has one n places "
                            + "before it: is it the same as that one? It is in half of the cases; otherwise it is one of the "
                            + "others.",
                    "1/2 in each window. An observer who remembers the last n stimuli is always right.",
                    "Kirchner (1958), doi:10.1037/h0043688; the sequence and rates are ours, at a network's pace."),
            Codes.parameters(
                    25,
                    0.1,
                    new TaskParameter.Count("n", 2, 1, 100, "how many places back"),
                    new TaskParameter.Count("items", 8, 2, 1000, "stimuli in a trial, more than n"),
                    new TaskParameter.Count("stimuli", 4, 2, 1000, "number of different stimuli"),
                    new TaskParameter.Lasting("stimulus", new PhaseLength.Fixed(150), "duration of each stimulus"),
                    new TaskParameter.Lasting(
                            "pause", new PhaseLength.Fixed(100), "after each; the answer counts here"),
                    Codes.rate(),
                    Codes.noiseRate()),
            (settings, _) -> new NBack(settings));

    private final int n;
    private final int items;
    private final int stimuli;
    private final PhaseLength stimulus;
    private final PhaseLength pause;
    private final double rateHz;
    private final double noiseHz;
    private final Layout layout;

    private NBack(Settings settings) {
        n = settings.count("n");
        items = settings.count("items");
        if (items <= n) {
            throw settings.wrong(
                    "items",
                    "%d stimuli have none %d places back to compare; choose at least %d".formatted(items, n, n + 1));
        }
        stimuli = settings.count("stimuli");
        stimulus = settings.length("stimulus");
        pause = settings.length("pause");
        if (pause.shortestMs() == 0) {
            throw settings.wrong(
                    "pause", "the answer counts in the pause, so it cannot be empty; choose one step or more");
        }
        rateHz = settings.amount("rate", Units.HZ);
        noiseHz = settings.amount("noise_rate", Units.HZ);
        layout = Codes.layout(
                settings,
                Codes.features("stimulus", stimuli, "noise"),
                1 / rateHz,
                new Answer.Classes(List.of("non-match", "match")),
                List.of(new PhaseLength.Fixed(items * (stimulus.longestMs() + pause.longestMs()))));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Script script(long index, CounterStream random) {
        var draft = new ScriptDraft(layout, random);
        var shown = new int[items];
        for (int k = 0; k < items; k++) {
            boolean match = k >= n && random.nextUniform() < 0.5;
            if (match) {
                shown[k] = shown[k - n];
            } else if (k >= n) {
                shown[k] = (shown[k - n] + 1 + random.nextBelow(stimuli - 1)) % stimuli;
            } else {
                shown[k] = random.nextBelow(stimuli);
            }
            draft.drive("stimulus" + shown[k], draft.phase("stimulus", stimulus), rateHz);
            var asked = draft.phase("pause", pause);
            if (k >= n) {
                draft.ask(asked, match ? 1 : 0);
            }
            draft.condition("item" + k, shown[k]);
        }
        draft.drive("noise", draft.whole(), noiseHz);
        return draft.script();
    }
}
