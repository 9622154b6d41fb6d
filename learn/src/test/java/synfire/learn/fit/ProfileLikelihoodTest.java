package synfire.learn.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.learn.descent.LevenbergMarquardt;
import synfire.learn.loss.LatencyLoss;
import synfire.learn.loss.PotentialLoss;
import synfire.learn.loss.StepLoss;
import synfire.learn.loss.Trace;
import synfire.learn.multistart.MultiStart;
import synfire.learn.optimize.Budget;
import synfire.learn.transform.FreeParameter;
import synfire.learn.transform.ParameterSpace;
import synfire.learn.uncertainty.Profile;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.network.random.RandomKey;
import synfire.simulate.Engine;

/// Profiles against closed forms.
final class ProfileLikelihoodTest {

    private static final int STEPS = 400;

    /// Linear in both parameters: with Euler's scheme v(k) = Σ (a·I + b)·dt over the steps before k.
    private static final String LINEAR = """
            # line: a potential that is a sum of what flows in.
            model line
            parameters
              a = 1 mV/nA/ms   # slope
              b = 0 mV/ms      # drift
            state
              v = 0 mV         # potential
            inputs
              I : nA           # current
            equations
              dv/dt = a*I + b : mV
            scheme euler
            """;

    /// Relaxes from 0 to 1 mV within a time constant that may be far below the time step.
    private static final String RELAXING = """
            # fast: a potential that relaxes.
            model fast
            parameters
              tau = 1 ms in (0, inf)   # time constant
            state
              v = 0 mV                 # potential
            inputs
              I : nA                   # current
            equations
              dv/dt = (1*mV - v)/tau + 0*I*mV/nA/ms : mV
            """;

    @Test
    void linearModelWithWhiteNoise_hasTheParabolaOfLeastSquares() {
        var random = RandomKey.ofSeed(3).generator();
        var fit = linear(_ -> random.nextGaussian());
        var outcome = fit.run();
        var stage = fit.plan().stages().getFirst();
        double error =
                FitUncertainty.of(fit, stage, outcome.values()).standardErrors().getFirst();
        double value = outcome.values().getOrDefault("a", Double.NaN) / slopeUnit();

        var profile = ProfileLikelihood.of(fit, stage, outcome.values(), "a");

        // independent residuals: the textbook's standard error, within what the estimated autocorrelation adds
        assertThat(error / textbook(outcome.values())).isBetween(0.8, 1.25);
        for (var point : profile.points()) {
            double off = (point.value() - value) / error;
            assertThat(point.deviance()).isCloseTo(off * off, within(1e-5 * (1 + off * off)));
        }
        double half = Math.sqrt(Profile.THRESHOLD) * error;
        assertThat(profile.lower().orElseThrow()).isCloseTo(value - half, within(1e-4 * half));
        assertThat(profile.upper().orElseThrow()).isCloseTo(value + half, within(1e-4 * half));
    }

    @Test
    void correlatedNoise_widensTheIntervalAsItDoesTheStandardError() {
        var random = RandomKey.ofSeed(3).generator();
        var last = new double[1];
        var fit = linear(_ -> last[0] = 0.9 * last[0] + Math.sqrt(1 - 0.81) * random.nextGaussian());
        var outcome = fit.run();
        var stage = fit.plan().stages().getFirst();
        double error =
                FitUncertainty.of(fit, stage, outcome.values()).standardErrors().getFirst();

        var profile = ProfileLikelihood.of(fit, stage, outcome.values(), "a");

        // an autoregression of 0.9 multiplies variances of slow quantities by up to (1 + 0.9)/(1 - 0.9) = 19
        assertThat(error / textbook(outcome.values())).isBetween(1.5, Math.sqrt(19.0));
        assertThat(profile.upper().orElseThrow() - profile.lower().orElseThrow())
                .isCloseTo(2 * Math.sqrt(Profile.THRESHOLD) * error, within(1e-3 * error));
    }

    @Test
    void timeConstantBelowTheTimeStep_hasNoLowerEnd() {
        var current = Map.of("I", Samples.generate(STEPS, _ -> 0));
        var random = RandomKey.ofSeed(5).generator();
        var potential = Samples.generate(STEPS, k -> (k == 0 ? 0 : 1) + 0.05 * random.nextGaussian());
        var fit = fit(
                RELAXING,
                ParameterSpace.of(FreeParameter.of("tau", "ms", 0.001, 5)),
                current,
                potential,
                PotentialLoss.all("v"));
        var outcome = fit.run();

        var profile = ProfileLikelihood.of(fit, fit.plan().stages().getFirst(), outcome.values(), "tau");

        // the one sample after the step is off by exp(-0.1 ms/tau) mV, and may be so by 1.96 of the noise, a little
        // more or less for the noise that it has itself: 1.96·0.05 = exp(-0.1/0.043)
        assertThat(profile.lower()).isEmpty();
        assertThat(profile.upper().orElseThrow()).isBetween(0.03, 0.06);
    }

    @Test
    void lossWithoutNoiseModel_isRefused() {
        var fit = fit(
                LINEAR,
                ParameterSpace.of(FreeParameter.of("b", "mV/ms", -1, 1)),
                Map.of("I", Samples.generate(STEPS, _ -> 0)),
                Samples.generate(STEPS, _ -> 0),
                new LatencyLoss());

        assertThatThrownBy(() -> ProfileLikelihood.of(
                        fit, fit.plan().stages().getFirst(), fit.plan().startingValues(), "b"))
                .hasMessage("the latency loss of stage 'only' has no noise model, so 'b' has no profile; a last stage"
                        + " with loss potential or likelihood has");
    }

    private static Fit linear(IntToDoubleFunction noise) {
        var current = Map.of("I", Samples.generate(STEPS, ProfileLikelihoodTest::picoamperes));
        var noises = Samples.generate(STEPS, noise);
        double[] v = new double[STEPS];
        for (int k = 1; k < STEPS; k++) {
            v[k] = v[k - 1] + 0.1 * (0.5 * picoamperes(k - 1) / 1000 + 0.02);
        }
        return fit(
                LINEAR,
                ParameterSpace.of(FreeParameter.of("a", "mV/nA/ms", -10, 10), FreeParameter.of("b", "mV/ms", -10, 10)),
                current,
                Samples.generate(STEPS, k -> v[k] + noises.get(k)),
                PotentialLoss.all("v"));
    }

    private static double picoamperes(int k) {
        return k % 100 < 50 ? 2000 : -1000;
    }

    private static double slopeUnit() {
        return synfire.equations.units.Units.parse("mV/nA/ms").inBase();
    }

    /// The standard error of `a` by least squares with independent residuals, from the closed form of the
    /// model.
    private static double textbook(Map<String, Double> values) {
        var fit = linear(_ -> 0);
        var data = fit.plan().train().getFirst();
        double[] x = new double[STEPS];
        double[] t = new double[STEPS];
        for (int k = 1; k < STEPS; k++) {
            x[k] = x[k - 1] + 0.1 * picoamperes(k - 1) / 1000;
            t[k] = t[k - 1] + 0.1;
        }
        double xx = 0;
        double xt = 0;
        double tt = 0;
        for (int k = 0; k < data.size(); k++) {
            xx += x[k] * x[k];
            xt += x[k] * t[k];
            tt += t[k] * t[k];
        }
        assertThat(values).containsKeys("a", "b");
        return Math.sqrt(1 / (xx - xt * xt / tt));
    }

    private static Fit fit(
            String model, ParameterSpace space, Map<String, Samples> inputs, Samples potential, StepLoss loss) {
        var trace =
                new Trace("sweep", 0.1, inputs, Optional.of(potential), SpikeTrain.of(new double[0], 0, 0.1 * STEPS));
        var stage = new Stage(
                "only",
                loss,
                space.names(),
                MultiStart.of(LevenbergMarquardt.STANDARD, 4),
                Budget.ofEvaluations(400),
                List.of(1.0));
        var plan = new FitPlan(
                Model.parse(new Source("test.model", model)), Map.of(), space, List.of(stage), List.of(trace), 1);
        return new Fit(plan, Engine.best(), () -> false, Fit.Listener.NONE);
    }
}
