package synfire.learn.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
        double[] logs = {0.3, -0.5, 0.2, -2};
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

        assertThat(likelihood.evaluate(new double[][] {{0, 0, 0}}, Want.LOSS).loss(0))
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

    @ParameterizedTest
    @EnumSource
    void acquisition_slope_agreesWithDifferences(Acquisition acquisition) {
        var process = GaussianProcess.fit(POINTS, values(), RandomKey.ofSeed(1).generator());
        double best = Arrays.stream(values()).min().orElseThrow();
        double[] x = {0.33, 0.52};
        double[] meanSlope = new double[2];
        double[] deviationSlope = new double[2];
        process.slopes(x, meanSlope, deviationSlope);

        for (int j = 0; j < 2; j++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += 1e-6;
            down[j] -= 1e-6;
            double difference =
                    (acquisition.value(process.at(up), best) - acquisition.value(process.at(down), best)) / 2e-6;
            double slope = acquisition.slope(process.at(x), best, meanSlope[j], deviationSlope[j]);
            // The variance is a difference of nearly equal numbers: it keeps about eight digits.
            assertThat(slope).isCloseTo(difference, within(1e-3 * (1 + Math.abs(difference))));
        }
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
