package synfire.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FigureTest {

    @Test
    void figure_withoutPanels_saysWhichAndWhat() {
        assertThatThrownBy(() -> Figure.stack("traces", List.of()))
                .hasMessage("figure 'traces' has no panel; give at least one");
    }

    @Test
    void limits_inTheWrongOrder_areRefused() {
        assertThatThrownBy(() -> Axis.timeMs().between(5, 1))
                .hasMessage("axis limits 5.0 to 1.0; give two finite numbers, the lower first");
    }

    @Test
    void matrix_raggedRows_saysWhichRow() {
        assertThatThrownBy(() -> Matrix.of(new double[][] {{1, 2}, {3}}))
                .hasMessage("row 1 has 1 numbers, but row 0 has 2; a matrix is rectangular");
    }

    @Test
    void title_labelAndUnit_areJoined() {
        assertThat(Axis.of("current", "pA").title()).isEqualTo("current (pA)");
        assertThat(Axis.of("current", "").title()).isEqualTo("current");
    }
}
