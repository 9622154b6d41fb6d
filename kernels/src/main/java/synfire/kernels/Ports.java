package synfire.kernels;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.TensorType;

/// Checks what goes into and comes out of a binding against the program, with the same words for every backend.
///
/// @param program whose inputs and outputs they are
/// @param sizes lengths of its axes
public record Ports(Program program, Sizes sizes) {

    /// The type of an input.
    ///
    /// @throws IllegalArgumentException naming the inputs there are
    public TensorType input(String name) {
        if (!program.hasInput(name)) {
            throw unknown("input", name, program.inputNames());
        }
        return program.input(name).tensor();
    }

    /// The type of an output.
    ///
    /// @throws IllegalArgumentException naming the outputs there are
    public TensorType output(String name) {
        if (!program.hasOutput(name)) {
            throw unknown("output", name, program.outputNames());
        }
        return program.output(name).tensor();
    }

    /// The type of an input that is given so many values.
    ///
    /// @throws IllegalArgumentException also if it takes another number of values
    public TensorType inputFor(String name, int values) {
        var type = input(name);
        if (sizes.elements(type) != values) {
            throw new IllegalArgumentException("input '%s' of '%s' is %s of %d elements with sizes %s, but is given %d"
                    .formatted(name, program.name(), type, sizes.elements(type), sizes.lengths(), values));
        }
        return type;
    }

    /// The type of an input that is given so many bytes.
    ///
    /// @throws IllegalArgumentException also if it takes another number of bytes
    public TensorType inputOf(String name, MemorySegment values) {
        var type = input(name);
        long bytes = (long) sizes.elements(type) * type.dtype().bytes();
        if (values.byteSize() != bytes) {
            throw new IllegalArgumentException("input '%s' of '%s' is %s of %d bytes with sizes %s, but is given %d"
                    .formatted(name, program.name(), type, bytes, sizes.lengths(), values.byteSize()));
        }
        return type;
    }

    /// As [#inputFor], for exact integers.
    ///
    /// @throws IllegalArgumentException also if it is of floats
    public TensorType integerInputFor(String name, int values) {
        var type = inputFor(name, values);
        if (type.dtype().isFloat()) {
            throw new IllegalArgumentException("input '%s' of '%s' is %s: set it with set, not with setIntegers"
                    .formatted(name, program.name(), type));
        }
        return type;
    }

    /// The length of the last axis of an input.
    ///
    /// @throws IllegalArgumentException if it has no axes
    public int sizeOfLast(String name) {
        var type = input(name);
        if (type.axes().isEmpty()) {
            throw new IllegalArgumentException(
                    "input '%s' of '%s' is %s: events have an axis of ids".formatted(name, program.name(), type));
        }
        return sizes.of(type.axes().getLast());
    }

    /// Numbers for an input, with 1 for any true value of a boolean one.
    public double[] truthful(String name, double[] values) {
        if (input(name).dtype() != DType.BOOL) {
            return values;
        }
        var truth = new double[values.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = values[i] != 0 ? 1 : 0;
        }
        return truth;
    }

    /// Integers as an input holds them: wrapped to 32 bits where it is `i32`, 0 and 1 where it is boolean.
    public long[] held(String name, long[] values) {
        return switch (input(name).dtype()) {
            case I32 -> Arrays.stream(values).map(value -> (int) value).toArray();
            case BOOL -> Arrays.stream(values).map(value -> value != 0 ? 1 : 0).toArray();
            case I64, F32, F64 -> values;
        };
    }

    /// @throws IllegalArgumentException if the output is of floats
    public void requireIntegers(String name) {
        var type = output(name);
        if (type.dtype().isFloat()) {
            throw new IllegalArgumentException("output '%s' of '%s' is %s: read it with get, not with getIntegers"
                    .formatted(name, program.name(), type));
        }
    }

    /// @throws IllegalArgumentException if an output cannot be fed back to an input
    public void requireSameType(String output, String input) {
        if (!output(output).equals(input(input))) {
            throw new IllegalArgumentException("output '%s' of '%s' is %s and cannot feed the input '%s', which is %s"
                    .formatted(output, program.name(), output(output), input, input(input)));
        }
    }

    /// The first axis of an output of events.
    ///
    /// @throws IllegalArgumentException if it has not two axes
    public Axis steps(String name) {
        var type = output(name);
        if (type.axes().size() != 2) {
            throw new IllegalArgumentException("output '%s' of '%s' is %s: events have two axes, the steps first"
                    .formatted(name, program.name(), type));
        }
        return type.axes().getFirst();
    }

    /// @throws IllegalStateException naming the inputs that were never set
    public void requireAllSet(Collection<String> set) {
        var missing = program.inputNames().stream()
                .filter(name -> !set.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("inputs %s of '%s' were never set".formatted(missing, program.name()));
        }
    }

    /// What to throw where an output is read before any run.
    public IllegalStateException notRun(String output) {
        return new IllegalStateException(
                "output '%s' of '%s' is read before the kernel has run".formatted(output, program.name()));
    }

    /// Bytes of all inputs and outputs.
    long bytes() {
        long bytes = 0;
        for (var input : program.inputs()) {
            bytes += (long) sizes.elements(input.value().type())
                    * input.value().dtype().bytes();
        }
        for (var output : program.outputs()) {
            bytes += (long) sizes.elements(output.value().type())
                    * output.value().dtype().bytes();
        }
        return bytes;
    }

    private IllegalArgumentException unknown(String kind, String name, List<String> names) {
        return new IllegalArgumentException(
                "'%s' has no %s '%s'; it has %s".formatted(program.name(), kind, name, names));
    }
}
