package synfire.llvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import synfire.ir.DType;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.functions.ExpandFunctions;
import synfire.kernels.CompileOptions;
import synfire.kernels.Kernel;
import synfire.kernels.contract.NetworkPrograms;

/// Threads that share the steps of one network.
final class ArrayTeamTest {

    private static final LlvmBackend BACKEND = new LlvmBackend();

    @BeforeEach
    void requireBackend() {
        assumeTrue(BACKEND.whyNot().isEmpty(), () -> "llvm: " + BACKEND.whyNot());
    }

    @ParameterizedTest
    @CsvSource({"F32, 300, 41, 2", "F64, 97, 250, 2", "F32, 33, 7, 3", "F64, 64, 129, 4", "F64, 300, 129, 13"})
    void run_onSeveralThreads_hasTheBitsOfOne(DType dtype, int a, int b, int threads) {
        var network = new NetworkPrograms(dtype);
        var sizes = network.sizes(400, a, b);
        var inputs = ascending(network.inputs(sizes, 1));
        try (var kernel = compile(network)) {
            var one = run(kernel, sizes, inputs, 1);
            var several = run(kernel, sizes, inputs, threads);

            assertThat(several.lastThreads()).isEqualTo(threads);
            assertThat(one.events("spikes_a").size()).isGreaterThan(20);
            for (var output : kernel.program().outputNames()) {
                assertThat(several.get(output)).as(output).isEqualTo(one.get(output));
            }
            for (var carry : List.of("v_a", "g_a", "rest_a", "v_b", "g_b", "rest_b", "line", "late")) {
                several.feed("next." + carry, carry);
                one.feed("next." + carry, carry);
            }
            kernel.run(List.of(several), 1);
            kernel.run(List.of(one), threads);
            for (var output : kernel.program().outputNames()) {
                assertThat(several.get(output)).as(output).isEqualTo(one.get(output));
            }
            one.close();
            several.close();
        }
    }

    /// Parts of rows that threads keep follow the rows.
    @Test
    void run_onSeveralThreadsOfRowsThatChanged_hasTheBitsOfOne() {
        var network = new NetworkPrograms(DType.F32);
        var sizes = network.sizes(200, 97, 60);
        var later = ascending(network.inputs(sizes, 2));
        try (var kernel = compile(network);
                var one = run(kernel, sizes, later, 1);
                var two = run(kernel, sizes, ascending(network.inputs(sizes, 1)), 2)) {
            later.forEach((name, tensor) -> two.set(name, tensor.toArray()));
            kernel.run(List.of(two), 2);

            assertThat(two.lastThreads()).isEqualTo(2);
            for (var output : kernel.program().outputNames()) {
                assertThat(two.get(output)).as(output).isEqualTo(one.get(output));
            }
        }
    }

    @Test
    void run_ofRowsWhoseTargetsDoNotAscend_staysOnOneThread() {
        var network = new NetworkPrograms(DType.F64);
        var sizes = network.sizes(3, 50, 40);
        try (var kernel = compile(network);
                var binding = run(kernel, sizes, network.inputs(sizes, 1), 2)) {
            assertThat(binding.lastThreads()).isEqualTo(1);
        }
    }

    private static Kernel compile(NetworkPrograms network) {
        return BACKEND.compile(
                new ExpandFunctions().apply(network.program()), CompileOptions.DEFAULT.withObjectCache(false));
    }

    private static ArrayBinding run(Kernel kernel, Sizes sizes, Map<String, Tensor> inputs, int threads) {
        var binding = (ArrayBinding) kernel.bind(sizes);
        inputs.forEach((name, tensor) -> binding.set(name, tensor.toArray()));
        kernel.run(List.of(binding), threads);
        return binding;
    }

    private static Map<String, Tensor> ascending(Map<String, Tensor> inputs) {
        var sorted = new HashMap<>(inputs);
        for (var name : List.of("aa", "ab", "ba")) {
            var start = Objects.requireNonNull(inputs.get("start_" + name));
            var end = Objects.requireNonNull(inputs.get("end_" + name));
            var targets = Objects.requireNonNull(inputs.get("target_" + name));
            var values = targets.toArray();
            for (int source = 0; source < start.size(); source++) {
                Arrays.sort(values, (int) start.getInteger(source), (int) end.getInteger(source));
            }
            sorted.put("target_" + name, Tensor.of(targets.type(), values));
        }
        return sorted;
    }
}
