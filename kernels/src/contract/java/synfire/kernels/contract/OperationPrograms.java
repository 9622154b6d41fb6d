package synfire.kernels.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// One program for each kind of operation and type of operands, on inputs `x0`, `x1`, … over the lanes.
///
/// Each output is one operation; so that results do not hide each other, nothing is chained.
final class OperationPrograms {

    private static final List<DType> ALL = List.of(DType.values());
    private static final List<DType> FLOATS = List.of(DType.F64, DType.F32);

    private final List<Program> programs = new ArrayList<>();

    private OperationPrograms() {}

    /// Every operation that may stand in a lane program.
    static List<Program> all() {
        var programs = new OperationPrograms();
        ALL.forEach(programs::unary);
        ALL.forEach(programs::binary);
        ALL.forEach(programs::compare);
        ALL.forEach(programs::convert);
        ALL.forEach(programs::select);
        FLOATS.forEach(programs::fma);
        FLOATS.forEach(programs::spikes);
        FLOATS.forEach(programs::crossings);
        programs.bitcast();
        programs.philox();
        programs.indices();
        return programs.programs;
    }

    private void unary(DType dtype) {
        add("unary_" + dtype.text(), List.of(dtype), (b, x) -> {
            for (var function : UnaryFunction.values()) {
                boolean applies = function == UnaryFunction.NOT
                        ? dtype == DType.BOOL
                        : dtype.isFloat() || (dtype.isInteger() && isOnIntegers(function));
                if (applies && !function.isTranscendental()) {
                    b.output(function.text(), b.unary(function, x.getFirst()));
                }
            }
            return b;
        });
    }

    private static boolean isOnIntegers(UnaryFunction function) {
        return function != UnaryFunction.SQRT && function != UnaryFunction.RECIPROCAL;
    }

    private void binary(DType dtype) {
        add("binary_" + dtype.text(), List.of(dtype, dtype), (b, x) -> {
            for (var function : BinaryFunction.values()) {
                if (applies(function, dtype)) {
                    b.output(function.text(), b.binary(function, x.get(0), x.get(1)));
                }
            }
            return b;
        });
    }

    private static boolean applies(BinaryFunction function, DType dtype) {
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY, MINIMUM, MAXIMUM, REMAINDER -> dtype != DType.BOOL;
            case DIVIDE -> dtype.isFloat();
            case POWER -> false;
            case AND, OR, XOR -> !dtype.isFloat();
            case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> dtype.isInteger();
        };
    }

    private void compare(DType dtype) {
        add("compare_" + dtype.text(), List.of(dtype, dtype), (b, x) -> {
            for (var comparison : Comparison.values()) {
                b.output(comparison.text(), b.compare(comparison, x.get(0), x.get(1)));
            }
            return b;
        });
    }

    private void convert(DType dtype) {
        add("convert_" + dtype.text(), List.of(dtype), (b, x) -> {
            ALL.forEach(to -> b.output(to.text(), b.emit(new Op.Convert(x.getFirst(), to))));
            return b;
        });
    }

    private void select(DType dtype) {
        add("select_" + dtype.text(), List.of(DType.BOOL, dtype, dtype), (b, x) -> {
            b.output("selected", b.select(x.get(0), x.get(1), x.get(2)));
            b.output("swapped", b.select(x.get(0), x.get(2), x.get(1)));
            return b;
        });
    }

    private void fma(DType dtype) {
        add("fma_" + dtype.text(), List.of(dtype, dtype, dtype), (b, x) -> {
            b.output("fused", b.fma(x.get(0), x.get(1), x.get(2)));
            // Two roundings, which nothing may turn into one.
            b.output("apart", b.add(b.multiply(x.get(0), x.get(1)), x.get(2)));
            b.output("less", b.subtract(b.multiply(x.get(0), x.get(1)), x.get(2)));
            return b;
        });
    }

    private void spikes(DType dtype) {
        add("spike_" + dtype.text(), List.of(dtype), (b, x) -> {
            b.output("hard", b.spike(x.getFirst(), Surrogate.PAPER, SpikeMode.HARD));
            b.output("event", b.spike(x.getFirst(), Surrogate.PAPER, SpikeMode.EVENT));
            return b;
        });
    }

    private void crossings(DType dtype) {
        add("linear_crossing_" + dtype.text(), List.of(dtype, dtype), (b, x) -> {
            b.output("linear", b.emit(new Op.LinearCrossing(x.get(0), x.get(1))));
            return b;
        });
        add("hermite_crossing_" + dtype.text(), List.of(dtype, dtype), (b, x) -> {
            var before = b.negate(b.unary(UnaryFunction.ABSOLUTE, x.get(0)));
            var after = b.unary(UnaryFunction.ABSOLUTE, x.get(1));
            b.output("of_margins", b.emit(new Op.HermiteCrossing(x.get(0), x.get(1), x.get(1), x.get(0))));
            b.output("crossing", b.emit(new Op.HermiteCrossing(before, after, x.get(0), x.get(1))));
            return b;
        });
    }

    private void bitcast() {
        add("bitcast_64", List.of(DType.F64, DType.I64), (b, x) -> {
            b.output("to_integer", b.emit(new Op.Bitcast(notNan(b, x.get(0)), DType.I64)));
            b.output("to_float", b.emit(new Op.Bitcast(x.get(1), DType.F64)));
            b.output("same", b.emit(new Op.Bitcast(x.get(1), DType.I64)));
            return b;
        });
        add("bitcast_32", List.of(DType.F32, DType.I32), (b, x) -> {
            b.output("to_integer", b.emit(new Op.Bitcast(notNan(b, x.get(0)), DType.I32)));
            b.output("to_float", b.emit(new Op.Bitcast(x.get(1), DType.F32)));
            return b;
        });
    }

    /// Which NaN an operation makes is not part of its meaning.
    private static Value notNan(Builder b, Value x) {
        return b.select(b.compare(Comparison.EQUAL, x, x), x, b.like(x, 0.25));
    }

    private void philox() {
        add("philox", List.of(DType.I64, DType.I64, DType.I64), (b, x) -> {
            var bits = b.emitAll(new Op.Philox(x.get(0), x.get(1), x.get(2)));
            b.output("high", bits.get(0));
            b.output("low", bits.get(1));
            var shared = b.emitAll(new Op.Philox(b.constant(17L), b.constant(-3L), x.get(0)));
            b.output("key_shared", shared.get(0));
            return b;
        });
    }

    private void indices() {
        add("indices", List.of(DType.F64), (b, x) -> {
            b.output("lane", b.emit(new Op.Iota(Axis.LANE)));
            b.output("copied", b.broadcast(b.constant(DType.F64, 3), List.of(Axis.LANE)));
            b.output("x", x.getFirst());
            return b;
        });
    }

    private void add(String name, List<DType> inputs, BiFunction<Builder, List<Value>, Builder> outputs) {
        var b = new Builder(name);
        var x = new ArrayList<Value>();
        for (int i = 0; i < inputs.size(); i++) {
            x.add(b.input("x" + i, TensorType.of(inputs.get(i), Axis.LANE)));
        }
        programs.add(outputs.apply(b, x).build());
    }
}
