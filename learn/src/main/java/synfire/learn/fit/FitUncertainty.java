package synfire.learn.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.learn.loss.FeatureLoss;
import synfire.learn.loss.LatencyLoss;
import synfire.learn.loss.PointProcessLoss;
import synfire.learn.loss.PotentialLoss;
import synfire.learn.loss.SpikeCountLoss;
import synfire.learn.loss.SpikeTimesLoss;
import synfire.learn.loss.StepLoss;
import synfire.learn.loss.TimeAboveLoss;
import synfire.learn.loss.VanRossumLoss;
import synfire.learn.optimize.Want;
import synfire.learn.uncertainty.CorrelatedSquares;
import synfire.learn.uncertainty.Covariance;
import synfire.learn.uncertainty.Information;

/// Standard errors of a fit, from the curvature of its last stage's loss at the best point.
///
/// For the potential: Gauss–Newton with the residuals' autocorrelation taken into account. For the
/// likelihood: the inverse of the Fisher information of all data spikes. Other losses have no noise model
/// and give no errors.
public final class FitUncertainty {

    private FitUncertainty() {}

    /// Whether a loss says how noisy the data are, so that its curvature gives errors.
    public static boolean knowsNoise(StepLoss loss) {
        return switch (loss) {
            case PotentialLoss _, PointProcessLoss _ -> true;
            case VanRossumLoss _, LatencyLoss _, FeatureLoss _, SpikeCountLoss _, SpikeTimesLoss _, TimeAboveLoss _ ->
                false;
        };
    }

    /// @param stage the stage whose loss is asked; all free parameters of the plan take part that it fits
    public static Covariance of(Fit fit, Stage stage, Map<String, Double> values) {
        return information(fit, stage, values).covariance();
    }

    /// As [#of], before anything is inverted.
    static Information information(Fit fit, Stage stage, Map<String, Double> values) {
        var plan = fit.plan();
        var space = plan.space(stage);
        var lowered = fit.lowered(stage, 1);
        var names = space.names();
        var fixed = new HashMap<>(values);
        names.forEach(fixed::remove);
        var program = new LossProgram(lowered, names, fixed, stage.loss(), plan.dtMs());
        var inBase = space.parameters().stream().mapToDouble(FitPlan::inBase).toArray();
        var ranges = space.parameters().stream()
                .mapToDouble(parameter -> parameter.upper() - parameter.lower())
                .toArray();
        if (!knowsNoise(stage.loss())) {
            var nothing = boxed(new double[ranges.length * ranges.length]);
            return new Information(names, nothing, nothing, boxed(ranges), 0);
        }
        return switch (stage.loss()) {
            case PotentialLoss potential -> squares(fit, program, potential, values, inBase, ranges);
            default -> information(fit, stage, program, values, inBase, ranges);
        };
    }

    private static Information squares(
            Fit fit,
            LossProgram program,
            PotentialLoss loss,
            Map<String, Double> values,
            double[] inBase,
            double[] ranges) {
        var plan = fit.plan();
        var sensitivities = SensitivityTraces.of(program, loss, plan.train(), values, fit.engine());
        var residuals = new ArrayList<CorrelatedSquares.Residuals>();
        for (int i = 0; i < sensitivities.size(); i++) {
            var trace = plan.train().get(i);
            var each = sensitivities.get(i);
            var measured = trace.requirePotential();
            var residual = new double[trace.size()];
            for (int t = 0; t < residual.length; t++) {
                residual[t] = each.quantity()[t] - measured.get(t);
            }
            var columns = new ArrayList<double[]>();
            for (int p = 0; p < inBase.length; p++) {
                columns.add(scaled(each.columns().get(p), inBase[p]));
            }
            residuals.add(new CorrelatedSquares.Residuals(residual, loss.counted(trace), columns));
        }
        var squares = CorrelatedSquares.of(residuals);
        return new Information(
                program.free(),
                squares.information(),
                squares.score(),
                boxed(ranges),
                squares.count() / squares.variance());
    }

    private static Information information(
            Fit fit, Stage stage, LossProgram program, Map<String, Double> values, double[] inBase, double[] ranges) {
        double total =
                fit.plan().train().stream().mapToDouble(stage.loss()::weight).sum();
        try (var objective = new FitObjective(program, stage.loss(), fit.plan().train(), fit.engine())) {
            var point = program.free().stream()
                    .mapToDouble(name -> NamedInputs.number(values, name))
                    .toArray();
            var curvature =
                    objective.evaluate(new double[][] {point}, Want.CURVATURE).curvature(0);
            int n = point.length;
            for (int k = 0; k < curvature.length; k++) {
                curvature[k] *= total * inBase[k / n] * inBase[k % n];
            }
            return new Information(program.free(), boxed(curvature), boxed(curvature), boxed(ranges), 2 * total);
        }
    }

    private static double[] scaled(double[] values, double factor) {
        var scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
