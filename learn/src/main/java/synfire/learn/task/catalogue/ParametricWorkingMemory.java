package synfire.learn.task.catalogue;

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

/// Two vibrations with a delay between them: which was faster?
///
/// Pair `k` has the frequencies `lowest + k · spacing` and `apart` more, in either order. The channels
/// `rising` fire at `rate · (1/4 + 3/4 s)`, the channels `falling` at `rate · (1 − 3/4 s)`, with s from 0 for
/// the lowest frequency of all to 1 for the highest.
public final class ParametricWorkingMemory implements Task {

    private static final double LEAST_SHARE = 0.25;

    public static final TaskKind KIND = new TaskKind(
            "parametric-working-memory",
            new TaskPage(
                    "Parametric working memory",
                    "A vibration of one frequency is felt, then after a delay one of another frequency. When the go "
                            + "channels fire: was the first one faster?",
                    "1/2. An observer who looks at the first frequency alone reaches 0.7, at the second alone 0.7: the "
                            + "ends of the range give the answer away. One who compares is right in more than 99 % of the "
                            + "trials.",
                    "Romo, Brody, Hernández & Lemus (1999), doi:10.1038/20939; the pairs of Barak, Tsodyks & Romo (2010), "
                            + "doi:10.1523/JNEUROSCI.1875-10.2010, and durations as in NeuroGym. Rates are ours."),
            Codes.parameters(
                    25,
                    0.1,
                    new TaskParameter.Count("pairs", 5, 1, 1000, "number of pairs of frequencies"),
                    new TaskParameter.Amount("lowest", Quantity.of(10, "Hz"), 0, 1e4, "lowest frequency"),
                    new TaskParameter.Amount("spacing", Quantity.of(4, "Hz"), 0, 1e4, "from one pair to the next"),
                    new TaskParameter.Amount("apart", Quantity.of(8, "Hz"), 1e-3, 1e4, "from the slower to the faster"),
                    new TaskParameter.Lasting("fixation", new PhaseLength.Fixed(500), "before the first vibration"),
                    new TaskParameter.Lasting("first", new PhaseLength.Fixed(500), "duration of the first vibration"),
                    new TaskParameter.Lasting("delay", new PhaseLength.Fixed(1000), "between the vibrations"),
                    new TaskParameter.Lasting("second", new PhaseLength.Fixed(500), "duration of the second vibration"),
                    new TaskParameter.Lasting("go", new PhaseLength.Fixed(150), "the answer counts here"),
                    Codes.rate(),
                    Codes.noiseRate()),
            (settings, _) -> new ParametricWorkingMemory(settings));

    private final int pairs;
    private final double lowestHz;
    private final double spacingHz;
    private final double apartHz;
    private final PhaseLength fixation;
    private final PhaseLength first;
    private final PhaseLength delay;
    private final PhaseLength second;
    private final PhaseLength go;
    private final double rateHz;
    private final double noiseHz;
    private final Layout layout;

    private ParametricWorkingMemory(Settings settings) {
        pairs = settings.count("pairs");
        lowestHz = settings.amount("lowest", Units.HZ);
        spacingHz = settings.amount("spacing", Units.HZ);
        apartHz = settings.amount("apart", Units.HZ);
        fixation = settings.length("fixation");
        first = settings.length("first");
        delay = settings.length("delay");
        second = settings.length("second");
        go = settings.length("go");
        rateHz = settings.amount("rate", Units.HZ);
        noiseHz = settings.amount("noise_rate", Units.HZ);
        layout = Codes.layout(
                settings,
                List.of("rising", "falling", "go", "noise"),
                1 / rateHz,
                new Answer.Classes(List.of("second", "first")),
                List.of(fixation, first, delay, second, go));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Script script(long index, CounterStream random) {
        var draft = new ScriptDraft(layout, random);
        boolean firstIsFaster = random.nextUniform() < 0.5;
        double slow = lowestHz + random.nextBelow(pairs) * spacingHz;
        double fast = slow + apartHz;
        draft.phase("fixation", fixation);
        feel(draft, draft.phase("first", first), firstIsFaster ? fast : slow);
        draft.phase("delay", delay);
        feel(draft, draft.phase("second", second), firstIsFaster ? slow : fast);
        var asked = draft.phase("go", go);
        draft.drive("go", asked, rateHz);
        draft.drive("noise", draft.whole(), noiseHz);
        draft.ask(asked, firstIsFaster ? 1 : 0);
        draft.condition("first", firstIsFaster ? fast : slow);
        draft.condition("second", firstIsFaster ? slow : fast);
        return draft.script();
    }

    private void feel(ScriptDraft draft, Phase phase, double hz) {
        double share = (hz - lowestHz) / ((pairs - 1) * spacingHz + apartHz);
        draft.drive("rising", phase, rateHz * (LEAST_SHARE + (1 - LEAST_SHARE) * share));
        draft.drive("falling", phase, rateHz * (1 - (1 - LEAST_SHARE) * share));
    }
}
