package synfire.cli.study;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.learn.descent.Adam;
import synfire.learn.descent.DescentMethod;
import synfire.learn.descent.LBfgsB;
import synfire.learn.descent.LevenbergMarquardt;
import synfire.learn.descent.Sgd;
import synfire.learn.loss.FeatureLoss;
import synfire.learn.loss.StepLoss;
import synfire.learn.multistart.MultiStart;
import synfire.learn.multistart.Racing;
import synfire.learn.multistart.SpikeContinuation;
import synfire.learn.optimize.Optimizer;

/// The optimizers that a study can name.
final class OptimizerNames {

    private static final double SGD_RATE = 0.01;

    private OptimizerNames() {}

    /// The optimizer of that name, which ends when the loss is not above `target`; without a name, Levenberg–Marquardt
    /// where the loss has a curvature, else L-BFGS-B.
    static Optimizer named(@Nullable String name, StepLoss loss, int starts, double target) {
        var chosen = name == null ? (loss instanceof FeatureLoss ? "l-bfgs-b" : "levenberg-marquardt") : name;
        return switch (chosen) {
            case "levenberg-marquardt" -> starting(LevenbergMarquardt.STANDARD, starts, target);
            case "l-bfgs-b" -> starting(LBfgsB.TIGHT, starts, target);
            case "l-bfgs-b-scipy" -> MultiStart.of(LBfgsB.SCIPY, starts);
            case "spike-continuation" ->
                MultiStart.of(SpikeContinuation.STANDARD, starts).withLanes(1).withTarget(target);
            case "adam" -> starting(Adam.STANDARD, starts, target);
            case "sgd" -> starting(Sgd.of(SGD_RATE), starts, target);
            default ->
                throw new IllegalArgumentException(
                        "there is no optimizer '%s'; choose one of %s".formatted(chosen, all()));
        };
    }

    static List<String> all() {
        return new ArrayList<>(List.of("levenberg-marquardt", "l-bfgs-b", "l-bfgs-b-scipy", "spike-continuation", "adam", "sgd"));
    }

    private static Optimizer starting(DescentMethod method, int starts, double target) {
        return MultiStart.of(method, starts).withRacing(Racing.HALVING).withTarget(target);
    }
}
