package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.equations.units.Quantity;

final class MorrisLecarTest {

    private static double trace(double current, double v, double w) {
        return FlowMap.traceAtFixedPoint(
                Catalogue.get("morris-lecar"), Quantity.of(current, "uA/cm**2").inBase(), v, w);
    }

    @Test
    void fixedPoint_atThePublishedCurrents_losesAndRegainsStability() {
        assertThat(trace(93.8576, -26, 0.13)).isCloseTo(0, within(2e-5)); // four digits after the point
        assertThat(trace(212.0188, 7, 0.5)).isCloseTo(0, within(2e-5));
        assertThat(trace(80, -26, 0.13)).isLessThan(-1e-3);
        assertThat(trace(150, -10, 0.3)).isGreaterThan(1e-3);
    }

    @Test
    void oscillation_betweenTheBifurcations_fires() {
        var silent = TestCell.of("morris-lecar", 0.05)
                .run(20_000, "uA/cm**2", k -> 60)
                .spikes();
        var firing = TestCell.of("morris-lecar", 0.05)
                .run(20_000, "uA/cm**2", k -> 120)
                .spikes();

        assertThat(silent.size()).isLessThanOrEqualTo(1);
        assertThat(firing.size()).isBetween(8, 20); // a period of 50 to 120 ms in one second
    }
}
