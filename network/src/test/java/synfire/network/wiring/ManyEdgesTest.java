package synfire.network.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;

/// More than 2³¹ edges, which nobody stores: rows are drawn one by one.
final class ManyEdgesTest {

    private static final int CELLS = 3_000_000;
    private static final int DEGREE = 1000;

    @Test
    void row_beyondTwoToTheThirtyOneEdges_isDrawn() {
        var model =
                Model.parse(new Source("still", "model still\nstate\n  v = 0 mV\nequations\n  dv/dt = 0 mV/ms : mV\n"));
        var cells = Population.of("E", model, CELLS);
        var network = Network.named("many", 1)
                .with(cells)
                .with(new Projection(
                        "EE",
                        cells.all(),
                        cells.all(),
                        new Connector.FixedOutDegree(DEGREE, false, true),
                        Synapse.addTo("v"),
                        Weights.of(1, "mV"),
                        Delay.none()));
        var wiring = network.wiring("EE", Quantity.of(0.1, "ms"));
        var row = new Row();
        double sum = 0;
        long targets = 0;
        for (int source = CELLS - 200; source < CELLS; source++) {
            wiring.draw(source, row);
            assertThat(row.size()).isEqualTo(DEGREE);
            for (int k = 0; k < DEGREE; k++) {
                assertThat(row.target(k)).isBetween(0, CELLS - 1).isNotEqualTo(source);
                sum += row.target(k);
                targets++;
            }
        }

        assertThat((long) CELLS * DEGREE).isGreaterThan(1L << 31);
        // four standard errors of the mean of a uniform number
        assertThat(Math.abs(sum / targets / CELLS - 0.5)).isLessThan(4 / Math.sqrt(12.0 * targets));
    }
}
