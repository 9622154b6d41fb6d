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
import synfire.network.Raster;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// One spike raster is to be turned into another.
///
/// The target signal of output `k` is the target raster's train k passed through the kernel exp(−t/τ), which
/// a leaky readout with that time constant can follow exactly; so the loss is van Rossum's distance.
public final class RasterRegression implements Task {

    public static final TaskKind KIND = new TaskKind(
            "raster-regression",
            new TaskPage(
                    "Spike-raster regression",
                    "A raster of random input spikes is played; the outputs must follow a target raster, filtered by an "
                            + "exponential kernel. All trials are the same. Usual files: 200 inputs, and 200 outputs that "
                            + "draw the Radcliffe Camera in about 2 s. The sample has 100 Poisson trains of 20 Hz to play, and two sine "
                            + "waves over 100 cells to draw, each with a spike every 4 ms.",
                    "Mean squared target, the error of a silent output. An observer who knows the raster has none.",
                    "Shrestha & Orchard (2018), SLAYER, arXiv:1810.08646; rasters of Intel's lava-dl tutorial (BSD-3-Clause). "
                            + "The distance is that of van Rossum (2001), doi:10.1162/089976601300014321."),
            List.of(
                    new TaskParameter.File("input", "input.bs1", "spikes to play; `generated` for a sample"),
                    new TaskParameter.File("target", "output.bs1", "spikes to follow; `generated` for a sample"),
                    new TaskParameter.Lasting("duration", new PhaseLength.Fixed(2000), "spikes after it are left out"),
                    new TaskParameter.Amount("tau", Quantity.of(10, "ms"), 1e-3, 1e6, "time constant of the kernel")),
            (settings, files) -> new RasterRegression(
                    settings,
                    settings.text("input").equals(SampleRasters.NAME)
                            ? SampleRasters.input()
                            : files.spikes(settings.text("input")),
                    settings.text("target").equals(SampleRasters.NAME)
                            ? SampleRasters.target()
                            : files.spikes(settings.text("target"))));

    private final Layout layout;
    private final Script script;

    private RasterRegression(Settings settings, Raster input, Raster target) {
        var duration = settings.length("duration");
        double dtMs = settings.amount("dt", Units.MS);
        layout = new Layout(
                dtMs,
                Code.SPIKES,
                List.of(new ChannelGroup("input", 0, input.cells())),
                new Answer.Signals(Codes.features("cell", target.cells())),
                Math.max(1, (int) Math.round(duration.longestMs() / dtMs)));
        var draft = new ScriptDraft(layout, new CounterStream(RandomKey.ofSeed(0), 0));
        var whole = draft.phase("duration", duration);
        for (int i = 0; i < input.size(); i++) {
            int step = (int) Math.floor(input.timeMs(i) / dtMs);
            if (step < whole.steps()) {
                draft.spike(input.cell(i), step);
            }
        }
        follow(draft, target, settings.amount("tau", Units.MS));
        draft.compare(whole);
        script = draft.script();
    }

    private void follow(ScriptDraft draft, Raster target, double tauMs) {
        double decay = Math.exp(-layout.dtMs() / tauMs);
        var filtered = new double[target.cells()];
        int next = 0;
        for (int t = 0; t < draft.steps(); t++) {
            for (; next < target.size() && target.timeMs(next) < (t + 1) * layout.dtMs(); next++) {
                filtered[target.cell(next)]++;
            }
            for (int k = 0; k < filtered.length; k++) {
                draft.target(t, k, filtered[k]);
                filtered[k] *= decay;
            }
        }
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
