package synfire.kernels.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import synfire.ir.Interpreter;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.Verifier;
import synfire.kernels.Backend;
import synfire.kernels.Binding;
import synfire.kernels.CompileOptions;
import synfire.kernels.Kernel;

/// Holds a backend to the bits of the interpreter. NaN is one value, whatever its payload.
record Agreement(Backend backend, CompileOptions options, int threads) {

    /// Compiled anew every time: a cached object would hide a change of the compiler.
    static Agreement of(Backend backend) {
        return new Agreement(backend, CompileOptions.DEFAULT.withObjectCache(false), 1);
    }

    Agreement with(CompileOptions changed) {
        return new Agreement(backend, changed, threads);
    }

    Agreement withThreads(int count) {
        return new Agreement(backend, options, count);
    }

    /// Every output of the program has the interpreter's bits.
    void check(Program program, Sizes sizes, Map<String, Tensor> inputs) {
        check(program, List.of(sizes), _ -> inputs);
    }

    /// The same for one kernel at several sizes.
    void check(Program program, List<Sizes> all, Function<Sizes, Map<String, Tensor>> inputs) {
        Verifier.verify(program);
        assertThat(backend.obstacles(program)).isEmpty();
        try (var kernel = backend.compile(program, options)) {
            for (var sizes : all) {
                check(kernel, sizes, inputs.apply(sizes));
            }
        }
    }

    private void check(Kernel kernel, Sizes sizes, Map<String, Tensor> inputs) {
        var expected = Interpreter.run(kernel.program(), inputs, sizes);
        try (var binding = kernel.bind(sizes)) {
            inputs.forEach((name, tensor) -> set(binding, name, tensor));
            kernel.run(List.of(binding), threads);
            for (var output : kernel.program().outputs()) {
                var tensor = Objects.requireNonNull(expected.get(output.name()));
                var actual = tensor.type().dtype().isFloat()
                        ? Tensor.of(tensor.type(), binding.get(output.name()))
                        : Tensor.ofIntegers(tensor.type(), binding.getIntegers(output.name()));
                assertThat(differences(tensor, actual))
                        .as(
                                "output %s with sizes %s, %s on %d threads of\n%s",
                                output.name(), sizes.lengths(), options, threads, kernel.program())
                        .isEmpty();
            }
        }
    }

    private static void set(Binding binding, String name, Tensor tensor) {
        if (tensor.type().dtype().isFloat()) {
            binding.set(name, tensor.toArray());
        } else {
            binding.setIntegers(
                    name,
                    LongStream.range(0, tensor.size())
                            .map(i -> tensor.getInteger((int) i))
                            .toArray());
        }
    }

    /// The first few elements that differ.
    private static List<String> differences(Tensor expected, Tensor actual) {
        var found = new ArrayList<String>();
        boolean floats = expected.type().dtype().isFloat();
        for (int i = 0; i < expected.size() && found.size() < 5; i++) {
            boolean same = floats
                    ? Double.doubleToLongBits(expected.get(i)) == Double.doubleToLongBits(actual.get(i))
                    : expected.getInteger(i) == actual.getInteger(i);
            if (!same) {
                found.add("[%d] %s instead of %s".formatted(i, actual.get(i), expected.get(i)));
            }
        }
        return found;
    }
}
