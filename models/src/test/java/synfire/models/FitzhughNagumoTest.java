package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class FitzhughNagumoTest {

    @Test
    void fixedPoint_atThePublishedInputs_losesAndRegainsStability() {
        var model = Catalogue.get("fitzhugh-nagumo");

        assertThat(FlowMap.traceAtFixedPoint(model, 0.331281, -0.97, -0.34)).isCloseTo(0, within(1e-5));
        assertThat(FlowMap.traceAtFixedPoint(model, 0.30, -0.97, -0.34)).isLessThan(-1e-3);
        assertThat(FlowMap.traceAtFixedPoint(model, 0.36, -0.97, -0.34)).isGreaterThan(1e-3);
        assertThat(FlowMap.traceAtFixedPoint(model, 1.418719, 0.97, 2.0)).isCloseTo(0, within(1e-5));
    }

    /// Crossings of 0 that several simulators agree on (NeuroML example 9), in their seconds.
    @Test
    void oscillation_atInput08_isThatOfOtherSimulators() {
        double[] expected = {2.44, 39.11, 75.64, 112.17, 148.7, 185.23};
        var cell = TestCell.edited("fitzhugh-nagumo", 0.01, Map.of("v = -1.2 ", "v = 0 ", "w = -0.6 ", "w = 0 "));
        var run = cell.run(20_000, "1", k -> 0.8, "v");

        var times = cell.crossings(run.samples("v"), 0);
        assertThat(times).hasSizeGreaterThanOrEqualTo(expected.length - 1);
        for (int i = 2; i < expected.length; i++) {
            double period = times.get(times.size() - i + 1) - times.get(times.size() - i);
            assertThat(period).isCloseTo(expected[i] - expected[i - 1], within(0.02)); // theirs is Euler's rule at 0.01
        }
    }
}
