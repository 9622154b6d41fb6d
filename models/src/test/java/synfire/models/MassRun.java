package synfire.models;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkSimulation;

/// Runs of populations of catalogue models.
final class MassRun {

    private static final Engine ENGINE =
            new Engine(new Backends(List.of(new LlvmBackend(), new ReferenceBackend())), CompileOptions.DEFAULT, 1);

    private MassRun() {}

    static Population of(String model, int size) {
        return Population.of("units", Catalogue.get(model), size);
    }

    /// A variable of all cells at the end of every step.
    static Samples of(Network network, String variable, double dtMs, double durationMs) {
        return of(network, "units", variable, dtMs, durationMs);
    }

    static Samples of(Network network, String population, String variable, double dtMs, double durationMs) {
        var probed = network.with(
                new Probe.Variable("probed", network.population(population).all(), variable, 1));
        try (var simulation = new NetworkSimulation(probed, Quantity.of(dtMs, "ms"), DType.F64, ENGINE)) {
            var variables =
                    simulation.run(Quantity.of(durationMs, "ms"), _ -> {}).variables();
            return Objects.requireNonNull(
                    variables.containsKey("probed")
                            ? variables.get("probed")
                            : variables.get(population + "." + variable));
        }
    }

    /// The same of runs that follow each other.
    static Samples inParts(Network network, String population, String variable, double dtMs, double... partsMs) {
        var probed = network.with(
                new Probe.Variable("probed", network.population(population).all(), variable, 1));
        try (var simulation = new NetworkSimulation(probed, Quantity.of(dtMs, "ms"), DType.F64, ENGINE)) {
            return Samples.of(Arrays.stream(partsMs)
                    .boxed()
                    .flatMapToDouble(part -> Objects.requireNonNull(simulation
                                    .run(Quantity.of(part, "ms"), _ -> {})
                                    .variables()
                                    .get("probed"))
                            .stream())
                    .toArray());
        }
    }

    /// The times of a population's spikes.
    static Samples spikes(Network network, String population, double dtMs, double durationMs) {
        try (var simulation = new NetworkSimulation(network, Quantity.of(dtMs, "ms"), DType.F64, ENGINE)) {
            return simulation
                    .run(Quantity.of(durationMs, "ms"), _ -> {})
                    .spikes(population)
                    .train(0)
                    .timesMs();
        }
    }
}
