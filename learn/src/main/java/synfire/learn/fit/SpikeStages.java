package synfire.learn.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.lowering.SpikeOptions.Tangents;
import synfire.learn.loss.SpikeCountLoss;
import synfire.learn.loss.SpikeTimesLoss;
import synfire.learn.loss.StepLoss;
import synfire.learn.loss.TimeAboveLoss;
import synfire.learn.multistart.SpikeMatching;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Reparametrized;
import synfire.learn.transform.ParameterSpace;

/// The objectives of a [SpikeMatching], all but the score.
public final class SpikeStages implements AutoCloseable {

    private static final int WINDOWS = 5;

    /// Limit on the error of a spike, ms.
    private static final double LIMIT = 5;

    /// Share of the model's surrogate width.
    private static final double SURROGATE = 0.3;

    /// Widths of the threshold, mV.
    private static final List<Double> WIDTHS = List.of(8.0, 1.0);

    private final SpikeMatching method;
    private final ParameterSpace space;
    private final List<FitObjective> open;

    private SpikeStages(SpikeMatching method, ParameterSpace space, List<FitObjective> open) {
        this.method = method;
        this.space = space;
        this.open = List.copyOf(open);
    }

    /// For a model whose spikes are events.
    ///
    /// @param values of all parameters, in base units; those of the stage are ignored
    public static SpikeStages ofEvents(Fit fit, Stage stage, Map<String, Double> values) {
        var open = new ArrayList<FitObjective>();
        var count = new SpikeCountLoss(SpikeCountLoss.USUAL_TOLERANCE);
        open.add(fit.objective(stage, values, count, spikes(count, SURROGATE, Tangents.MODE)));
        var times = SpikeTimesLoss.WHOLE;
        var kernels =
                new LossKernels(fit.program(stage, values, times, spikes(times, 1, Tangents.EVENT)), fit.engine());
        for (double horizon : fit.horizons(WINDOWS)) {
            open.add(new FitObjective(kernels, new SpikeTimesLoss(horizon, LIMIT), fit.until(horizon)));
        }
        return new SpikeStages(SpikeMatching.ofEvents(WINDOWS), fit.plan().space(stage), open);
    }

    /// For a model whose spikes are excursions of the potential above a threshold.
    ///
    /// @param values of all parameters, in base units; those of the stage are ignored
    public static SpikeStages ofExcursions(
            Fit fit, Stage stage, Map<String, Double> values, String variable, double thresholdMv) {
        var open = new ArrayList<FitObjective>();
        var first = new TimeAboveLoss(variable, thresholdMv, WIDTHS.getFirst());
        var kernels = new LossKernels(fit.program(stage, values, first, spikes(first, 1, Tangents.MODE)), fit.engine());
        for (double width : WIDTHS) {
            // the width is in the series, not in the program
            open.add(new FitObjective(
                    kernels,
                    new TimeAboveLoss(variable, thresholdMv, width),
                    fit.plan().train()));
        }
        return new SpikeStages(
                SpikeMatching.ofExcursions(WIDTHS.size()), fit.plan().space(stage), open);
    }

    /// What goes through them.
    public SpikeMatching method() {
        return method;
    }

    /// Over the coordinates of the stage's space.
    public List<Objective> objectives() {
        var objectives = new ArrayList<Objective>();
        open.forEach(objective -> objectives.add(new Reparametrized(space, new InUnits(objective, Fit.inBase(space)))));
        return objectives;
    }

    private static SpikeOptions spikes(StepLoss loss, double width, Tangents tangents) {
        return SpikeOptions.DEFAULT
                .withMode(loss.spikeMode())
                .withTangents(tangents)
                .withSource(loss.eventSource())
                .withWidthFactor(width);
    }

    @Override
    public void close() {
        open.forEach(FitObjective::close);
    }
}
