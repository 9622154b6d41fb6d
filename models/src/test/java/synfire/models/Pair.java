package synfire.models;

import java.util.List;
import java.util.Objects;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.llvm.LlvmBackend;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Probe;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkSimulation;

/// Cells that fire at given times and the synapses between them, for tests of synapse models.
final class Pair {

    static final double DT = 0.1;

    private static final Engine ENGINE =
            new Engine(new Backends(List.of(new LlvmBackend(), new ReferenceBackend())), CompileOptions.DEFAULT, 1);

    /// Fires at two times of its own, and has a potential that synapses see, which does not move it.
    private static final String FIRING = """
            model firing
            parameters
              T1 = 1 ms
              T2 = 1 Ms
              v_hold = -70 mV
            state
              sent = 0
              v = v_hold
            inputs
              I : pA
            equations
              dv/dt = (v_hold - v)/(1 ms) : mV
              used = I : pA
            on (t + dt/2 >= T1 and sent < 0.5) or (t + dt/2 >= T2 and sent < 1.5)
              sent += 1
              spike
            """;

    /// Fires regularly.
    private static final String REGULAR = """
            model regular
            parameters
              rate = 20 Hz
            state
              phase = 0
              v = -70 mV
            inputs
              I : pA
            equations
              dphase/dt = rate : 1
              dv/dt = (-70 mV - v)/(1 ms) : mV
            on phase >= 0.9999999
              phase -= 1
              spike
            """;

    /// A passive membrane.
    private static final String PASSIVE = """
            model passive
            parameters
              C   = 100 pF
              g_L = 10 nS
            state
              v = 0 mV
            inputs
              I : pA
            equations
              dv/dt = (I - g_L*v)/C : mV
            """;

    private Pair() {}

    static Model firing() {
        return model(FIRING.replace("1 Ms", "1e9 ms"));
    }

    static Model regular() {
        return model(REGULAR);
    }

    static Model passive() {
        return model(PASSIVE);
    }

    private static Model model(String text) {
        return Model.parse(new Source("test.model", text));
    }

    /// A cell that fires at two times.
    static Population cell(String name, double firstMs, double secondMs) {
        return Population.of(name, firing(), 1)
                .with("T1", CellValues.of(firstMs, "ms"))
                .with("T2", CellValues.of(secondMs, "ms"));
    }

    /// One synapse from a cell to another.
    static Network network(Population source, Population target, Synapse synapse, Weights weights, Delay delay) {
        return Network.named("pair", 1)
                .with(source)
                .with(target)
                .with(new Projection(
                        "S", source.all(), target.all(), new Connector.AllToAll(true), synapse, weights, delay));
    }

    static NetworkSimulation simulation(Network network) {
        return new NetworkSimulation(network, Quantity.of(DT, "ms"), DType.F64, ENGINE);
    }

    /// What a variable of the target is at the end of each step.
    static Samples recorded(Network network, String variable, double durationMs) {
        var target = network.populations().getLast();
        try (var simulation = simulation(network.with(new Probe.Variable("p", target.all(), variable, 1)))) {
            var run = simulation.run(Quantity.of(durationMs, "ms"), _ -> {});
            var whole = run.variables().get(target.name() + "." + variable);
            return whole != null
                    ? whole
                    : Objects.requireNonNull(run.variables().get("p"));
        }
    }

    /// What the synapse keeps after some time.
    static double kept(Network network, String variable, double durationMs) {
        try (var simulation = simulation(network)) {
            simulation.run(Quantity.of(durationMs, "ms"), _ -> {});
            return simulation.synapses("S", variable).get(0);
        }
    }
}
