package synfire.kernels.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.differentiate.SaveSet;
import synfire.ir.differentiate.Vjp;
import synfire.ir.functions.ExpandFunctions;
import synfire.ir.simplify.Optimize;
import synfire.kernels.EventLists;
import synfire.kernels.Kernel;

/// What every backend must do. A backend's test extends this and adds only what is its own.
public abstract class BackendContract implements BindingContract {

    /// Around the widths of blocks, 2 to 32.
    private static final int[] LANES = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 37};

    @BeforeEach
    void requireBackend() {
        assumeTrue(
                backend().whyNot().isEmpty(),
                () -> backend().name() + ": " + backend().whyNot());
    }

    @ParameterizedTest
    @CsvSource({"F64, 1, 1", "F64, 37, 9", "F64, 64, 16", "F32, 5, 33", "F32, 100, 31"})
    void run_networkOfEvents_agreesWithTheInterpreter(DType dtype, int a, int b) {
        var network = new NetworkPrograms(dtype);
        var sizes = network.sizes(60, a, b);

        Agreement.of(backend()).check(new ExpandFunctions().apply(network.program()), sizes, network.inputs(sizes, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "F64, 1, 1, false",
        "F64, 37, 9, false",
        "F32, 5, 33, false",
        "F32, 100, 3, false",
        "F64, 12, 0, false",
        "F64, 7, 3, true",
        "F32, 7, 3, true"
    })
    void run_coupledCellsAndTheirGradient_agreesWithTheInterpreter(DType dtype, int cells, int perRow, boolean copied) {
        var coupling = new CouplingPrograms(dtype, copied);
        var sizes = coupling.sizes(30, cells, perRow);

        for (var each : List.of(coupling.program(), coupling.gradient())) {
            var program = new ExpandFunctions().apply(each);
            Agreement.of(backend()).check(program, sizes, coupling.inputs(program, sizes, 1));
        }
    }

    /// Trials side by side with full rows, and their gradient by all weights.
    @ParameterizedTest
    @CsvSource({"F64, true", "F32, true", "F64, false", "F32, false"})
    void run_trialsOfANetwork_agreeWithTheInterpreter(DType dtype, boolean events) {
        var trials = new TrialPrograms(dtype, events);
        var inputs = List.of("v", "w_in", "w_back", "w_read");
        var states = Vjp.Options.DEFAULT.withSave(SaveSet.STATES);
        var smallest = Vjp.Options.DEFAULT.withSave(SaveSet.SMALLEST);
        var sizes = Stream.of(
                        new int[] {0, 2, 3, 4, 2}, new int[] {9, 1, 5, 1, 1}, new int[] {12, 11, 20, 37, 2}, new int[] {
                            7, 8, 3, 64, 3
                        })
                .map(n -> trials.sizes(n[0], n[1], n[2], n[3], n[4]))
                .toList();

        for (var each : List.of(
                trials.program(),
                Vjp.of(trials.program(), inputs, List.of("loss"), states),
                Vjp.of(Optimize.BEFORE_DERIVATIVE.apply(trials.program()), inputs, List.of("loss"), smallest))) {
            var program = new ExpandFunctions().apply(each);

            Agreement.of(backend()).check(program, sizes, all -> trials.inputs(program, all));
        }
    }

    @Test
    void setEvents_isAsSettingTruthValues() {
        var trials = new TrialPrograms(DType.F64, true);
        var sizes = trials.sizes(3, 2, 5, 4, 2);
        var inputs = trials.inputs(trials.program(), sizes);
        var fired = Objects.requireNonNull(inputs.get("fired")).toArray();
        try (var kernel = backend().compile(new ExpandFunctions().apply(trials.program()), FRESH);
                var binding = kernel.bind(sizes)) {
            inputs.forEach((name, tensor) -> binding.set(name, tensor.toArray()));
            kernel.run(binding);
            var expected = binding.get("losses");

            binding.setEvents("fired", EventLists.ofDense(new double[30], 6));
            kernel.run(binding);
            assertThat(binding.get("losses")).isNotEqualTo(expected);
            binding.setEvents("fired", EventLists.ofDense(fired, 6));
            kernel.run(binding);
            assertThat(binding.get("losses")).isEqualTo(expected);
            assertThatThrownBy(() -> binding.setEvents("fired", EventLists.ofDense(fired, 5)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    static Stream<Program> operations() {
        return OperationPrograms.all().stream();
    }

    /// Gradients of recurrent networks: tape, sums over cells, time and synapses, lines that run backwards.
    @ParameterizedTest
    @CsvSource({"F64, HARD", "F32, HARD", "F64, SOFT", "F32, SOFT"})
    void run_gradientOfANetwork_agreesWithTheInterpreter(DType dtype, SpikeMode mode) {
        var network = new NetworkPrograms(dtype, false, mode);
        var inputs = List.of("v_a", "g_b", "line", "w_aa", "w_ab", "w_ba", "rate", "drive");
        var outputs = List.of("next.v_a", "next.g_a", "next.v_b", "spikes_a", "spikes_b", "seen", "energy");
        var options = Vjp.Options.DEFAULT.withSave(mode == SpikeMode.HARD ? SaveSet.STATES : SaveSet.TRANSCENDENTALS);
        var gradient = new ExpandFunctions().apply(Vjp.of(network.program(), inputs, outputs, options));
        var sizes = Stream.of(new int[] {0, 9, 5}, new int[] {1, 1, 1}, new int[] {7, 40, 3}, new int[] {23, 33, 17})
                .map(n -> network.sizes(n[0], n[1], n[2]))
                .toList();

        Agreement.of(backend()).check(gradient, sizes, each -> cotangents(gradient, network, each));
        var last = Interpreter.run(gradient, cotangents(gradient, network, sizes.getLast()), sizes.getLast());
        for (var input : inputs) {
            var cotangent = Objects.requireNonNull(last.get("cotangent." + input));
            assertThat(DoubleStream.of(cotangent.toArray()).anyMatch(x -> x != 0))
                    .as(input)
                    .isTrue();
        }
    }

    private static Map<String, Tensor> cotangents(Program gradient, NetworkPrograms network, Sizes sizes) {
        var random = new SplittableRandom(3);
        var inputs = new HashMap<>(network.inputs(sizes, 5));
        for (var input : gradient.inputs()) {
            var type = input.value().tensor();
            inputs.computeIfAbsent(
                    input.name(),
                    _ -> Tensor.of(
                            type, random.doubles(sizes.elements(type), -1, 1).toArray()));
        }
        inputs.keySet().retainAll(gradient.inputNames());
        return inputs;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void run_everyOperationOnEdgeValues_agreesWithTheInterpreter(Program program) {
        var sizes = Sizes.none().with(Axis.LANE, combinations(program));

        Agreement.of(backend()).check(program, sizes, edgeValues(program, sizes));
    }

    private static int combinations(Program program) {
        int combinations = 1;
        for (var input : program.inputs()) {
            combinations *= EdgeValues.count(input.value().dtype());
        }
        // Of three operands, a sample.
        return Math.min(combinations, 4001);
    }

    private static Map<String, Tensor> edgeValues(Program program, Sizes sizes) {
        var inputs = new HashMap<String, Tensor>();
        int stride = 1;
        for (var input : program.inputs()) {
            inputs.put(input.name(), EdgeValues.lanes(input.value().dtype(), stride, sizes));
            stride *= program.inputs().size() > 2
                    ? 7
                    : EdgeValues.count(input.value().dtype());
        }
        return inputs;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void run_anyNumberOfLanes_agreesWithTheInterpreter(long seed) {
        var generator = new RandomLanePrograms(seed, DType.F64);
        var sizes = IntStream.of(LANES).mapToObj(lanes -> Sizes.of(6, lanes)).toList();
        var program = generator.program();
        Agreement.of(backend()).check(program, sizes, each -> generator.inputs(program, each));
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void run_anyWidthOfVectors_hasTheSameBits(int bits) {
        for (int registers : new int[] {1, 2}) {
            for (var dtype : List.of(DType.F64, DType.F32)) {
                var generator = new RandomLanePrograms(bits, dtype);
                var program = generator.program();
                var sizes = Sizes.of(7, 21);
                Agreement.of(backend())
                        .with(FRESH.withVectorBits(bits).withRegisters(registers))
                        .check(program, sizes, generator.inputs(program, sizes));
            }
        }
    }

    @Test
    void run_onTwoThreads_hasTheSameBits() {
        var generator = new RandomLanePrograms(5, DType.F64);
        var program = generator.program();
        var sizes = Sizes.of(9, 333);

        Agreement.of(backend()).withThreads(2).check(program, sizes, generator.inputs(program, sizes));
    }

    @Test
    void run_tapeInSegmentsOfAnyLength_hasTheSameBits() {
        var program = TapedPrograms.spiking();
        var sizes = Sizes.of(12, 19);
        var inputs = TapedPrograms.inputs(program, sizes);
        try (var _ = compiledOnce(program, sizes)) {
            for (int segment : new int[] {1, 2, 3, 5, 11, 12, 100}) {
                Agreement.of(backend()).with(FRESH.withSegment(segment)).check(program, sizes, inputs);
            }
        }
    }

    @Test
    void run_twoScansShareTheirSegments_hasTheSameBits() {
        var program = TapedPrograms.coupled();
        var sizes = Sizes.of(10, 9);
        var inputs = TapedPrograms.inputs(program, sizes);
        try (var _ = compiledOnce(program, sizes)) {
            for (int segment : new int[] {1, 3, 4, 10, 100}) {
                Agreement.of(backend()).with(FRESH.withSegment(segment)).check(program, sizes, inputs);
            }
        }
    }

    /// Keeps the code loaded, so that kernels that differ in their plans alone need not compile it again.
    private Kernel compiledOnce(Program program, Sizes sizes) {
        var kernel = backend().compile(program, FRESH);
        kernel.bind(sizes).close();
        return kernel;
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F64", "F32"})
    void run_reductionOverTime_hasTheBitsOfTheTree(DType dtype) {
        var program = TapedPrograms.reductions(dtype);
        var sizes = IntStream.of(0, 1, 2, 3, 4, 5, 7, 8, 31, 100)
                .mapToObj(steps -> Sizes.of(steps, 11))
                .toList();

        Agreement.of(backend()).check(program, sizes, each -> TapedPrograms.inputs(program, each));
    }

    @Test
    void run_reductionAlone_needsNoLoop() {
        var b = new Builder("sum");
        b.output("y", b.sum(b.input("x", TensorType.of(DType.F64, Axis.TIME)), Axis.TIME));
        var program = b.build();
        var sizes = Sizes.of(3, 1);

        Agreement.of(backend()).check(program, sizes, TapedPrograms.inputs(program, sizes));
    }

    @Test
    void run_noSteps_leavesTheCarriesAsTheyWere() {
        var program = TapedPrograms.spiking();
        var sizes = Sizes.of(0, 5);

        Agreement.of(backend()).check(program, sizes, TapedPrograms.inputs(program, sizes));
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F64", "F32"})
    void run_randomPrograms_agreeWithTheInterpreter(DType dtype) {
        agree(dtype, 100, seeds());
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F64", "F32"})
    void run_manyRandomPrograms_agreeWithTheInterpreter(DType dtype) {
        agree(dtype, 1000, 20 * seeds());
    }

    private void agree(DType dtype, long firstSeed, int count) {
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            var generator = new RandomLanePrograms(seed, dtype);
            var program = new ExpandFunctions().apply(generator.program());
            var sizes = Sizes.of(1 + (int) (seed % 7), 1 + (int) (seed % 23));
            Agreement.of(backend())
                    .with(FRESH.withSegment((int) (seed % 4)))
                    .check(program, sizes, generator.inputs(program, sizes));
        }
    }

    /// How many random programs of each type to run.
    protected int seeds() {
        return 12;
    }
}
