package synfire.network.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MeasureTest {

    @Test
    void named_anyCase_isTheKnownOne() {
        assertThat(Measure.named("fln")).isEqualTo(Measure.FLN);
        assertThatThrownBy(() -> Measure.named("weight"))
                .hasMessage("'weight' is none of the measures FLN, SLN, streamlines, synapses, sections, strength, FC");
    }

    @Test
    void new_withoutUnit_isRefused() {
        assertThatThrownBy(() -> Measure.of("count", "", "boutons"))
                .hasMessage("a measure needs a name, a unit (1 for a ratio) and its meaning");
    }
}
