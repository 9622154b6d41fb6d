package synfire.network.analysis.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.network.analysis.ReferenceTrains;

final class SpikeTimingTest {

    @Test
    void latency_onset_isToTheFirstSpikeFromThere() {
        var four = ReferenceTrains.of(100, 200, 300, 400);

        assertThat(SpikeTiming.latencyMs(four, 150)).hasValue(50);
        assertThat(SpikeTiming.latencyMs(four, 200)).hasValue(0);
        assertThat(SpikeTiming.latencyMs(four, 401)).isEmpty();
    }

    @Test
    void intervalCurve_trainsOfDifferentLength_averagesThoseThatReach() {
        assertThat(SpikeTiming.intervalCurveMs(List.of(ReferenceTrains.of(0, 10, 30), ReferenceTrains.of(5, 25)))
                        .toArray())
                .containsExactly(15, 20);
        assertThat(SpikeTiming.intervalCurveMs(List.of(ReferenceTrains.of())).isEmpty())
                .isTrue();
    }
}
