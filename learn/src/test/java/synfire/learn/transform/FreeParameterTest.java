package synfire.learn.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class FreeParameterTest {

    @Test
    void of_boundsInTheWrongOrder_saysWhichAndHowToWriteThem() {
        assertThatThrownBy(() -> FreeParameter.of("g_L", "nS", 10, 0.5))
                .hasMessage("parameter 'g_L' has bounds [10.0, 0.5] nS in the wrong order; "
                        + "write the smaller one first: [0.5, 10.0] nS");
    }

    @Test
    void of_equalBounds_saysToFixItInTheModel() {
        assertThatThrownBy(() -> FreeParameter.of("b", "", 2, 2))
                .hasMessage("parameter 'b' has bounds [2.0, 2.0] that leave no room; "
                        + "fix it in the model instead of fitting it");
    }

    @Test
    void of_infiniteBound_asksForARange() {
        assertThatThrownBy(() -> FreeParameter.of("tau", "ms", 0, Double.POSITIVE_INFINITY))
                .hasMessage("parameter 'tau' has bounds [0.0, Infinity] ms; both must be finite numbers: "
                        + "give the range you believe in");
    }

    @Test
    void withScale_logOverZero_saysWhatALogarithmNeeds() {
        assertThatThrownBy(() -> FreeParameter.of("a", "1/ms", 0, 0.1).withScale(Scale.LOG))
                .hasMessage("parameter 'a' has scale log and bounds [0.0, 0.1] 1/ms that hold zero; "
                        + "raise the lower bound above zero, or use scale linear");
    }

    @Test
    void withStart_outside_saysValueAndBounds() {
        assertThatThrownBy(() -> FreeParameter.of("V_T", "mV", -65, -50).withStart(-40))
                .hasMessage("parameter 'V_T' starts at -40.0 mV, outside its bounds [-65.0, -50.0] mV; "
                        + "move the start or widen the bounds");
    }

    @Test
    void space_sameNameTwice_saysWhich() {
        var a = FreeParameter.of("a", "", 0, 1);
        assertThatThrownBy(() -> ParameterSpace.of(a, a))
                .hasMessage("parameter 'a' is listed twice; keep one of the two");
    }

    @Test
    void space_noParameters_saysSo() {
        assertThatThrownBy(ParameterSpace::of)
                .hasMessage("there is nothing to fit; name at least one parameter with bounds");
    }

    @Test
    void space_startOfAll_isGivenAsCoordinates() {
        var space = ParameterSpace.of(
                FreeParameter.of("a", "", 0, 10).withStart(2.5),
                FreeParameter.of("b", "", 1, 100).withScale(Scale.LOG).withStart(10));

        assertThat(space.start().orElseThrow())
                .containsExactly(new double[] {0.25, 0.5}, within(1e-15)); // one rounding of a logarithm
        assertThat(space.box().isBounded()).isTrue();
        assertThat(space.physical(new double[] {0.25, 0.5})).containsExactly(new double[] {2.5, 10}, within(1e-14));
    }

    @Test
    void space_oneWithoutStart_hasNone() {
        var space =
                ParameterSpace.of(FreeParameter.of("a", "", 0, 10).withStart(2.5), FreeParameter.of("b", "", 1, 100));

        assertThat(space.start()).isEmpty();
    }
}
