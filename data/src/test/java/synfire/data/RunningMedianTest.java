package synfire.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import synfire.network.Samples;

final class RunningMedianTest {

    @Test
    void of_stepWithAnArtefact_keepsTheStepAndDropsTheArtefact() {
        var step = Samples.generate(100, k -> k == 20 || k == 21 || k == 70 ? 700 : k < 50 ? -60 : 240);

        var clean = new RunningMedian(1).of(step, 0.1);

        assertThat(clean).isEqualTo(Samples.generate(100, k -> k < 50 ? -60 : 240));
    }

    @Test
    void of_anySamples_isTheMedianOfEachWindow() {
        var random = new Random(7);
        var samples = Samples.of(random.doubles(57).toArray());

        var medians = new RunningMedian(0.8).of(samples, 0.1);

        for (int k = 0; k < samples.size(); k++) {
            double[] window = Arrays.copyOfRange(samples.toArray(), Math.max(0, k - 4), Math.min(57, k + 5));
            Arrays.sort(window);
            double middle = (window[(window.length - 1) / 2] + window[window.length / 2]) / 2;
            assertThat(medians.get(k)).as("sample %d", k).isEqualTo(middle);
        }
    }

    @Test
    void of_fewerSamplesThanTheWindow_isTheMedianOfAll() {
        assertThat(new RunningMedian(10).of(Samples.of(3, 1, 2), 0.1)).isEqualTo(Samples.of(2, 2, 2));
    }

    @Test
    void window_ofNoTime_isRefused() {
        assertThatThrownBy(() -> new RunningMedian(0))
                .hasMessage("a running median over 0.0 ms; give a positive time, for example 10 ms");
    }
}
