package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.simulate.Engine;

/// Networks as machine code against the interpreter, in parts against in one, and against published rates.
final class NetworkSimulationTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");

    private static NetworkRun run(int cells, double probability, Engine engine, DType dtype, double... partsMs) {
        NetworkRun last = null;
        try (var simulation = new NetworkSimulation(Cuba.network(cells, probability, 1), DT, dtype, engine)) {
            for (double part : partsMs) {
                last = simulation.run(Quantity.of(part, "ms"), _ -> {});
            }
        }
        return java.util.Objects.requireNonNull(last);
    }

    private static Engine reference() {
        return new Engine(new Backends(List.of(new ReferenceBackend())), CompileOptions.DEFAULT, 1);
    }

    @Test
    void run_ofMachineCode_spikesAsTheInterpreterDoes() {
        for (var dtype : List.of(DType.F64, DType.F32)) {
            var expected = run(53, 0.2, reference(), dtype, 30);
            var actual = run(53, 0.2, Engine.best(), dtype, 30);

            assertThat(expected.spikes().get("cells").count()).isGreaterThan(20);
            assertThat(actual.spikes()).isEqualTo(expected.spikes());
        }
    }

    @Test
    void run_inParts_endsWhereOneRunEnds() {
        var whole = run(200, 0.1, Engine.best(), DType.F64, 100).spikes().get("cells");
        var second = run(200, 0.1, Engine.best(), DType.F64, 37, 63).spikes().get("cells");

        var late = whole.between(370, 1000);
        assertThat(second.cells()).isEqualTo(late.cells());
        assertThat(second.steps())
                .isEqualTo(
                        java.util.Arrays.stream(late.steps()).map(k -> k - 370).toArray());
    }

    /// W1: rates of Brette et al. (2007) as ten seeds of the reference simulator have them.
    @Tag("slow")
    @Test
    void cuba_of4000Cells_firesAtThePublishedRates() {
        for (int i = 0; i < 3; i++) {
            long before = System.nanoTime();
            var run = run(4000, 0.02, Engine.best().withThreads(1), DType.F64, 5000);
            double seconds = (System.nanoTime() - before) * 1e-9;
            var spikes = run.spikes().get("cells").between(5000, 50_000);
            long excitatory = java.util.Arrays.stream(spikes.cells())
                    .filter(cell -> cell < 3200)
                    .count();
            double e = excitatory / 3200.0 / 4.5;
            double in = (spikes.count() - excitatory) / 800.0 / 4.5;
            System.out.printf("%.3f s, E %.3f Hz, I %.3f Hz%n", seconds, e, in);

            assertThat(e).isBetween(4.7, 6.3);
            assertThat(in).isBetween(5.35, 5.80);
        }
    }
}
