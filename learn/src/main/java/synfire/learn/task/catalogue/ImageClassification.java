package synfire.learn.task.catalogue;

import java.util.List;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.learn.task.Answer;
import synfire.learn.task.ChannelGroup;
import synfire.learn.task.Code;
import synfire.learn.task.Images;
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

/// Which class is the image of? One channel a pixel.
///
/// Rate code: a pixel of ink x (0 to 1) fires with probability x · rate · dt in each step. Latency code: a
/// pixel with ink above `threshold` fires once, at (1 − x) of the time, so dark ink comes first. As values: x
/// in each step.
///
/// The first `train` images are for training, drawn at random and moved by up to `shift` pixels; the `test`
/// images after them are held out and come in order, unmoved.
public final class ImageClassification implements Task {

    private static final double WHITE = 255;

    public static final TaskKind KIND = new TaskKind(
            "image-classification",
            new TaskPage(
                    "Image classification",
                    "An image is shown to one channel a pixel, as spikes by rate or by latency or as values; its class is "
                            + "asked for during the whole trial.",
                    "Share of the most frequent class: about 0.11 for MNIST's ten digits.",
                    "LeCun, Bottou, Bengio & Haffner (1998), doi:10.1109/5.726791. Of MNIST's official test part the first "
                            + "8,000 images train and the last 2,000 are held out, so errors are not those of the official "
                            + "split. Latency code after Thorpe, Delorme & Van Rullen (2001), "
                            + "doi:10.1016/S0893-6080(01)00083-1."),
            List.of(
                    new TaskParameter.File("images", "t10k-images-idx3-ubyte.gz", "pixels, in the format of MNIST"),
                    new TaskParameter.File("labels", "t10k-labels-idx1-ubyte.gz", "classes, in the format of MNIST"),
                    new TaskParameter.Count("train", 8000, 1, Integer.MAX_VALUE, "images to train on, from the first"),
                    new TaskParameter.Count("test", 2000, 1, Integer.MAX_VALUE, "images held out, after those"),
                    new TaskParameter.Count("classes", 10, 2, 256, "number of classes"),
                    new TaskParameter.Choice("code", List.of("rate", "latency", "values"), "how the input is given"),
                    new TaskParameter.Lasting("duration", new PhaseLength.Fixed(25), "how long the image is shown"),
                    new TaskParameter.Amount("rate", Quantity.of(500, "Hz"), 0, 1e6, "rate of a pixel full of ink"),
                    new TaskParameter.Amount("threshold", Quantity.of(0.1), 0, 1, "ink that fires by latency"),
                    new TaskParameter.Count("shift", 0, 0, 100, "most pixels a training image is moved, each way")),
            (settings, files) -> new ImageClassification(
                    settings, files.images(settings.text("images"), settings.text("labels")), false));

    private final Settings settings;
    private final Images images;
    private final boolean heldOut;
    private final int first;
    private final int count;
    private final int shift;
    private final String code;
    private final PhaseLength duration;
    private final double rateHz;
    private final double threshold;
    private final Layout layout;

    private ImageClassification(Settings settings, Images images, boolean heldOut) {
        this.settings = settings;
        this.images = images;
        this.heldOut = heldOut;
        int train = settings.count("train");
        int test = settings.count("test");
        if ((long) train + test > images.size()) {
            throw settings.wrong(
                    "test",
                    "%,d images to train on and %,d held out are more than the %,d there are; choose fewer"
                            .formatted(train, test, images.size()));
        }
        int classes = settings.count("classes");
        if (images.largestLabel() >= classes) {
            throw settings.wrong(
                    "classes",
                    "an image has label %d, but the classes are numbered from 0 to %d; give at least %d classes"
                            .formatted(images.largestLabel(), classes - 1, images.largestLabel() + 1));
        }
        first = heldOut ? train : 0;
        count = heldOut ? test : train;
        shift = heldOut ? 0 : settings.count("shift");
        code = settings.text("code");
        duration = settings.length("duration");
        rateHz = settings.amount("rate", Units.HZ);
        threshold = settings.amount("threshold", Units.ONE);
        double dtMs = settings.amount("dt", Units.MS);
        layout = new Layout(
                dtMs,
                code.equals("values") ? new Code.Values(1 / rateHz, 0) : Code.SPIKES,
                List.of(new ChannelGroup("pixels", 0, images.rows() * images.columns())),
                new Answer.Classes(Codes.features("", classes)),
                Math.max(1, (int) Math.round(duration.longestMs() / dtMs)));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Task heldOut() {
        return heldOut ? this : new ImageClassification(settings, images, true);
    }

    @Override
    public Script script(long index, CounterStream random) {
        var draft = new ScriptDraft(layout, random);
        int image = first + (heldOut ? (int) Math.floorMod(index, (long) count) : random.nextBelow(count));
        int down = random.nextBelow(2 * shift + 1) - shift;
        int right = random.nextBelow(2 * shift + 1) - shift;
        var shown = draft.phase("image", duration);
        for (int row = 0; row < images.rows(); row++) {
            for (int column = 0; column < images.columns(); column++) {
                int ink = images.pixel(image, row - down, column - right);
                if (ink > 0) {
                    show(draft, shown, row * images.columns() + column, ink / WHITE);
                }
            }
        }
        draft.ask(shown, images.label(image));
        draft.condition("image", image);
        return draft.script();
    }

    private void show(ScriptDraft draft, Phase shown, int channel, double ink) {
        if (!code.equals("latency")) {
            draft.drive(channel, channel + 1, shown, ink * rateHz);
        } else if (ink > threshold) {
            draft.spike(channel, shown.from() + (int) Math.round((1 - ink) * (shown.steps() - 1)));
        }
    }
}
