package synfire.learn.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Journal;
import synfire.learn.optimize.Minimization;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Outcome;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

final class BayesTest {

    private static final List<double[]> POINTS = IntStream.range(0, 12)
            .mapToObj(i -> new double[] {(i * 0.37 + 0.1) % 1, (i * 0.61 + 0.2) % 1})
            .toList();

    private static double[] values() {
        return POINTS.stream().mapToDouble(BayesTest::hill).toArray();
    }

    private static double hill(double[] x) {
        return 5 + 40 * (x[0] - 0.3) * (x[0] - 0.3) + 10 * (x[1] - 0.6) * (x[1] - 0.6) + Math.sin(4 * x[0]);
    }

    @Test
    void likelihood_gradient_agreesWithDifferences() {
        var likelihood = new MarginalLikelihood(POINTS, values());
        double[] logs = {0.3, -0.5, 0.2, -2, 0.4, -0.3, 0.2, -0.1};
        double[] gradient =
                likelihood.evaluate(new double[][] {logs}, Want.GRADIENT).gradient(0);

        for (int j = 0; j < logs.length; j++) {
            double[] up = logs.clone();
            double[] down = logs.clone();
            up[j] += 1e-5;
            down[j] -= 1e-5;
            var both = likelihood.evaluate(new double[][] {up, down}, Want.LOSS);
            // h² times a third derivative of order 100, and 1e-16/h times the value.
            assertThat(gradient[j])
                    .isCloseTo((both.loss(0) - both.loss(1)) / 2e-5, within(1e-6 * (1 + Math.abs(gradient[j]))));
        }
    }

    @Test
    void likelihood_onePoint_isTheNormalDensity() {
        // One value 2 of variance e^0 + e^0 (kernel and noise) plus the jitter.
        var likelihood = new MarginalLikelihood(List.of(new double[] {0.5}), new double[] {2});
        double variance = 2 + 1e-10;

        assertThat(likelihood
                        .evaluate(new double[][] {{0, 0, 0, 0, 0}}, Want.LOSS)
                        .loss(0))
                .isCloseTo(0.5 * (4 / variance + Math.log(2 * Math.PI * variance)), within(1e-12));
    }

    @Test
    void process_smoothFunction_isPredictedBetweenThePoints() {
        var process = GaussianProcess.fit(POINTS, values(), RandomKey.ofSeed(1).generator());

        for (double[] x : new double[][] {{0.3, 0.5}, {0.5, 0.5}, {0.7, 0.4}}) {
            var prediction = process.at(x);
            // Twelve points of a function that varies by 20.
            assertThat(prediction.mean()).isCloseTo(hill(x), within(1.0));
            assertThat(prediction.deviation()).isBetween(1e-4, 2.0);
        }
    }

    @Test
    void improvement_slope_agreesWithDifferences() {
        var process = GaussianProcess.fit(POINTS, values(), RandomKey.ofSeed(1).generator());
        var improvement = new ExpectedImprovement(Arrays.stream(values()).min().orElseThrow());
        double[] x = {0.33, 0.52};
        double[] meanSlope = new double[2];
        double[] deviationSlope = new double[2];
        process.slopes(x, meanSlope, deviationSlope);

        for (int j = 0; j < 2; j++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += 1e-6;
            down[j] -= 1e-6;
            double difference = (improvement.at(process.at(up)) - improvement.at(process.at(down))) / 2e-6;
            double slope = improvement.slope(process.at(x), meanSlope[j], deviationSlope[j]);
            // The variance is a difference of nearly equal numbers: it keeps about eight digits.
            assertThat(slope).isCloseTo(difference, within(1e-3 * (1 + Math.abs(difference))));
        }
    }

    /// At a mean of the best value, the mean of the positive half of a normal distribution.
    @Test
    void improvement_sameMean_isThatOfTheNormalDistribution() {
        assertThat(new ExpectedImprovement(3).at(new GaussianProcess.Prediction(3, 2)))
                .isCloseTo(2 / Math.sqrt(2 * Math.PI), within(1e-12));
        assertThat(new ExpectedImprovement(3).at(new GaussianProcess.Prediction(4, 0)))
                .isZero();
    }

    /// Believing its mean at a point, a process is sure there, and predicts what it did elsewhere.
    @Test
    void believing_itsMean_leavesTheMeanAndTakesTheDoubt() {
        var process = GaussianProcess.fit(POINTS, values(), RandomKey.ofSeed(1).generator());
        double[] x = {0.9, 0.9};
        var believing = process.believing(x);

        assertThat(believing.at(x).deviation()).isLessThan(0.5 * process.at(x).deviation());
        assertThat(believing.at(new double[] {0.7, 0.8}).mean())
                .isCloseTo(process.at(new double[] {0.7, 0.8}).mean(), within(1e-6));
    }

    @Test
    void warps_keepTheEndsAndTheOrder() {
        var warp = new InputWarp(new double[] {0.5}, new double[] {2});

        assertThat(warp.at(new double[] {0})[0]).isCloseTo(0, within(3e-3));
        assertThat(warp.at(new double[] {1})[0]).isCloseTo(1, within(3e-3));
        assertThat(warp.at(new double[] {0.2})[0]).isCloseTo(1 - Math.pow(1 - Math.sqrt(0.2), 2), within(1e-12));
        double slope = (warp.at(new double[] {0.2 + 1e-6})[0] - warp.at(new double[] {0.2 - 1e-6})[0]) / 2e-6;
        assertThat(warp.slope(0, new double[] {0.2})).isCloseTo(slope, within(1e-8));
        // a quarter of eleven losses lie within 4 of the lowest; what failed counts as the highest
        double[] losses = {5, 7, 9, 11, 13, 15, 17, 19, 21, 23, Double.NaN, 25};
        double[] expected = Arrays.stream(losses)
                .map(loss -> Math.log(1 + ((Double.isNaN(loss) ? 25 : loss) - 5) / 4))
                .toArray();
        assertThat(LossWarp.of(losses)).containsExactly(expected, within(1e-12));
    }

    @Test
    void run_bowl_beatsChanceByFar() {
        var outcome = run(new BayesianOptimization(5, 5), 30, new Journal());

        // The minimum is 5.9157; the best of 30 random points is above 6 nine times out of ten.
        assertThat(outcome.best().orElseThrow().loss()).isLessThan(5.92);
        assertThat(outcome.evaluations()).isEqualTo(30);
    }

    @Test
    void run_resumed_endsInTheSameBits() {
        var whole = new Journal();
        var uninterrupted = run(new BayesianOptimization(3, 4), 12, whole);
        var half = new Journal();
        half.add(whole.round(0));
        half.add(whole.round(1));

        assertThat(run(new BayesianOptimization(3, 4), 12, half)
                        .best()
                        .orElseThrow()
                        .point())
                .containsExactly(uninterrupted.best().orElseThrow().point());
    }

    private static Outcome run(BayesianOptimization optimizer, int budget, Journal journal) {
        Objective objective = new Objective() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public Evaluation evaluate(double[][] points, Want want) {
                return Evaluation.ofLosses(
                        Arrays.stream(points).mapToDouble(BayesTest::hill).toArray());
            }
        };
        return Minimization.of(objective, Budget.ofEvaluations(budget))
                .run(optimizer.search(Box.unit(2), RandomKey.ofSeed(6)), journal);
    }
}
