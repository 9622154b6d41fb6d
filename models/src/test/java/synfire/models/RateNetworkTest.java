package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Stimulus;
import synfire.network.values.CellValues;

/// The units of trained networks that send numbers, step by step.
final class RateNetworkTest {

    private static Network one(String model, String arrived) {
        var units = MassRun.of(model, 1).starting(arrived, CellValues.of(0.5, "1"));
        return Network.named("one", 1)
                .with(units)
                .with(new Stimulus.Drive("I", units.all(), "I", Course.constant(0.3, "1")));
    }

    /// What arrived before the first step acts in it and no longer.
    @Test
    void steps_ofTheLeakyUnit_areTheirFormulas() {
        var r = MassRun.of(one("rate-network", "c"), "r", 1, 20);
        double x = 0;
        for (int k = 0; k < 20; k++) {
            double in = k == 0 ? 0.8 : 0.3;
            x = in + (x - in) * Math.exp(-1 / 100.0);

            assertThat(r.get(k)).as("step " + k).isCloseTo(Math.tanh(x), within(1e-13));
        }
    }

    @Test
    void steps_ofTheGatedUnit_areTheirFormulas() {
        var network = one("gated-network", "c");
        var units = network.population("units").starting("z", CellValues.of(2, "1"));
        var r = MassRun.of(
                Network.named("one", 1).with(units).with(network.stimuli().getFirst()), "r", 1, 20);
        double rate = 0;
        for (int k = 0; k < 20; k++) {
            double gate = 1 / (1 + Math.exp(k == 0 ? 1 : 3));
            rate += gate * (Math.tanh(k == 0 ? 0.8 : 0.3) - rate);

            assertThat(r.get(k)).as("step " + k).isCloseTo(rate, within(1e-13));
        }
    }
}
