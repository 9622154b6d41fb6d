package synfire.learn.task.catalogue;

import java.util.List;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.learn.task.Answer;
import synfire.learn.task.ChannelGroup;
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

/// Two directions of motion with a delay between them: are they of the same category?
///
/// The directions lie evenly on the circle; a line through its middle parts them into two categories. Channel
/// `i` of `n` prefers the direction 2πi/n and fires at rate · exp(κ (cos(θ − θᵢ) − 1)).
public final class DelayedMatchToCategory implements Task {

    public static final TaskKind KIND = new TaskKind(
            "delayed-match-to-category",
            new TaskPage(
                    "Delayed match to category",
                    "A direction of motion is shown, then after a delay another one. A boundary parts the directions into "
                            + "two categories. When the go channels fire: were both of the same category? Match and "
                            + "non-match are equally likely, and so are the directions within a category.",
                    "1/2. An observer who remembers the category of the sample is always right.",
                    "Freedman & Assad (2006), doi:10.1038/nature05078: 12 directions 30° apart, boundary at 45°, sample, "
                            + "delay and test. Go phase, tuning and rates are ours."),
            List.of(
                    Codes.code(),
                    new TaskParameter.Count("group", 25, 1, 1000, "go and noise channels each; 1 as values"),
                    Codes.noise(0.1),
                    new TaskParameter.Count("tuned", 36, 2, 10_000, "channels tuned to direction"),
                    new TaskParameter.Amount("kappa", Quantity.of(4), 0, 1000, "sharpness κ of the tuning"),
                    new TaskParameter.Count("directions", 12, 2, 1000, "number of directions, even"),
                    new TaskParameter.Amount(
                            "boundary", Quantity.of(45), 0, 360, "boundary of the categories in degrees"),
                    new TaskParameter.Lasting("fixation", new PhaseLength.Fixed(500), "before the sample"),
                    new TaskParameter.Lasting("sample", new PhaseLength.Fixed(650), "duration of the sample"),
                    new TaskParameter.Lasting("delay", new PhaseLength.Fixed(1000), "from sample to test"),
                    new TaskParameter.Lasting("test", new PhaseLength.Fixed(650), "duration of the test"),
                    new TaskParameter.Lasting("go", new PhaseLength.Fixed(150), "the answer counts here"),
                    Codes.rate(),
                    Codes.noiseRate()),
            (settings, _) -> new DelayedMatchToCategory(settings));

    private final int directions;
    private final int tuned;
    private final double kappa;
    private final double boundary;
    private final PhaseLength fixation;
    private final PhaseLength sample;
    private final PhaseLength delay;
    private final PhaseLength test;
    private final PhaseLength go;
    private final double rateHz;
    private final double noiseHz;
    private final Layout layout;

    private DelayedMatchToCategory(Settings settings) {
        directions = settings.count("directions");
        if (directions % 2 == 1) {
            throw settings.wrong(
                    "directions", "%d directions cannot be parted evenly; choose an even number".formatted(directions));
        }
        tuned = settings.count("tuned");
        kappa = settings.amount("kappa", Units.ONE);
        boundary = settings.amount("boundary", Units.ONE);
        double step = 360.0 / directions;
        if (boundary / step == Math.rint(boundary / step)) {
            throw settings.wrong(
                    "boundary",
                    "a direction lies on the boundary at %s degrees; move it off the multiples of %s"
                            .formatted(Quantity.of(boundary), Quantity.of(step)));
        }
        fixation = settings.length("fixation");
        sample = settings.length("sample");
        delay = settings.length("delay");
        test = settings.length("test");
        go = settings.length("go");
        rateHz = settings.amount("rate", Units.HZ);
        noiseHz = settings.amount("noise_rate", Units.HZ);
        int group = settings.text("code").equals("values") ? 1 : settings.count("group");
        layout = Codes.layout(
                settings,
                List.of(
                        new ChannelGroup("direction", 0, tuned),
                        new ChannelGroup("go", tuned, group),
                        new ChannelGroup("noise", tuned + group, group)),
                Codes.of(settings, 1 / rateHz),
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
        int first = random.nextBelow(directions);
        int category = category(first);
        int second = random.nextBelow(directions);
        if (category(second) != (match ? category : 1 - category)) {
            second = (second + directions / 2) % directions;
        }
        draft.phase("fixation", fixation);
        show(draft, draft.phase("sample", sample), first);
        draft.phase("delay", delay);
        show(draft, draft.phase("test", test), second);
        var asked = draft.phase("go", go);
        draft.drive("go", asked, rateHz);
        draft.drive("noise", draft.whole(), noiseHz);
        draft.ask(asked, match ? 1 : 0);
        draft.condition("sample", degrees(first));
        draft.condition("test", degrees(second));
        return draft.script();
    }

    /// 1 for the half circle that begins at the boundary, else 0; opposite directions differ.
    private int category(int direction) {
        double past = (degrees(direction) - boundary + 720) % 360;
        return past < 180 ? 1 : 0;
    }

    private double degrees(int direction) {
        return direction * 360.0 / directions;
    }

    private void show(ScriptDraft draft, Phase phase, int direction) {
        double theta = Math.toRadians(degrees(direction));
        for (int i = 0; i < tuned; i++) {
            double apart = theta - 2 * Math.PI * i / tuned;
            draft.drive(i, i + 1, phase, rateHz * StrictMath.exp(kappa * (StrictMath.cos(apart) - 1)));
        }
    }
}
