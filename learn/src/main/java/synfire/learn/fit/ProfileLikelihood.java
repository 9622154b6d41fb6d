package synfire.learn.fit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import synfire.learn.descent.DescentMethod;
import synfire.learn.descent.LBfgsB;
import synfire.learn.descent.LevenbergMarquardt;
import synfire.learn.loss.PointProcessLoss;
import synfire.learn.loss.PotentialLoss;
import synfire.learn.multistart.MultiStart;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Minimization;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Reparametrized;
import synfire.learn.optimize.Want;
import synfire.learn.transform.ParameterSpace;
import synfire.learn.uncertainty.Profile;
import synfire.learn.uncertainty.ProfileWalk;

/// The profile likelihood of a fitted parameter.
///
/// Deviances: for the potential n·(loss − lowest)/σ², corrected for the residuals' autocorrelation so that
/// the curvature at the best point is that of the standard error
/// ([synfire.learn.uncertainty.Information#adjustment]); for the likelihood twice the log-likelihood. Other
/// losses have no noise model and no profile.
public final class ProfileLikelihood {

    private static final long MOST_EVALUATIONS = 400;

    private ProfileLikelihood() {}

    /// @param stage the stage whose loss is asked
    /// @param values every parameter of the model at the best point, base units
    /// @param name a parameter that the stage fits
    /// @throws IllegalArgumentException if the stage does not fit it, or its loss has no noise model
    public static Profile of(Fit fit, Stage stage, Map<String, Double> values, String name) {
        var space = fit.plan().space(stage);
        int place = space.names().indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("stage '%s' does not fit '%s', so it has no profile there; it fits %s"
                    .formatted(stage.name(), name, space.names()));
        }
        if (!(stage.loss() instanceof PotentialLoss || stage.loss() instanceof PointProcessLoss)) {
            throw new IllegalArgumentException(
                    "the %s loss of stage '%s' has no noise model, so '%s' has no profile; a last stage with loss potential or likelihood has"
                            .formatted(stage.loss().name(), stage.name(), name));
        }
        var information = FitUncertainty.information(fit, stage, values);
        double error = information.covariance().standardErrors().get(place);
        var parameter = space.parameters().get(place);
        var inBase = space.parameters().stream().mapToDouble(FitPlan::inBase).toArray();
        var best = new double[inBase.length];
        for (int i = 0; i < best.length; i++) {
            best[i] = NamedInputs.number(values, space.names().get(i)) / inBase[i];
        }
        try (var objective = fit.objective(stage, values, 1)) {
            var units = new InUnits(objective, inBase);
            double loss = units.evaluate(new double[][] {best}, Want.LOSS).loss(0);
            var refits = new Refits(units, objective.curved(), space, place, best);
            var count = new AtomicInteger();
            return new ProfileWalk(
                            best[place],
                            loss,
                            parameter.lower(),
                            parameter.upper(),
                            error,
                            information.deviance() * information.adjustment(place),
                            value -> {
                                double lowest = refits.loss(value);
                                fit.listener().profiling(name, count.incrementAndGet());
                                return lowest;
                            },
                            fit.cancelled())
                    .profile(name);
        }
    }

    /// Fits all parameters but one, again and again, from where the fits nearby have ended.
    private static final class Refits {

        private final Objective objective;
        private final boolean curved;
        private final ParameterSpace space;
        private final int place;
        private final Map<Double, double[]> found = new HashMap<>();

        Refits(Objective objective, boolean curved, ParameterSpace space, int place, double[] best) {
            this.objective = objective;
            this.curved = curved;
            this.space = space;
            this.place = place;
            found.put(best[place], best);
        }

        /// The lowest loss with the parameter at `value`.
        double loss(double value) {
            var point = start(value);
            if (point.length == 1) {
                return objective.evaluate(new double[][] {point}, Want.LOSS).loss(0);
            }
            var others = new ParameterSpace(space.parameters().stream()
                    .filter(each -> !each.name().equals(space.names().get(place)))
                    .toList());
            DescentMethod method = curved ? LevenbergMarquardt.STANDARD : LBfgsB.TIGHT;
            var start = others.coordinates(without(point));
            var search = MultiStart.of(method, 1).search(others.box(), _ -> start);
            var held = new Reparametrized(others, new Held(objective, place, value));
            var outcome = Minimization.of(held, Budget.ofEvaluations(MOST_EVALUATIONS))
                    .run(search);
            outcome.best().ifPresent(end -> found.put(value, with(others.physical(end.point()), value)));
            return outcome.best().map(Candidate::loss).orElse(Double.NaN);
        }

        /// The straight line through the two nearest fits.
        private double[] start(double value) {
            var nearest = found.keySet().stream()
                    .sorted(Comparator.comparingDouble(each -> Math.abs(each - value)))
                    .limit(2)
                    .toList();
            double near = nearest.getFirst();
            double next = nearest.getLast();
            var here = at(near);
            var there = at(next);
            var point = here.clone();
            for (int i = 0; near != next && i < point.length; i++) {
                double slope = (here[i] - there[i]) / (near - next);
                var bounds = space.parameters().get(i);
                point[i] = Math.clamp(point[i] + slope * (value - near), bounds.lower(), bounds.upper());
            }
            point[place] = value;
            return point;
        }

        private double[] at(double value) {
            return Objects.requireNonNull(found.get(value));
        }

        private double[] without(double[] point) {
            var others = new double[point.length - 1];
            System.arraycopy(point, 0, others, 0, place);
            System.arraycopy(point, place + 1, others, place, others.length - place);
            return others;
        }

        private double[] with(double[] others, double value) {
            return Held.with(others, place, value);
        }
    }

    /// An objective with one coordinate held.
    private record Held(Objective whole, int place, double value) implements Objective {

        @Override
        public int dimension() {
            return whole.dimension() - 1;
        }

        @Override
        public Evaluation evaluate(double[][] points, Want want) {
            var all = new double[points.length][];
            for (int i = 0; i < points.length; i++) {
                all[i] = with(points[i], place, value);
            }
            var inner = whole.evaluate(all, want);
            int d = dimension();
            var losses = new double[points.length];
            var gradients = new double[points.length][d];
            var curvatures = new double[points.length][d * d];
            for (int i = 0; i < points.length; i++) {
                losses[i] = inner.loss(i);
                var gradient = inner.gradient(i);
                var curvature = inner.curvature(i);
                for (int p = 0; want != Want.LOSS && p < d; p++) {
                    gradients[i][p] = gradient[whole(p)];
                    for (int q = 0; want == Want.CURVATURE && q < d; q++) {
                        curvatures[i][p * d + q] = curvature[whole(p) * (d + 1) + whole(q)];
                    }
                }
            }
            return switch (want) {
                case LOSS -> Evaluation.ofLosses(losses);
                case GRADIENT -> Evaluation.ofGradients(losses, gradients);
                case CURVATURE -> Evaluation.ofCurvatures(losses, gradients, curvatures);
            };
        }

        private int whole(int coordinate) {
            return coordinate < place ? coordinate : coordinate + 1;
        }

        static double[] with(double[] others, int place, double value) {
            var all = new double[others.length + 1];
            System.arraycopy(others, 0, all, 0, place);
            all[place] = value;
            System.arraycopy(others, place, all, place + 1, others.length - place);
            return all;
        }
    }
}
