package synfire.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.Verifier;
import synfire.ir.differentiate.GradientCheck;
import synfire.ir.simplify.DenseEvents;
import synfire.kernels.Binding;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.CellValues;
import synfire.network.values.Distribution;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;

/// Networks with each synapse model of the catalogue, spikes smooth: derivatives in both modes against
/// differences.
final class SynapseGradientsTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", System.getProperty("user.dir")));
    private static final double DT = 0.1;
    private static final int STEPS = 8;

    private static final String CELL = """
            model soft
            parameters
              C    = 100 pF
              g_L  = 10 nS
              V_th = -50 mV
              E_L  = -65 mV
            state
              v = -52 mV
            inputs
              I : pA
            equations
              dv/dt = (g_L*(E_L - v) + I)/C : mV
            on v > V_th
              v = E_L
              spike
            surrogate sigmoid(alpha=2)
            """;

    static List<String> files() throws IOException {
        try (var files = Files.list(ROOT.resolve("models/src/main/resources/synfire/models"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".synapse"))
                    .sorted()
                    .toList();
        }
    }

    private static Network network(String file) throws IOException {
        var folder = ROOT.resolve("models/src/main/resources/synfire/models");
        var synapse = Model.parse(new Source(file, Files.readString(folder.resolve(file))));
        var cell = Model.parse(new Source("soft.model", CELL));
        var start = CellValues.of(new Distribution.Uniform(Quantity.of(-56, "mV"), Quantity.of(-46, "mV")));
        var a = Population.of("A", cell, 3).starting("v", start);
        var b = Population.of("B", cell, 2).starting("v", start);
        double base = file.startsWith("stdp") ? 0.5 : 1;
        var unit = file.startsWith("delta")
                ? "mV"
                : file.endsWith("current.synapse") ? "pA" : file.startsWith("gaba-b") ? "1" : "nS";
        return Network.named("soft", 1)
                .with(a)
                .with(b)
                .with(new Projection(
                        "S",
                        a.all(),
                        b.all(),
                        new Connector.AllToAll(true),
                        Synapse.of(synapse),
                        Weights.of(new Distribution.Uniform(Quantity.of(0.7 * base, unit), Quantity.of(base, unit))),
                        file.matches("stdp.*|tsodyks.*|homeo.*") ? Delay.steps(0.2, "ms") : Delay.none()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void derivatives_ofANetworkWithTheModel_areDifferences(String file) throws IOException {
        var network = network(file);
        var assembled = new Assembly(network, DT, DType.F64, SpikeMode.SOFT).assemble();
        var program =
                Verifier.verify(new DenseEvents().apply(assembled.program().program()));
        var at = new HashMap<String, Tensor>();
        var sizes = fill(network, assembled, program, at);
        var inputs = new ArrayList<>(List.of("A.v", "B.v"));
        program.inputNames().stream()
                .filter(name -> name.equals("S.state.w") || name.equals("S.parameter.w") || name.equals("S.weight"))
                .forEach(inputs::add);
        var outputs = new ArrayList<>(List.of("next.A.v", "next.B.v"));
        program.outputNames().stream()
                .filter(name -> name.startsWith("next.S.state") && !name.contains("last"))
                .forEach(outputs::add);

        var report = GradientCheck.of(program, inputs, outputs, at, sizes, GradientCheck.Options.DEFAULT);

        assertThat(inputs).hasSize(3);
        assertThat(report.notFinite()).isEmpty();
        assertThat(report.zeroGradients()).isEmpty();
        assertThat(report.differenceError()).as(report.toString()).isLessThan(1e-5);
        assertThat(report.forwardError()).isLessThan(1e-9);
    }

    /// The inputs of the program, as a simulation binds them.
    private static Sizes fill(Network network, Assembly.Assembled assembled, Program program, Map<String, Tensor> at) {
        var code = assembled.program();
        var edges = assembled.wirings().getFirst().edges(DType.F64, 1);
        var sizes = Sizes.none().with(Axis.TIME, STEPS);
        var numbers = new HashMap<String, Object>();
        numbers.put("step", new long[] {0});
        numbers.put("key", new long[] {1});
        for (var population : code.populations()) {
            sizes = sizes.with(population.axis(), population.population().size());
            InitialState.of(network, population).forEach((name, values) -> numbers.put(population.name(name), values));
        }
        var binding = (Binding) Proxy.newProxyInstance(
                Binding.class.getClassLoader(), new Class<?>[] {Binding.class}, (_, method, arguments) -> {
                    numbers.put((String) arguments[0], arguments[1]);
                    return null;
                });
        for (var synapse : code.synapses()) {
            var memory = new SynapseMemory(network, synapse, network.projection("S"), edges, DT);
            sizes = memory.sizes(sizes);
            numbers.putAll(memory.initial());
            memory.bind(binding);
        }
        for (var plain : code.projections()) {
            sizes = sizes.with(plain.synapses(), (int) edges.size());
            numbers.put("S.start", new long[] {0, 2, 4});
            numbers.put("S.end", new long[] {2, 4, 6});
            numbers.put("S.target", new long[] {0, 1, 0, 1, 0, 1});
            var weights = new double[(int) edges.size()];
            Arrays.setAll(weights, edges::weight);
            numbers.put("S.weight", weights);
        }
        for (var input : program.inputs()) {
            at.put(input.name(), tensor(input.value().tensor(), numbers.get(input.name())));
        }
        return sizes;
    }

    private static Tensor tensor(TensorType type, @Nullable Object numbers) {
        return switch (numbers) {
            case double[] values -> Tensor.of(type, values);
            case long[] values ->
                Tensor.of(type, Arrays.stream(values).asDoubleStream().toArray());
            case null, default -> throw new IllegalStateException("no values of type " + type);
        };
    }
}
