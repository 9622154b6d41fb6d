package synfire.learn.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Problem;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

/// Every descent on every problem: the table that a new descent joins by one line.
final class DescentMethodTest {

    /// @param tolerance largest excess of the mean of squares over its minimum
    /// @param evaluations largest number of evaluations allowed
    record Bar(DescentMethod method, double tolerance, int evaluations) {

        @Override
        public String toString() {
            return method.name();
        }
    }

    static Stream<Arguments> crossed() {
        var bars = List.of(new Bar(LBfgsB.TIGHT, 1e-12, 250), new Bar(LevenbergMarquardt.STANDARD, 1e-18, 150));
        return bars.stream().flatMap(bar -> Problem.all().stream().map(problem -> Arguments.of(bar, problem)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("crossed")
    void descent_publishedProblem_reachesTheKnownMinimum(Bar bar, Problem problem) {
        var result = Runs.run(bar.method, problem, problem.box(), problem.startPoint(), bar.evaluations);

        assertThat(result.descent().stopped()).isPresent();
        // The bounded minima are known to 1e-9: the solutions are printed with eight digits.
        assertThat(result.end().loss() - problem.minimum()).isBetween(-1e-9, bar.tolerance + 1e-15 * problem.minimum());
        for (int i = 0; i < result.end().point().length; i++) {
            // Powell's Hessian is singular at the solution: the loss falls with the fourth power of the distance.
            double nearness = problem.name().startsWith("Powell") ? 2e-3 : 1e-5;
            assertThat(result.end().point()[i]).isCloseTo(problem.solution().get(i), within(nearness));
        }
    }

    static Stream<Problem> nist() {
        return Problem.nist().stream();
    }

    @ParameterizedTest
    @MethodSource("nist")
    void levenbergMarquardt_nistRegression_agreesWithTheCertifiedValues(Problem problem) {
        var result = Runs.run(LevenbergMarquardt.STANDARD, problem, problem.box(), problem.startPoint(), 200);

        // Ten certified digits; the normal equations and the loss's rounding leave about seven of the parameters.
        assertThat(result.end().loss()).isCloseTo(problem.minimum(), within(1e-9 * problem.minimum()));
        for (int i = 0; i < result.end().point().length; i++) {
            double certified = problem.solution().get(i);
            assertThat(result.end().point()[i]).isCloseTo(certified, within(1e-6 * Math.abs(certified)));
        }
    }

    static Stream<DescentMethod> methods() {
        return Stream.of(
                LBfgsB.SCIPY,
                LevenbergMarquardt.STANDARD,
                new GaussNewton(0.01, 0.1, 1e-6, 50),
                Adam.STANDARD,
                Sgd.of(0.01).withMomentum(0.9));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void descent_startNotFinite_endsAtOnce(DescentMethod method) {
        var result = Runs.run(method, constant(Double.NaN), Box.unit(2), new double[] {0.5, 0.5}, 10);

        assertThat(result.descent().stopped()).contains(Stop.FAILED_START);
        assertThat(result.evaluations()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void descent_startOutsideTheBox_beginsAtItsEdge(DescentMethod method) {
        assertThat(method.from(Box.unit(2), new double[] {-3, 7}).ask()).containsExactly(0, 1);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void descent_flatLoss_endsWithoutMoving(DescentMethod method) {
        var result = Runs.run(method, constant(3), Box.unit(2), new double[] {0.25, 0.5}, 500);

        assertThat(result.end().point()).containsExactly(0.25, 0.5);
        assertThat(result.descent().stopped()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void descent_blowUpBeyondAWall_staysBefore(DescentMethod method) {
        // (x − 0.6)² that cannot be evaluated beyond 0.5, as a simulation that diverges.
        Objective wall = new Objective() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public Evaluation evaluate(double[][] points, Want want) {
                double x = points[0][0];
                double loss = x > 0.5 ? Double.NaN : (x - 0.6) * (x - 0.6);
                return Evaluation.ofCurvatures(
                        new double[] {loss}, new double[][] {{2 * (x - 0.6)}}, new double[][] {{2}});
            }
        };
        var lowest = new ArrayList<Double>();
        var descent = method.from(Box.unit(1), new double[] {0.1});
        for (int i = 0; i < 200 && descent.stopped().isEmpty(); i++) {
            double x = descent.ask()[0];
            var answer = wall.evaluate(new double[][] {{x}}, descent.want());
            if (Double.isFinite(answer.loss(0))) {
                lowest.add(answer.loss(0));
            }
            descent.tell(answer, 0);
        }

        assertThat(descent.position()[0]).isLessThanOrEqualTo(0.5);
        assertThat(lowest.stream().mapToDouble(Double::doubleValue).min().orElseThrow())
                .isLessThan(0.16);
    }

    @Test
    void lbfgsb_asManyEvaluationsAsSciPy() {
        // Evaluations of SciPy 1.17.1 on the same problems with the same settings, in the order of Problem.all().
        int[] scipy = {44, 15, 28, 20, 77, 32, 5, 23};
        var ours = Problem.all().stream()
                .map(problem -> Runs.run(LBfgsB.SCIPY, problem, problem.box(), problem.startPoint(), 300)
                        .evaluations())
                .toList();

        for (int i = 0; i < scipy.length; i++) {
            // Rounding differs, and with it how often a line search needs one more point.
            assertThat(ours.get(i))
                    .as(ours.toString())
                    .isBetween((int) (0.8 * scipy[i]) - 1, (int) (1.25 * scipy[i]) + 1);
        }
    }

    private static Objective constant(double loss) {
        return new Objective() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public Evaluation evaluate(double[][] points, Want want) {
                double slope = Double.isNaN(loss) ? loss : 0;
                double[] losses = new double[points.length];
                double[][] gradients = new double[points.length][2];
                double[][] curvatures = new double[points.length][4];
                for (int i = 0; i < points.length; i++) {
                    losses[i] = loss;
                    gradients[i] = new double[] {slope, slope};
                    curvatures[i] = new double[] {slope, slope, slope, slope};
                }
                return Evaluation.ofCurvatures(losses, gradients, curvatures);
            }
        };
    }
}
