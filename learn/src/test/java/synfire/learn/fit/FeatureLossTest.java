package synfire.learn.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.learn.descent.LBfgsB;
import synfire.learn.loss.FeatureLoss;
import synfire.learn.loss.Trace;
import synfire.learn.multistart.MultiStart;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Want;
import synfire.learn.transform.FreeParameter;
import synfire.learn.transform.ParameterSpace;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.simulate.Engine;

/// The features of a ramp, whose potential is known: v(k) = a·k·dt.
final class FeatureLossTest {

    private static final int STEPS = 300;
    private static final double DT = 0.1;
    private static final double LEVEL = 10;

    private static final String RAMP = """
            # ramp: a potential that rises at a constant rate and spikes once.
            model ramp
            parameters
              a = 1 mV/ms      # rate
            state
              v = 0 mV         # potential
            inputs
              I : nA           # no effect
            equations
              dv/dt = a + 0*I*mV/ms/nA : mV
            scheme euler
            on v > 10 mV
              spike, refractory while v > 10 mV
            """;

    @Test
    void evaluate_ramp_isTheSumOfItsFeatures() {
        // both cross the level once, so the count is right
        double expected = square((above(1.2) - above(0.9)) / 2)
                + below(1.2, 0.9) / 4
                + square(mean(1.2) - mean(0.9))
                + square(depth(1.2, mean(0.9)) - depth(0.9, mean(0.9)));

        try (var objective = objective()) {
            assertThat(objective.evaluate(new double[][] {{1.2}}, Want.LOSS).loss(0))
                    .isCloseTo(expected, within(1e-9 * expected));
            assertThat(objective.evaluate(new double[][] {{0.9}}, Want.LOSS).loss(0))
                    .isCloseTo(0, within(1e-18));
        }
    }

    @Test
    void gradient_ofARamp_agreesWithDifferences() {
        double step = 1e-5;
        try (var objective = objective()) {
            var losses = objective.evaluate(new double[][] {{1.1 - step}, {1.1 + step}}, Want.LOSS);
            double slope = (losses.loss(1) - losses.loss(0)) / (2 * step);

            // the surrogate of the count adds nothing where the count is right; step² and rounding remain
            assertThat(objective.evaluate(new double[][] {{1.1}}, Want.GRADIENT).gradient(0)[0])
                    .isCloseTo(slope, within(1e-4 * Math.abs(slope)));
        }
    }

    @Test
    void evaluate_silentModel_paysForTheMissingSpike() {
        var only = new FeatureLoss("v", LEVEL, 1, 0, 0, 0, 0);
        try (var objective = objective(only)) {
            assertThat(objective.evaluate(new double[][] {{0.1}}, Want.LOSS).loss(0))
                    .isEqualTo(1);
        }
    }

    private static FitObjective objective() {
        return objective(FeatureLoss.of("v", LEVEL));
    }

    private static FitObjective objective(FeatureLoss loss) {
        var trace = new Trace(
                "ramp",
                DT,
                Map.of("I", Samples.generate(STEPS, _ -> 0)),
                Optional.of(Samples.of(ramp(0.9).toArray())),
                SpikeTrain.of(new double[] {11.1}, 0, STEPS * DT));
        var stage = new Stage(
                "features", loss, List.of("a"), MultiStart.of(LBfgsB.SCIPY, 1), Budget.ofEvaluations(10), List.of(1.0));
        var space = new ParameterSpace(List.of(FreeParameter.of("a", "mV/ms", 0.1, 2)));
        var plan = new FitPlan(
                Model.parse(new Source("ramp.model", RAMP)), Map.of(), space, List.of(stage), List.of(trace), 1);
        return new Fit(plan, Engine.best(), () -> false, Fit.Listener.NONE).objective(stage, plan.startingValues(), 1);
    }

    private static DoubleStream ramp(double rate) {
        return IntStream.range(0, STEPS).mapToDouble(k -> rate * k * DT);
    }

    private static double above(double rate) {
        return ramp(rate).map(v -> DT / (1 + Math.exp((LEVEL - v) / 2))).sum();
    }

    private static double below(double rate, double other) {
        return IntStream.range(0, STEPS)
                .mapToDouble(k -> square(Math.min(LEVEL, rate * k * DT) - Math.min(LEVEL, other * k * DT)))
                .average()
                .orElseThrow();
    }

    private static double mean(double rate) {
        return ramp(rate).average().orElseThrow();
    }

    private static double depth(double rate, double reference) {
        double soft =
                ramp(rate).map(v -> Math.exp((reference - v) / 2)).average().orElseThrow();
        return reference - 2 * Math.log(soft);
    }

    private static double square(double x) {
        return x * x;
    }
}
