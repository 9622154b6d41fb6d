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

/// Cues left and right, a delay, a recall: which side had more?
///
/// A trial favours one side: each cue is on it with probability `1 - against`. The label is the side of the
/// majority of the cues that came, not the favoured side.
public final class EvidenceAccumulation implements Task {

    /// The task of the network paper: 100 channels, 2,200 steps, class 1 for a left majority.
    public static final TaskKind NETWORK = new TaskKind(
            "evidence-accumulation",
            new TaskPage(
                    "Evidence accumulation",
                    "Seven cues come one after the other, each on the left or on the right. After a delay the recall "
                            + "channels fire, and the side that had more cues is asked for.",
                    "1/2. An observer who counts the cues is always right.",
                    "After Morcos & Harvey (2016), doi:10.1038/nn.4403; spiking form of Bellec et al. (2020), "
                            + "doi:10.1038/s41467-020-17236-y; 100 channels, delay and label 1 for left as in the "
                            + "differentiable multi-scale brain model (2024)."),
            parameters(25, 1000),
            (settings, _) -> new EvidenceAccumulation(settings, true));

    /// The task of e-prop: 40 channels, 2,250 steps, class 1 for a right majority.
    public static final TaskKind EPROP = new TaskKind(
            "evidence-eprop",
            new TaskPage(
                    "Evidence accumulation as e-prop had it",
                    "As evidence-accumulation, with groups of 10 channels and a delay of 1,050 ms; class 1 is a right "
                            + "majority.",
                    "1/2. An observer who counts the cues is always right; the reference stops at an error below 0.07.",
                    "Bellec et al. (2020), doi:10.1038/s41467-020-17236-y, figure 3, and the authors' published code."),
            parameters(10, 1050),
            (settings, _) -> new EvidenceAccumulation(settings, false));

    private final boolean oneIsLeft;
    private final int cues;
    private final PhaseLength gap;
    private final PhaseLength cue;
    private final PhaseLength delay;
    private final PhaseLength recall;
    private final double rateHz;
    private final double noiseHz;
    private final double against;
    private final Layout layout;

    private EvidenceAccumulation(Settings settings, boolean oneIsLeft) {
        this.oneIsLeft = oneIsLeft;
        cues = settings.count("cues");
        if (cues % 2 == 0) {
            throw settings.wrong("cues", "%d cues can be shared evenly; choose an odd number".formatted(cues));
        }
        gap = settings.length("gap");
        cue = settings.length("cue");
        delay = settings.length("delay");
        recall = settings.length("recall");
        rateHz = settings.amount("rate", Units.HZ);
        noiseHz = settings.amount("noise_rate", Units.HZ);
        against = settings.amount("against", Units.ONE);
        layout = Codes.layout(
                settings,
                List.of("left", "right", "recall", "noise"),
                settings.amount("dt", Units.MS) / 1000,
                new Answer.Classes(oneIsLeft ? List.of("right", "left") : List.of("left", "right")),
                List.of(new PhaseLength.Fixed(cues * (gap.longestMs() + cue.longestMs())), delay, recall));
    }

    private static List<TaskParameter> parameters(int group, double delayMs) {
        return Codes.parameters(
                group,
                0,
                new TaskParameter.Count("cues", 7, 1, 1001, "number of cues, odd"),
                new TaskParameter.Lasting("gap", new PhaseLength.Fixed(50), "silence before each cue"),
                new TaskParameter.Lasting("cue", new PhaseLength.Fixed(100), "duration of each cue"),
                new TaskParameter.Lasting("delay", new PhaseLength.Fixed(delayMs), "from the last cue to the recall"),
                new TaskParameter.Lasting("recall", new PhaseLength.Fixed(150), "the answer counts here"),
                new TaskParameter.Amount("rate", Quantity.of(40, "Hz"), 0, 1e6, "rate of a channel whose cue is on"),
                Codes.noiseRate(),
                new TaskParameter.Amount(
                        "against", Quantity.of(0.3), 0, 0.5, "probability of a cue against the favoured side"));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Script script(long index, CounterStream random) {
        var draft = new ScriptDraft(layout, random);
        boolean favoursLeft = random.nextUniform() < 0.5;
        int left = 0;
        for (int k = 0; k < cues; k++) {
            draft.phase("gap", gap);
            boolean isLeft = random.nextUniform() < against != favoursLeft;
            left += isLeft ? 1 : 0;
            draft.drive(isLeft ? "left" : "right", draft.phase("cue", cue), rateHz);
        }
        draft.phase("delay", delay);
        var asked = draft.phase("recall", recall);
        draft.drive("recall", asked, rateHz);
        draft.drive("noise", draft.whole(), noiseHz);
        draft.ask(asked, left > cues - left == oneIsLeft ? 1 : 0);
        draft.condition("left", left);
        return draft.script();
    }
}
