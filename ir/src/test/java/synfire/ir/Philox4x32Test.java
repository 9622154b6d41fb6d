package synfire.ir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Known answers of Random123 (Salmon et al. 2011), `philox4x32 10`.
final class Philox4x32Test {

    @Test
    void bits_ofZeros_equalTheKnownAnswer() {
        // 6627e8d5 e169c58d bc57ac4c 9b00dbd8, least significant word first
        assertThat(Philox4x32.bits(0, 0, 0)).containsExactly(0x9b00dbd8bc57ac4cL, 0xe169c58d6627e8d5L);
    }

    @Test
    void bits_ofOnes_equalTheKnownAnswer() {
        assertThat(Philox4x32.bits(-1, -1, -1)).containsExactly(0x6d5451fda20bc7c6L, 0x41c83b0e408f276dL);
    }

    @Test
    void bits_ofDigitsOfPi_equalTheKnownAnswer() {
        assertThat(Philox4x32.bits(0x299f31d0a4093822L, 0x0370734413198a2eL, 0x85a308d3243f6a88L))
                .containsExactly(0x24126ea15001e420L, 0x94fdccebd16cfe09L);
    }
}
