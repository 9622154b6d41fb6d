package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.network.Samples;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Stimulus;
import synfire.network.values.CellValues;
import synfire.simulate.Engine;

/// What probes record of a small population whose variables are known at every step.
final class ProbesTest {

    private static final double DT = 0.1;

    /// x grows by the input each ms, y = g·x + I.
    private static Network network(int cells) {
        var model = Model.parse(new Source("grower", """
                model grower

                parameters
                  g = 2

                state
                  x = 0

                inputs
                  I : 1

                equations
                  y = g*x + I  : 1
                  dx/dt = I/ms : 1

                scheme euler
                """));
        var all = Population.of("cells", model, cells).with("g", CellValues.formula("1 + i"));
        return Network.named("growing", 1)
                .with(all)
                .with(new Stimulus.Drive("drive", all.all(), "I", Course.constant(0.5, "1")));
    }

    private static Samples recorded(int cells, Probe probe, String name, double durationMs) {
        return Runs.of(network(cells).with(probe), DT, name, durationMs);
    }

    @Test
    void variable_ofSomeCellsEverySoManySteps_isTheirs() {
        var some = network(20).population("cells").cells(7, 2, 19);

        var y = recorded(20, new Probe.Variable("y", some, "y", 7), "y", 60);
        var g = recorded(20, new Probe.Variable("g", some, "g", 200), "g", 60);
        var input = recorded(20, new Probe.Variable("I", some, "I", 300), "I", 60);

        assertThat(y.size()).isEqualTo(85 * 3);
        for (int k = 0; k < 85; k++) {
            // at the end of step 7k + 6, 7k + 7 steps have been made
            double x = 0.5 * DT * (7 * k + 7);
            assertThat(y.get(3 * k)).isCloseTo(8 * x + 0.5, within(1e-9));
            assertThat(y.get(3 * k + 2)).isCloseTo(20 * x + 0.5, within(1e-9));
        }
        assertThat(g).isEqualTo(Samples.of(8, 3, 20, 8, 3, 20, 8, 3, 20));
        assertThat(input).isEqualTo(Samples.of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5));
    }

    @Test
    void sum_overCells_isTheirSumWithTheSameBitsEverywhere() {
        int cells = 1000;
        var probe = new Probe.Sum("sum", network(cells).population("cells").part(1, cells), "y", 50);
        var network = network(cells).with(probe);
        var sum = Runs.of(network, DT, "sum", 60);

        assertThat(sum.size()).isEqualTo(12);
        for (int k = 0; k < 12; k++) {
            double x = 0.5 * DT * (50 * k + 50);
            // Σ (1 + i)·x + I over i = 1 … 999
            assertThat(sum.get(k)).isCloseTo(500499 * x + 999 * 0.5, within(1e-6));
        }
        for (var dtype : new DType[] {DType.F32, DType.F64}) {
            var expected = Runs.of(network, DT, dtype, Runs.reference(), 11);
            assertThat(Runs.of(network, DT, dtype, Engine.best().withThreads(1), 11))
                    .isEqualTo(expected);
            assertThat(Runs.of(network, DT, dtype, Engine.best().withThreads(2), 11))
                    .isEqualTo(expected);
        }
    }

    @Test
    void rate_inWindows_countsTheSpikesOfItsCells() {
        var cuba = Cuba.network(200, 0.1, 1);
        var some = cuba.population("cells").part(0, 100);
        var network = cuba.with(new Probe.Rate("rate", some, Quantity.of(10, "ms")));
        var whole = Objects.requireNonNull(
                Runs.of(network, DT, DType.F64, Engine.best(), 100).get("rate"));
        try (var simulation = new NetworkSimulation(network, Quantity.of(DT, "ms"), DType.F64, Engine.best())) {
            var spikes = simulation.run(Quantity.of(100, "ms"), _ -> {}).spikes("cells");

            assertThat(whole.size()).isEqualTo(10);
            for (int k = 0; k < 10; k++) {
                long expected =
                        spikes.slice(10 * k - 0.05, 10 * k + 9.95).range(0, 100).size();
                // spikes per cell and ms
                assertThat(whole.get(k)).isCloseTo(expected / 1000.0, within(1e-12));
            }
        }
        assertThat(Runs.of(network, DT, DType.F64, Engine.best(), 33.3, 66.7).get("rate"))
                .isEqualTo(whole);
    }

    @Test
    void weights_everySoManySteps_areThoseOfTheSynapses() {
        var network = Cuba.network(50, 0.1, 1).with(new Probe.Weights("w", "inhibitory", 400));
        var weights = Runs.of(network, DT, "w", 100);
        long synapses = network.wiring("inhibitory", Quantity.of(DT, "ms"))
                .edges(DType.F64, 1)
                .size();

        assertThat(weights.size()).isEqualTo(2 * (int) synapses);
        assertThat(weights.stream()).containsOnly(-9.0);
    }

    @Test
    void rate_inAWindowOfPartsOfSteps_isRefused() {
        var cuba = Cuba.network(50, 0.1, 1);
        var all = cuba.population("cells").all();
        var network = cuba.with(new Probe.Rate("rate", all, Quantity.of(0.25, "ms")));

        assertThatThrownBy(() -> Runs.of(network, DT, "rate", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probe 'rate' has a window of 0.25 ms, but a step takes 0.1 ms; give whole steps");
    }
}
