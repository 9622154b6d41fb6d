package synfire.equations.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.equations.Flag;
import synfire.equations.StepOrder.Reset;
import synfire.equations.StepOrder.Update;
import synfire.equations.lowering.LoweringOptions.EventSource;

/// The order of the parts of a step, and what a spike does.
final class StepOrderTest {

    private static Stepper run(TestModel model) {
        return Stepper.of(Lowering.of(model.build(), LoweringOptions.DEFAULT.withScheme("euler")), 1);
    }

    @Test
    void update_simultaneous_readsOldValues() {
        var stepper = run(new TestModel().differential("x", "1", "1").differential("y", "0", "x"));
        stepper.step();
        assertThat(stepper.get("y")).isEqualTo(1);
    }

    @Test
    void update_inOrder_readsNewValuesOfThoseAbove() {
        var stepper = run(new TestModel()
                .differential("x", "1", "1")
                .differential("y", "0", "x")
                .order(Update.IN_ORDER, Reset.END, List.of(), List.of()));
        stepper.step();
        assertThat(stepper.get("y")).isEqualTo(2);
    }

    @Test
    void statements_beforeAndAfterTheStep_frameTheUpdate() {
        var stepper = run(new TestModel()
                .differential("x", "1", "x")
                .order(Update.SIMULTANEOUS, Reset.END, List.of("x = x + 1"), List.of("x = 10*x")));
        stepper.step();
        assertThat(stepper.get("x")).isEqualTo(40);
    }

    @Test
    void reset_end_isInTheSameStep() {
        var model = new TestModel().differential("x", "0", "1").spikeOn("x > 1", "x = -5");
        var stepper = run(model);
        assertThat(stepper.spikes(2)).containsExactly(1); // x = 1 is not above
        assertThat(stepper.get("x")).isEqualTo(-5);
    }

    @Test
    void reset_nextStep_isBeforeTheNextUpdate() {
        var model = new TestModel()
                .differential("x", "0", "1")
                .spikeOn("x >= 2", "x = -5")
                .order(Update.SIMULTANEOUS, Reset.NEXT_STEP, List.of(), List.of());
        var stepper = run(model);
        assertThat(stepper.spikes(2)).containsExactly(1);
        assertThat(stepper.get("x")).isEqualTo(2);
        stepper.step();
        assertThat(stepper.get("x")).isEqualTo(-4);
    }

    @Test
    void threshold_strictAtEquality_doesNotFire() {
        assertThat(run(new TestModel().differential("x", "0", "1").spikeOn("x > 3", "x = 0"))
                        .spikes(4))
                .containsExactly(3);
        assertThat(run(new TestModel().differential("x", "0", "1").spikeOn("x >= 3", "x = 0"))
                        .spikes(4))
                .containsExactly(2);
        assertThat(run(new TestModel().differential("x", "0", "-1").spikeOn("x < -3", "x = 0"))
                        .spikes(4))
                .containsExactly(3);
    }

    @Test
    void threshold_joinedConditions_firesWhereBothHold() {
        var model = new TestModel()
                .differential("x", "0", "1")
                .differential("y", "0", "2")
                .spikeOn("x > 1 and not (y < 8)", "y = 0");
        assertThat(run(model).spikes(5)).containsExactly(3);
    }

    @Test
    void reset_sequence_readsWhatItWrote() {
        var model = new TestModel()
                .differential("x", "2", "0")
                .state("n", "0", Flag.INTEGER)
                .state("on", "False", Flag.BOOLEAN)
                .spikeOn("x > 1", "y = x + 1", "x = y*y", "n += 1", "n = n + x/2", "on = x > 8");
        var stepper = run(model);
        stepper.step();
        assertThat(stepper.get("x")).isEqualTo(9);
        assertThat(stepper.get("n")).isEqualTo(5); // 1 + 4.5, whole part
        assertThat(stepper.get("on")).isEqualTo(1);
    }

    /// Brian 2: held while fewer steps than timestep(t_ref, dt) have passed; a spike in step k at t_k =
    /// k·dt.
    @Test
    void refractory_forATime_holdsThatManySteps() {
        var model = new TestModel()
                .differential("x", "0", "1", Flag.UNLESS_REFRACTORY)
                .differential("y", "0", "1")
                .spikeOn("x >= 1", "x = 0")
                .refractoryFor("3");
        var stepper = run(model);
        // fires in step 0; active again in step 3, when 3 steps have passed, and fires at its end
        assertThat(stepper.spikes(8)).containsExactly(0, 3, 6);
        assertThat(stepper.get("y")).isEqualTo(8);
    }

    /// 0.3/0.1 is just below 3 in floating point; Brian 2's timestep counts 3.
    @Test
    void refractory_ofAMultipleOfDt_isNotOneStepShort() {
        var model = new TestModel()
                .differential("x", "0", "10", Flag.UNLESS_REFRACTORY)
                .spikeOn("x >= 1", "x = 0")
                .refractoryFor("0.3");
        var stepper = Stepper.of(Lowering.of(model.build(), LoweringOptions.DEFAULT.withScheme("euler")), 0.1);
        assertThat(stepper.spikes(8)).containsExactly(0, 3, 6);
    }

    @Test
    void refractory_whileACondition_givesOneSpikeAnUpstroke() {
        var model = new TestModel()
                .differential("x", "0", "cos(t)")
                .spikeOn("x > 0.5")
                .refractoryWhile("x > 0.5");
        var stepper = Stepper.of(Lowering.of(model.build(), LoweringOptions.DEFAULT.withScheme("rk4")), 0.1);
        assertThat(stepper.spikes(200)).hasSize(4); // sin rises above ½ at π/6 + 2πk, below 20
    }

    @Test
    void lastspike_inEquations_isTheTimeOfTheSpike() {
        var model = new TestModel()
                .differential("x", "0", "1")
                .state("seen", "0")
                .spikeOn("x >= 3", "x = 0")
                .order(Update.SIMULTANEOUS, Reset.END, List.of("seen = t - lastspike"), List.of());
        var stepper = run(model);
        stepper.run(5); // fires in step 2, at t = 2
        assertThat(stepper.get("seen")).isEqualTo(2);
    }

    @Test
    void arrival_whileRefractory_leavesHeldVariablesAlone() {
        var model = new TestModel()
                .events("spikes")
                .differential("x", "0", "1", Flag.UNLESS_REFRACTORY)
                .differential("g", "0", "0")
                .spikeOn("x >= 1", "x = 0")
                .refractoryFor("3")
                .onArrival("spikes", "x += spikes", "g += spikes");
        var stepper = run(model);
        stepper.step(Map.of("spikes", 0.0));
        stepper.step(Map.of("spikes", 7.0));
        assertThat(stepper.get("x")).isEqualTo(0);
        assertThat(stepper.get("g")).isEqualTo(7);
    }

    @Test
    void observed_spikes_resetWhereTheDataSay() {
        var model = new TestModel().differential("x", "0", "1").spikeOn("x > 100", "x = -1");
        var lowered = Lowering.of(
                model.build(),
                LoweringOptions.DEFAULT.withSpikes(SpikeOptions.DEFAULT.withSource(EventSource.OBSERVED)));
        var stepper = Stepper.of(lowered, 1);
        stepper.step(Map.of("observed", 0.0));
        stepper.step(Map.of("observed", 1.0));
        assertThat(stepper.get("x")).isEqualTo(-1);
    }

    /// A constant hazard h per step fires in 1 − e^{−h} of them.
    @Test
    void escape_constantHazard_firesAtThatRate() {
        var model = new TestModel().differential("x", "0", "0").spikeAtRate("0.3", "x += 1");
        var lowered = Lowering.of(model.build(), LoweringOptions.DEFAULT);
        int lanes = 2000;
        var stepper = new Stepper(lowered, 0.5, lanes, Map.of());

        var hazard = stepper.step().get("hazard").get(0);
        stepper.run(9);

        double p = 1 - Math.exp(-0.15);
        double mean = java.util.Arrays.stream(stepper.all("x")).sum() / lanes / 10;
        assertThat(hazard).isEqualTo(0.15);
        assertThat(mean).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / lanes / 10)));
    }

    @Test
    void escape_ofAModelWithoutRate_saysSo() {
        var model = new TestModel().differential("x", "0", "1").spikeOn("x > 1").build();
        var options = LoweringOptions.DEFAULT.withSpikes(SpikeOptions.DEFAULT.withSource(EventSource.ESCAPE));
        assertThatThrownBy(() -> Lowering.of(model, options))
                .hasMessage("model 'test' has no escape rate, so its spikes cannot be drawn; add one, or choose the "
                        + "source of spikes threshold");
    }

    @Test
    void randomFunctions_moments_areThoseStated() {
        var model = new TestModel()
                .state("u", "0")
                .state("g", "0")
                .state("few", "0")
                .state("many", "0")
                .differential("x", "0", "0")
                .order(
                        Update.SIMULTANEOUS,
                        Reset.END,
                        List.of("u = rand()", "g = randn()", "few = poisson(2.5)", "many = poisson(50)"),
                        List.of());
        int lanes = 4000;
        var stepper = new Stepper(Lowering.of(model.build(), LoweringOptions.DEFAULT), 1, lanes, Map.of());
        stepper.step();

        moments(stepper.all("u"), 0.5, 1 / 12.0);
        moments(stepper.all("g"), 0, 1);
        moments(stepper.all("few"), 2.5, 2.5);
        moments(stepper.all("many"), 50, 50);
    }

    /// Mean within 4 standard errors; variance within 12 %, more than 4 for all of them.
    private static void moments(double[] x, double mean, double variance) {
        double average = java.util.Arrays.stream(x).average().orElseThrow();
        double spread = java.util.Arrays.stream(x)
                .map(v -> (v - average) * (v - average))
                .average()
                .orElseThrow();
        assertThat(average).isCloseTo(mean, within(4 * Math.sqrt(variance / x.length)));
        assertThat(spread).isCloseTo(variance, within(0.12 * variance));
    }
}
