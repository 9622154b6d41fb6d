package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.equations.units.Quantity;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// What spikes do to synapses, against closed forms.
final class PlasticityTest {

    private static final Weights HALF = Weights.of(0.5, "nS");

    /// The weight after spikes of source and target at given times.
    private static double weight(
            Synapse synapse, Weights weights, double pre1, double pre2, double post1, double post2) {
        var network =
                Pair.network(Pair.cell("A", pre1, pre2), Pair.cell("B", post1, post2), synapse, weights, Delay.none());
        return Pair.kept(network, "w", 400);
    }

    private static double change(String synapse, double pre, double post) {
        return weight(Synapse.of(Synapses.get(synapse)), HALF, pre, 1e9, post, 1e9) - 0.5;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 10, 35})
    void pair_hasAnExponentialWindow(double t) {
        assertThat(change("stdp-pair", 100, 100 + t)).isCloseTo(0.01 * Math.exp(-t / 20), within(1e-12));
        assertThat(change("stdp-pair", 100 + t, 100)).isCloseTo(-0.0105 * Math.exp(-t / 20), within(1e-12));
    }

    /// As in Brian 2, what arrives in a step acts before the spikes of targets in that step.
    @Test
    void pair_inOneStep_strengthens() {
        assertThat(change("stdp-pair", 100, 100)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void pair_withADelay_countsFromArrival() {
        var network = Pair.network(
                Pair.cell("A", 100, 1e9),
                Pair.cell("B", 110, 1e9),
                Synapse.of(Synapses.get("stdp-pair")),
                HALF,
                Delay.steps(4, "ms"));

        assertThat(Pair.kept(network, "w", 400) - 0.5).isCloseTo(0.01 * Math.exp(-6.0 / 20), within(1e-12));
    }

    @Test
    void pair_atItsBounds_staysInside() {
        var up = Synapse.of(Synapses.get("stdp-pair")).with("A_plus", 5, "1");
        var down = Synapse.of(Synapses.get("stdp-pair")).with("A_minus", 5, "1");

        assertThat(weight(up, HALF, 100, 120, 101, 121)).isBetween(0.9, 1.0);
        assertThat(weight(down, HALF, 101, 1e9, 100, 1e9)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0", "0.5", "1"})
    void weightDependent_scalesBothSides(double mu) {
        var synapse = Synapse.of(Synapses.get("stdp-weight-dependent")).with("mu", mu, "1");
        var weights = Weights.of(0.25, "nS");
        double decay = Math.exp(-0.5);

        assertThat(weight(synapse, weights, 100, 1e9, 110, 1e9) - 0.25)
                .isCloseTo(0.01 * Math.pow(0.75, mu) * decay, within(1e-12));
        assertThat(weight(synapse, weights, 110, 1e9, 100, 1e9) - 0.25)
                .isCloseTo(-0.01 * 1.05 * Math.pow(0.25, mu) * decay, within(1e-12));
    }

    @Test
    void triplet_ofTwoTargetSpikes_addsTheTriplet() {
        var synapse = Synapse.of(Synapses.get("stdp-triplet"));
        double w = weight(synapse, HALF, 110, 1e9, 100, 120);

        double pairs = -7e-3 * Math.exp(-10 / 33.7);
        double triplet = Math.exp(-10 / 16.8) * (5e-10 + 6.2e-3 * Math.exp(-20.0 / 125));
        assertThat(w - 0.5).isCloseTo(pairs + triplet, within(1e-12));
    }

    @Test
    void triplet_ofTwoSourceSpikes_addsTheTriplet() {
        var synapse = Synapse.of(Synapses.get("stdp-triplet"));
        double w = weight(synapse, HALF, 100, 120, 110, 1e9);

        double potentiation = 5e-10 * Math.exp(-10 / 16.8);
        double depression = Math.exp(-10 / 33.7) * (7e-3 + 2.3e-4 * Math.exp(-20.0 / 101));
        assertThat(w - 0.5).isCloseTo(potentiation - depression, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 15, 60})
    void symmetric_doesNotKnowTheOrder(double t) {
        double expected = 0.02 * Math.exp(-t / 10) - 0.006 * Math.exp(-t / 40);

        assertThat(change("stdp-symmetric", 100, 100 + t)).isCloseTo(expected, within(1e-12));
        assertThat(change("stdp-symmetric", 100 + t, 100)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void inhibitory_strengthensByPairs_weakensBySourceSpikes() {
        double fall = 0.05 * 2 * 5e-3 * 20;

        assertThat(change("stdp-inhibitory", 100, 110)).isCloseTo(0.05 * Math.exp(-0.5) - fall, within(1e-12));
        assertThat(change("stdp-inhibitory", 110, 100)).isCloseTo(0.05 * Math.exp(-0.5) - fall, within(1e-12));
    }

    /// The potential is held at -60 mV: the slow average has come there after 200 ms, 10.6 mV above its
    /// threshold.
    @Test
    void voltage_weakensBySourceSpikes_ofADepolarizedTarget() {
        var network = Pair.network(
                Pair.cell("A", 200, 1e9),
                Pair.cell("B", 1e9, 1e9).with("v_hold", CellValues.of(-60, "mV")),
                Synapse.of(Synapses.get("stdp-voltage")),
                HALF,
                Delay.none());

        // exp(-200/10) of the way is left
        assertThat(Pair.kept(network, "w", 300) - 0.5).isCloseTo(-1.4e-4 * 10.6, within(1e-8));
    }

    /// Held at -40 mV: 5.3 mV above theta_plus, both averages 30.6 mV above theta_minus.
    @Test
    void voltage_strengthensWhileTheTraceLasts() {
        var network = Pair.network(
                Pair.cell("A", 200, 1e9),
                Pair.cell("B", 1e9, 1e9).with("v_hold", CellValues.of(-40, "mV")),
                Synapse.of(Synapses.get("stdp-voltage")),
                HALF,
                Delay.none());

        double growth = 8e-5 * 5.3 * 30.6 * 15;
        // Euler's rule on a trace of 15 ms at 0.1 ms: half a step of 1/150 of it
        assertThat(Pair.kept(network, "w", 400) - 0.5).isCloseTo(growth - 1.4e-4 * 30.6, within(0.005 * growth));
    }

    /// A pair leaves a tag of 0.01*exp(-10/20); dopamine comes 200 ms later: the weight gains the integral
    /// of their product.
    @Test
    void dopamine_turnsTheTagIntoWeight() {
        var a = Pair.cell("A", 100, 1e9);
        var b = Pair.cell("B", 110, 1e9);
        var reward = Pair.cell("D", 310, 1e9);
        var network = Network.named("reward", 1)
                .with(a)
                .with(b)
                .with(reward)
                .with(new Projection(
                        "S",
                        a.all(),
                        b.all(),
                        new Connector.AllToAll(true),
                        Synapse.of(Synapses.get("stdp-dopamine")),
                        HALF,
                        Delay.none()))
                .with(new Projection(
                        "release",
                        reward.all(),
                        b.all(),
                        new Connector.AllToAll(true),
                        Synapse.addTo("S.d"),
                        Weights.of(0.005, "1/ms"),
                        Delay.none()));

        double tag = 0.01 * Math.exp(-10.0 / 20) * Math.exp(-200.0 / 1000);
        double gain = tag * 0.005 / (1.0 / 1000 + 1.0 / 200);
        // Euler's rule at 0.1 ms on a product that decays within 167 ms
        assertThat(Pair.kept(network, "w", 3000) - 0.5).isCloseTo(gain, within(1e-3 * gain));
    }

    @Test
    void scaling_ofASilentTarget_grows_andOfAFiringOne_settles() {
        var source = Population.of("A", Pair.regular(), 1);
        var silent = Pair.cell("B", 1e9, 1e9);
        var synapse = Synapse.of(Synapses.get("homeostatic-scaling"));
        var z = Pair.recorded(Pair.network(source, silent, synapse, Weights.of(1, "nS"), Delay.none()), "S.z", 1000);
        assertThat(z.get(z.size() - 1)).isCloseTo(0.1, within(1e-9));

        var firing = Population.of("B", Pair.regular(), 1).with("rate", CellValues.of(5, "Hz"));
        var settled =
                Pair.recorded(Pair.network(source, firing, synapse, Weights.of(1, "nS"), Delay.none()), "S.z", 20_000);
        // after the average has settled, the rate is the goal and the factor stays within the ripple of one spike
        assertThat(settled.get(199_999)).isCloseTo(settled.get(149_999), within(2e-3));
    }

    /// Workload A17: u*x of the steady state at 20 Hz, here as the conductance that a spike adds.
    @ParameterizedTest
    @CsvSource({"0.5, 800, 0.001, 0.0571259", "0.1, 100, 1000, 0.3355221"})
    void shortTermPlasticity_atTwentyHertz_reachesItsSteadyState(
            double use, double recovery, double facilitation, double expected) {
        var source = Population.of("A", Pair.regular(), 1);
        var target = Pair.cell("B", 1e9, 1e9);
        var synapse = Synapse.of(Synapses.get("tsodyks-markram"))
                .with("U", use, "1")
                .with("tau_rec", recovery, "ms")
                .with("tau_f", facilitation, "ms");
        var network = Pair.network(source, target, synapse, Weights.of(1, "nS"), Delay.none());
        var g = Pair.recorded(network, "S.g", 15_000);

        double jump = 0;
        for (int k = g.size() - 600; k < g.size(); k++) {
            jump = Math.max(jump, g.get(k) - g.get(k - 1) * Math.exp(-Pair.DT / 3));
        }
        assertThat(jump).isCloseTo(expected, within(1e-6));
    }

    /// After a spike and a pause the resources have recovered and the facilitation is gone.
    @Test
    void shortTermPlasticity_withoutSpikes_decays() {
        var source = Pair.cell("A", 100, 1100);
        var target = Pair.cell("B", 1e9, 1e9);
        var synapse =
                Synapse.of(Synapses.get("tsodyks-markram")).with("U", 0.4, "1").with("tau_rec", 500, "ms");
        var g = Pair.recorded(Pair.network(source, target, synapse, Weights.of(1, "nS"), Delay.none()), "S.g", 1200);

        double u = 0.4 * Math.exp(-1.0);
        u += 0.4 * (1 - u);
        double x = 1 - 0.4 * Math.exp(-2.0);
        assertThat(g.get(11_000) - g.get(10_999) * Math.exp(-Pair.DT / 3)).isCloseTo(u * x, within(1e-9));
    }

    @Test
    void network_inParts_keepsTheBitsOfOneRun() {
        var network = Pair.network(
                Population.of("A", Pair.regular(), 5).with("rate", CellValues.formula("(17 + 3*i)*Hz")),
                Population.of("B", Pair.regular(), 4).with("rate", CellValues.formula("(23 + 2*i)*Hz")),
                Synapse.of(Synapses.get("stdp-triplet")),
                HALF,
                Delay.steps(1.5, "ms"));
        try (var whole = Pair.simulation(network);
                var parts = Pair.simulation(network)) {
            whole.run(Quantity.of(700, "ms"), _ -> {});
            parts.run(Quantity.of(123.4, "ms"), _ -> {});
            parts.run(Quantity.of(576.6, "ms"), _ -> {});

            assertThat(whole.synapses("S", "w")).isEqualTo(parts.synapses("S", "w"));
            assertThat(whole.synapses("S", "w").stream()).allMatch(w -> w >= 0 && w <= 1 && w != 0.5);
        }
    }
}
