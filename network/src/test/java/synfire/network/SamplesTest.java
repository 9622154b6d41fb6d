package synfire.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SamplesTest {

    @Test
    void of_arrayChangedAfterwards_keepsItsNumbers() {
        double[] numbers = {1, 2};
        var samples = Samples.of(numbers);
        numbers[0] = 9;
        samples.toArray()[1] = 9;

        assertThat(samples.toArray()).containsExactly(1, 2);
    }

    @Test
    void part_ofPart_holdsItsOwnNumbers() {
        var part = Samples.of(0, 1, 2, 3, 4).part(1, 4).part(1, 3);

        assertThat(part).isEqualTo(Samples.of(2, 3)).hasSameHashCodeAs(Samples.of(2, 3));
        assertThat(part.stream().sum()).isEqualTo(5);
        assertThat(part.map(x -> 2 * x)).isEqualTo(Samples.of(4, 6));
    }

    @Test
    void get_outsideOfPart_isRefused() {
        var part = Samples.of(0, 1, 2).part(0, 2);

        assertThatThrownBy(() -> part.get(2)).hasMessage("sample 2 of 2");
        assertThatThrownBy(() -> part.part(1, 3)).hasMessage("samples 1 to 3 of 2");
    }

    @Test
    void firstNotFinite_nanInTheMiddle_isFound() {
        assertThat(Samples.of(1, Double.NaN, 2).firstNotFinite()).isEqualTo(1);
        assertThat(Samples.of(1, 2).firstNotFinite()).isEqualTo(-1);
    }

    @Test
    void toString_manySamples_isShort() {
        assertThat(Samples.generate(1000, i -> i)).hasToString("[0.0, 1.0, 2.0, ... 999.0] (1000)");
    }
}
