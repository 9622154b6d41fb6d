package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.network.description.Coupling;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Stimulus;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Weights;

final class GradedTest {

    /// 0.3 pA into one of two cells with leaks of 0.01 nS joined by 0.02 nS: 30 mV are divided 3 to 2
    /// between the cells.
    @Test
    void cells_joinedByAGapJunction_divideThePotential() {
        var units = MassRun.of("graded", 2);
        var all = units.all();
        var network = Network.named("gap", 1)
                .with(units)
                .with(Coupling.of("gap", all, "v", all, "I", new Connector.AllToAll(false), Weights.of(0.02, "nS"))
                        .with(Coupling.Kind.DIFFUSIVE))
                .with(new Stimulus.Drive("inject", units.part(0, 1), "I", Course.constant(0.3, "pA")));
        var v = MassRun.of(network, "v", 0.1, 3000);

        assertThat(v.get(v.size() - 2)).isCloseTo(-35 + 18, within(1e-6));
        assertThat(v.get(v.size() - 1)).isCloseTo(-35 + 12, within(1e-6));
    }

    /// The second cell is pulled from the leak's −35 mV towards 0 mV by 0.05 nS times the release of the first.
    @Test
    void cell_behindAnExcitatorySynapse_isPulledToItsReversalPotential() {
        var units = MassRun.of("graded", 2);
        var one = new Connector.OneToOne();
        var network = Network.named("chemical", 1)
                .with(units)
                .with(Coupling.of("g", units.part(0, 1), "s", units.part(1, 2), "g", one, Weights.of(0.05, "nS")))
                .with(Coupling.of("g_E", units.part(0, 1), "s", units.part(1, 2), "g_E", one, Weights.of(0, "pA")))
                .with(new Stimulus.Drive("inject", units.part(0, 1), "I", Course.constant(0.3, "pA")));
        var v = MassRun.of(network, "v", 0.1, 3000);
        double release = 1 / (1 + Math.exp(-(-5 + 15) / 8.0));

        assertThat(v.get(v.size() - 2)).isCloseTo(-5, within(1e-6));
        assertThat(v.get(v.size() - 1)).isCloseTo(-0.35 / (0.01 + 0.05 * release), within(1e-6));
    }
}
