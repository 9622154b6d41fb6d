package synfire.report.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Range;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;

final class LayoutTest {

    @Test
    void stack_differentLabels_linesUpFramesAndSharesX() {
        var placed = Layout.of(Figure.stack("s", panel("mV", 0, 10, 5), panel("a long unit", 5, 20, 123456)));

        var upper = placed.panels().get(0);
        var lower = placed.panels().get(1);
        assertThat(upper.frame().x()).isEqualTo(lower.frame().x());
        assertThat(upper.frame().right()).isEqualTo(lower.frame().right());
        assertThat(upper.x().range())
                .isEqualTo(new Range(0, 20))
                .isEqualTo(lower.x().range());
        assertThat(List.of(upper.ownsX(), lower.ownsX())).containsExactly(false, true);
    }

    @Test
    void grid_unlinked_keepsEveryAxis() {
        var placed =
                Layout.of(Figure.grid("g", 2, List.of(panel("", 0, 1, 1), panel("", 0, 9, 1), panel("", 0, 5, 1))));

        assertThat(placed.panels()).allMatch(PlacedPanel::ownsX);
        assertThat(placed.panels().get(1).x().range()).isEqualTo(new Range(0, 9));
        assertThat(placed.panels().get(2).frame().y())
                .isGreaterThan(placed.panels().get(0).frame().bottom());
    }

    @Test
    void panels_anyNumber_stayOnThePage() {
        var placed = Layout.of(EveryLayer.figure());

        for (var panel : placed.panels()) {
            assertThat(panel.frame().x()).isGreaterThan(0);
            assertThat(panel.frame().right()).isLessThan(placed.widthPx());
            assertThat(panel.frame().bottom()).isLessThan(placed.heightPx());
        }
    }

    @Test
    void y_dataWithMargin_pointsUpwards() {
        var y = Layout.of(Figure.stack("s", panel("mV", 0, 10, 100)))
                .panels()
                .getFirst()
                .y();

        assertThat(y.at(100)).isLessThan(y.at(0));
        assertThat(y.range().high()).isCloseTo(105, within(1e-9)); // 5 % of the length
        assertThat(y.range().low()).isZero(); // no margin below a true zero
    }

    private static Panel panel(String unit, double from, double to, double height) {
        var layer = new Layer.Line(
                "line", Series.of(new double[] {from, to}, new double[] {0, height}), Stroke.of(Colour.INK));
        return Panel.of("title", Axis.timeMs(), Axis.of("value", unit), layer);
    }
}
