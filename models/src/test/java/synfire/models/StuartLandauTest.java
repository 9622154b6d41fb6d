package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.network.description.Network;
import synfire.network.values.CellValues;

final class StuartLandauTest {

    @Test
    void state_aboveTheBifurcation_circlesWithTheRadiusOfTheRoot() {
        var units = MassRun.of("stuart-landau", 1).with("a", CellValues.of(0.04, "1/ms"));
        var x = MassRun.of(Network.named("one", 1).with(units), "x", 0.1, 1000);

        // a period is 100 ms: 1000 steps
        assertThat(x.part(8000, 10_000).stream().max().orElseThrow()).isCloseTo(0.2, within(1e-5));
        for (int k = 8000; k < 9000; k += 100) {
            assertThat(x.get(k + 1000)).isCloseTo(x.get(k), within(1e-6));
        }
    }

    /// Near 0 the equations are linear: the radius decays as e^(a·t).
    @Test
    void state_belowTheBifurcation_decaysAtItsRate() {
        var units = MassRun.of("stuart-landau", 1)
                .with("a", CellValues.of(-0.02, "1/ms"))
                .starting("x", CellValues.of(1e-4, "1"));
        var x = MassRun.of(Network.named("one", 1).with(units), "x", 0.1, 300);

        assertThat(x.get(1999) / x.get(999)).isCloseTo(Math.exp(-2), within(1e-6));
    }
}
