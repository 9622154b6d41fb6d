package synfire.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ColourTest {

    /// Contrast ratio of WCAG 2.2 against the paper; 3 is what it asks of lines and marks.
    @ParameterizedTest
    @EnumSource(names = {"INK", "GREY", "BLUE", "VERMILION", "GREEN", "PURPLE"})
    void contrast_onBothPapers_isEnoughForLines(Colour colour) {
        assertThat(contrast(colour.light(), Colour.PAPER.light())).isGreaterThan(3);
        assertThat(contrast(colour.dark(), Colour.PAPER.dark())).isGreaterThan(4.5);
    }

    @Test
    void cycle_eightColours_areAllDifferent() {
        var seen = EnumSet.noneOf(Colour.class);
        for (int i = 0; i < 8; i++) {
            seen.add(Colour.cycle(i));
        }

        assertThat(seen).hasSize(8);
        assertThat(Colour.cycle(8)).isEqualTo(Colour.cycle(0));
    }

    @Test
    void map_ends_areTheFirstAndTheLastColour() {
        assertThat(ColourMap.SIGNED.at(-5)).isEqualTo(0x2166AC);
        assertThat(ColourMap.SIGNED.at(0.5)).isEqualTo(0xF7F7F7);
        assertThat(ColourMap.SIGNED.at(1)).isEqualTo(0xB2182B);
    }

    @Test
    void evenMap_fromLowToHigh_getsLighter() {
        double before = -1;
        for (int i = 0; i <= 20; i++) {
            double luminance = luminance(ColourMap.EVEN.at(i / 20.0));
            assertThat(luminance).isGreaterThan(before);
            before = luminance;
        }
    }

    private static double contrast(int a, int b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double share = (channel & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
