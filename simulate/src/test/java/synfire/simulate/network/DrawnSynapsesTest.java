package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.network.Raster;
import synfire.network.description.Cells;
import synfire.network.description.Network;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;

/// Synapses that are drawn for each spike against the same ones stored.
final class DrawnSynapsesTest {

    private static final Quantity DT = Quantity.of(0.1, "ms");

    /// A population onto itself, with cells that are not their own targets; part of it onto another part.
    private static Network network() {
        var network = Cuba.network(70, 0.05, 1);
        var cells = network.population("cells");
        return with(
                with(network, "whole", cells.all(), cells.all(), 9, false),
                "part",
                cells.part(3, 40),
                cells.part(20, 57),
                70,
                true);
    }

    private static Network with(
            Network network, String name, Cells source, Cells target, int degree, boolean autapses) {
        return network.with(new Projection(
                name,
                source,
                target,
                new Connector.FixedOutDegree(degree, autapses, true),
                Synapse.addTo(name.equals("part") ? "gi" : "ge"),
                Weights.of(name.equals("part") ? -0.03 : 1, "mV"),
                Delay.none()));
    }

    private static Raster run(Engine engine, DType dtype, long mostStored) {
        var assembly = new Assembly(network(), 0.1, dtype, ProgramOptions.PLAIN, mostStored);
        try (var simulation = new NetworkSimulation(network(), DT, dtype, engine, assembly)) {
            return simulation.run(Quantity.of(40, "ms"), _ -> {}).spikes("cells");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void run_ofDrawnSynapses_hasTheBitsOfStoredOnes(DType dtype) {
        var reference = new Engine(new Backends(List.of(new ReferenceBackend())), CompileOptions.DEFAULT, 1);

        var stored = run(Engine.best(), dtype, Long.MAX_VALUE);

        assertThat(stored.size()).isGreaterThan(50);
        assertThat(run(Engine.best(), dtype, 0)).isEqualTo(stored);
        assertThat(run(reference, dtype, 0)).isEqualTo(stored);
        assertThat(run(Engine.best(), dtype, 1000)).isEqualTo(stored);
    }

    @Test
    void program_ofDrawnSynapses_readsNoTargets() {
        var drawn = new Assembly(network(), 0.1, DType.F64, ProgramOptions.PLAIN, 200)
                .assemble()
                .program()
                .program();

        assertThat(drawn.inputNames())
                .doesNotContain("whole.target", "part.target")
                .contains("excitatory.target");
    }
}
