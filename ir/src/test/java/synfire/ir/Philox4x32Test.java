package synfire.ir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Known answers of Random123 (Salmon et al. 2011), `philox4x32 10`.
final class Philox4x32Test {

    @Test
    void bits_ofZeros_equalTheKnownAnswer() {
        assertThat(Philox4x32.bits(0, 0, 0)).containsExactly(0x9b00dbd8bc9509a7L, 0xa37fd2ff6627e8d5L);
    }
}
