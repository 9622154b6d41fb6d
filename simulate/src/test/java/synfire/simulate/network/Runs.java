package synfire.simulate.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.equations.units.Quantity;
import synfire.ir.DType;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.network.Samples;
import synfire.network.description.Network;
import synfire.simulate.Engine;

/// Short runs of small networks.
final class Runs {

    private Runs() {}

    static Engine reference() {
        return new Engine(new Backends(List.of(new ReferenceBackend())), CompileOptions.DEFAULT, 1);
    }

    /// All that is recorded, of parts that follow each other.
    static Map<String, Samples> of(Network network, double dtMs, DType dtype, Engine engine, double... partsMs) {
        var all = new LinkedHashMap<String, List<Double>>();
        try (var simulation = new NetworkSimulation(network, Quantity.of(dtMs, "ms"), dtype, engine)) {
            for (double part : partsMs) {
                simulation
                        .run(Quantity.of(part, "ms"), _ -> {})
                        .variables()
                        .forEach((name, values) ->
                                values.stream().forEach(all.computeIfAbsent(name, _ -> new ArrayList<>())::add));
            }
        }
        var samples = new LinkedHashMap<String, Samples>();
        all.forEach((name, values) -> samples.put(name, Samples.generate(values.size(), values::get)));
        return samples;
    }

    static Samples of(Network network, double dtMs, String recorded, double durationMs) {
        return Objects.requireNonNull(
                of(network, dtMs, DType.F64, Engine.best(), durationMs).get(recorded));
    }
}
