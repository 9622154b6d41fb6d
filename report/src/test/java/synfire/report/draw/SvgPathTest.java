package synfire.report.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SvgPathTest {

    @Test
    void path_linesInAllDirections_isRelativeAndShort() {
        var outline = new Outline()
                .move(10, 20)
                .to(10.5, 19.25)
                .to(11, 19.25)
                .to(11, 30)
                .to(0.004, 0.006);

        assertThat(SvgPath.of(outline)).isEqualTo("M10 20l.5-.75h.5v10.75l-11-29.99");
    }

    @Test
    void path_closedBox_endsWithZ() {
        assertThat(SvgPath.of(Outline.box(new Frame(1, 2, 3, 4)))).isEqualTo("M1 2h3v4h-3z");
    }

    @Test
    void path_lonePoints_becomeDots() {
        assertThat(SvgPath.of(new Outline().move(1, 2).move(3, 4))).isEqualTo("M1 2h0M3 4h0");
    }

    @Test
    void path_smallSteps_doNotDrift() {
        var outline = new Outline().move(0, 0);
        for (int i = 1; i <= 1000; i++) {
            outline.to(i * 0.004, i * 0.004);
        }
        outline.to(50, 70);

        // 1000 steps of 0.004 are 400 of 0.01, and what is left to (50, 70) is (46, 66)
        assertThat(SvgPath.of(outline)).isEqualTo("M0 0l.01 .01" + " .01 .01".repeat(399) + " 46 66");
    }
}
