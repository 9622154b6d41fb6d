package synfire.cli.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import synfire.equations.syntax.Spelling;
import synfire.learn.bayes.BayesianOptimization;
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
import synfire.learn.population.CmaEs;
import synfire.learn.population.DifferentialEvolution;
import synfire.learn.population.NelderMead;
import synfire.learn.population.ParticleSwarm;
import synfire.learn.population.RandomSearch;

/// The optimizers that a study can name.
public final class OptimizerNames {

    private static final double SGD_RATE = 0.01;

    /// Starts to choose from before a spike continuation.
    private static final int SCREENED = 16;

    private static final int RANDOM_BATCH = 20;

    private static final List<String> NAMES = List.of(
            "levenberg-marquardt",
            "spike-continuation",
            "l-bfgs-b",
            "l-bfgs-b-scipy",
            "adam",
            "sgd",
            "de",
            "two-points-de",
            "pso",
            "cma-es",
            "nelder-mead",
            "bayesian",
            "random");

    private OptimizerNames() {}

    /// The optimizer of that name, which ends when the loss is not above `target`; without a name, Levenberg–Marquardt
    /// where the loss has a curvature, else L-BFGS-B.
    public static Optimizer named(@Nullable String name, StepLoss loss, int starts, double target) {
        var chosen = name == null ? (loss instanceof FeatureLoss ? "l-bfgs-b" : "levenberg-marquardt") : name;
        return switch (chosen) {
            case "levenberg-marquardt" -> starting(LevenbergMarquardt.STANDARD, starts, target);
            case "spike-continuation" ->
                MultiStart.of(SpikeContinuation.SCREENED, starts)
                        .withLanes(1)
                        .withTarget(target)
                        .withScreened(SCREENED);
            case "l-bfgs-b" -> starting(LBfgsB.TIGHT, starts, target);
            case "l-bfgs-b-scipy" -> MultiStart.of(LBfgsB.SCIPY, starts);
            case "adam" -> starting(Adam.STANDARD, starts, target);
            case "sgd" -> starting(Sgd.of(SGD_RATE), starts, target);
            case "de" -> DifferentialEvolution.STANDARD;
            case "two-points-de" -> DifferentialEvolution.TWO_POINTS;
            case "pso" -> ParticleSwarm.STANDARD;
            case "cma-es" -> CmaEs.STANDARD;
            case "nelder-mead" -> NelderMead.STANDARD;
            case "bayesian" -> BayesianOptimization.STANDARD;
            case "random" -> new RandomSearch(RANDOM_BATCH);
            default ->
                throw new IllegalArgumentException("there is no optimizer '%s'%s; choose one of %s"
                        .formatted(
                                chosen,
                                Spelling.nearest(chosen, NAMES)
                                        .map(" (did you mean '%s'?)"::formatted)
                                        .orElse(""),
                                String.join(", ", NAMES)));
        };
    }

    private static Optimizer starting(DescentMethod method, int starts, double target) {
        return MultiStart.of(method, starts).withRacing(Racing.HALVING).withTarget(target);
    }
}
