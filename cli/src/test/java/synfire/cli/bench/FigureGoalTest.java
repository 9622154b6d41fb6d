package synfire.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FigureGoalTest {

    @Test
    void verdict_ofAGoalAlone_isNeverMissed() {
        assertThat(Figure.goalBelow("x", 0.3, "s", 0.3).verdict()).isEqualTo(Figure.Verdict.REACHED);
        assertThat(Figure.goalBelow("x", 0.4, "s", 0.3).verdict()).isEqualTo(Figure.Verdict.HOLDS);
        assertThat(Figure.goalAbove("x", 5, "", 5).verdict()).isEqualTo(Figure.Verdict.REACHED);
        assertThat(Figure.goalAbove("x", 4, "", 5).verdict()).isEqualTo(Figure.Verdict.HOLDS);
    }
}
