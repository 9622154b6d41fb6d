package synfire.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import synfire.report.draw.SvgFigure;

final class AgainstLengthTest {

    @Test
    void figure_hasAPanelForEachQuantityAndALineForEachName() {
        var drawn = new AgainstLength("Costs");
        drawn.add("time", "us", "first", 500, 3);
        drawn.add("memory", "MiB", "first", 500, 8);
        drawn.add("time", "us", "second", 500, 5);
        drawn.add("time", "us", "first", 1000, 6);

        var figure = drawn.figure();

        assertThat(figure.panels()).hasSize(2);
        assertThat(figure.panels().getFirst().layers()).hasSize(4);
        assertThat(SvgFigure.file(figure))
                .contains("time (us)")
                .contains("memory (MiB)")
                .contains("second");
    }
}
