package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Stimulus;

final class WilsonCowanTest {

    @Test
    void pair_withoutInput_restsAtZero() {
        var x = new FixedPoint(Catalogue.get("wilson-cowan"), Map.of()).from(0.01, 0.01);

        assertThat(x[0]).isCloseTo(0, within(1e-12));
        assertThat(x[1]).isCloseTo(0, within(1e-12));
    }

    /// Figure 11 of the paper: with P = 1.25 the only state is unstable and the pair goes round a limit
    /// cycle; its bounds
    /// are those of SciPy's integration of the same equations at a tolerance of 1e-10.
    @Test
    void pair_atTheInputOfFigure11_oscillates() {
        var units = MassRun.of("wilson-cowan", 1);
        var network = Network.named("one", 1)
                .with(units)
                .with(new Stimulus.Drive("P", units.all(), "P", Course.constant(1.25, "1")));
        var e = MassRun.of(network, "E_rate", 0.05, 1000).part(10_000, 20_000);
        var early = e.part(0, 5000).stream().summaryStatistics();
        var late = e.part(5000, 10_000).stream().summaryStatistics();

        assertThat(late.getMin()).isCloseTo(0.101523, within(1e-4));
        assertThat(late.getMax()).isCloseTo(0.271487, within(1e-4));
        // a limit cycle: neither grows nor decays
        assertThat(late.getMax()).isCloseTo(early.getMax(), within(1e-3));
        assertThat(late.getMin()).isCloseTo(early.getMin(), within(1e-3));
    }
}
