package synfire.cli.workload;

import java.util.Map;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.network.description.Cells;
import synfire.network.description.Course;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Stimulus;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// The sparse random network of Brunel (2000), J. Comput. Neurosci. 8:183, model A: 12,500 leaky cells, 1,000
/// excitatory and 250 inhibitory synapses on each, jumps of 0.1 mV, a delay of 1.5 ms, Poisson drive.
final class BrunelNetwork {

    static final int EXCITATORY = 10_000;
    private static final int CELLS = 12_500;
    private static final double JUMP_MV = 0.1;

    /// The rate at which one source must fire so that a cell reaches its threshold: θ/(J C_E τ).
    private static final double THRESHOLD_RATE_HZ = 10;

    private BrunelNetwork() {}

    /// @param g strength of inhibition over that of excitation
    /// @param eta rate of the drive over that which brings a cell to its threshold
    static Network of(double g, double eta, long seed) {
        var cell = Model.fromEquations(
                        "dv/dt = -v/tau : volt (unless refractory)", Map.of("tau", Quantity.of(20, "ms")))
                .threshold("v > 20*mV")
                .reset("v = 10*mV")
                .refractory("2*ms")
                .named("brunel")
                .model();
        var cells = Population.of("cells", cell, CELLS).starting("v", CellValues.of(10, "mV"));
        return Network.named("brunel", seed)
                .with(cells)
                .with(projection("excitatory", cells.part(0, EXCITATORY), cells, 1000, JUMP_MV))
                .with(projection("inhibitory", cells.part(EXCITATORY, CELLS), cells, 250, -g * JUMP_MV))
                .with(new Stimulus.PoissonInput(
                        "drive",
                        cells.all(),
                        "v",
                        Course.constant(eta * THRESHOLD_RATE_HZ, "Hz"),
                        Quantity.of(JUMP_MV, "mV"),
                        1000));
    }

    private static Projection projection(String name, Cells source, Population cells, int degree, double jumpMv) {
        return new Projection(
                name,
                source,
                cells.all(),
                new Connector.FixedInDegree(degree, true, false),
                Synapse.addTo("v"),
                Weights.of(jumpMv, "mV"),
                Delay.steps(1.5, "ms"));
    }
}
