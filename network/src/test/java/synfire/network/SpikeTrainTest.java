package synfire.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SpikeTrainTest {

    private static final SpikeTrain TRAIN = SpikeTrain.of(new double[] {30, 10, 70}, 0, 100);

    @Test
    void of_unsorted_sorts() {
        assertThat(TRAIN.timesMs()).isEqualTo(Samples.of(10, 30, 70));
        assertThat(TRAIN.intervalsMs()).isEqualTo(Samples.of(20, 40));
        assertThat(TRAIN.rateHz()).isEqualTo(30);
    }

    @Test
    void slice_window_takesStartAndLeavesEnd() {
        assertThat(TRAIN.slice(10, 70)).isEqualTo(SpikeTrain.of(new double[] {10, 30}, 10, 70));
        assertThat(TRAIN.slice(-50, 500)).isEqualTo(TRAIN);
        assertThat(TRAIN.slice(200, 300)).isEqualTo(SpikeTrain.of(new double[0], 100, 100));
    }

    @Test
    void shifted_negative_movesWindowToo() {
        assertThat(TRAIN.shifted(-10)).isEqualTo(SpikeTrain.of(new double[] {0, 20, 60}, -10, 90));
    }

    @Test
    void construction_unsortedOrOutside_saysWhichSpike() {
        assertThatThrownBy(() -> new SpikeTrain(Samples.of(10, 5), 0, 100))
                .hasMessage(
                        "spike 1 of 2 is at 5.0 ms; it must lie between 10.0 ms (the spike before it, or the start) and 100.0 ms");
        assertThatThrownBy(() -> SpikeTrain.of(new double[] {Double.NaN}, 0, 100))
                .hasMessage(
                        "spike 0 of 1 is at NaN ms; it must lie between 0.0 ms (the spike before it, or the start) and 100.0 ms");
        assertThatThrownBy(() -> SpikeTrain.of(new double[0], 5, 1))
                .hasMessage("a spike train from 5.0 ms to 1.0 ms ends before it starts");
    }
}
