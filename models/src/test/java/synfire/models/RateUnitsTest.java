package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.description.Coupling;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Stimulus;
import synfire.network.values.CellValues;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Weights;

final class RateUnitsTest {

    private static Network pair(String model, double... weights) {
        var units = MassRun.of(model, 2);
        var matrix = new SynapseValues.Matrix(2, 2, Samples.of(weights), Units.ONE);
        return Network.named("pair", 1)
                .with(units)
                .with(Coupling.of(
                        "weights",
                        units.all(),
                        "r",
                        units.all(),
                        "I",
                        new Connector.AllToAll(true),
                        Weights.of(matrix)));
    }

    /// Two units that excite each other with weight w: their sum decays with τ/(1 − w), their difference
    /// with τ/(1 + w).
    @Test
    void linear_pairOfUnits_hasTheTimeConstantsOfItsEigenvalues() {
        var network = pair("rate-linear", 0, 0.5, 0.5, 0);
        var started = Network.named("pair", 1)
                .with(network.population("units").starting("r", CellValues.formula("1 + i")))
                .with(network.couplings().getFirst());
        double dt = 0.01;
        var r = MassRun.of(started, "r", dt, 40);
        int last = r.size() / 2 - 1;
        double time = (last + 1) * dt;

        // coupling is held within a step: an error of first order, dt/τ per τ
        assertThat(r.get(2 * last) + r.get(2 * last + 1)).isCloseTo(3 * Math.exp(-time / 40), within(2e-3));
        assertThat(r.get(2 * last + 1) - r.get(2 * last)).isCloseTo(Math.exp(-time * 1.5 / 20), within(2e-3));
    }

    /// Weights 0.5 from E to E, 1 from E to I, −0.5 from I to E, inputs 2 and −1: r_E = 0.5·r_E − 0.5·r_I +
    /// 2 and r_I = r_E − 1, so r_E = 2.5 and r_I = 1.5.
    @Test
    void thresholdLinear_pairOfUnits_goesToItsFixedPoint() {
        var network = pair("rate-threshold-linear", 0.5, 1, -0.5, 0);
        var units = network.population("units");
        var driven = network.with(new Stimulus.Drive("E", units.part(0, 1), "I", Course.constant(2, "1")));
        var silent = driven.with(new Stimulus.Drive("I", units.part(1, 2), "I", Course.constant(-100, "1")));
        var both = driven.with(new Stimulus.Drive("I", units.part(1, 2), "I", Course.constant(-1, "1")));
        var end = MassRun.of(both, "r", 0.1, 600);
        var alone = MassRun.of(silent, "r", 0.1, 600);

        assertThat(end.get(end.size() - 2)).isCloseTo(2.5, within(1e-9));
        assertThat(end.get(end.size() - 1)).isCloseTo(1.5, within(1e-9));
        // without inhibition r_E = 2/(1 − 0.5); the inhibitory unit stays silent below its threshold
        assertThat(alone.get(alone.size() - 2)).isCloseTo(4, within(1e-5));
        assertThat(alone.get(alone.size() - 1)).isZero();
    }
}
