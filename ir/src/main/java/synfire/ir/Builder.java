package synfire.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes a program step by step. Types are derived; an operation that was already emitted is not emitted
/// again (common subexpressions share one value).
///
/// {@snippet :
/// var b = new Builder("square");
/// var x = b.input("x", TensorType.of(DType.F64, Axis.LANE));
/// b.output("y", b.multiply(x, x));
/// var program = b.build();
/// }
public final class Builder {

    private final String name;
    private final List<Program.Input> inputs = new ArrayList<>();
    private final List<Program.Step> steps = new ArrayList<>();
    private final List<Program.Output> outputs = new ArrayList<>();
    private final Map<Op, List<Value>> emitted = new HashMap<>();
    private final Map<Value, Op> definitions = new HashMap<>();
    private int next;

    public Builder(String name) {
        this.name = name;
    }

    public Value input(String inputName, TensorType type) {
        return input(inputName, (Type) type);
    }

    public Value input(String inputName, Type type) {
        var value = new Value(next++, type);
        inputs.add(new Program.Input(inputName, value));
        return value;
    }

    public void output(String outputName, Value value) {
        outputs.add(new Program.Output(outputName, value));
    }

    public Program build() {
        return new Program(name, inputs, steps, outputs);
    }

    /// The results of an operation, emitted now or earlier.
    ///
    /// @throws IllegalProgramException if the operand types do not fit
    public List<Value> emitAll(Op op) {
        var known = emitted.get(op);
        if (known != null) {
            return known;
        }
        var results =
                Typing.of(op).stream().map(type -> new Value(next++, type)).toList();
        steps.add(new Program.Step(results, op));
        emitted.put(op, results);
        results.forEach(result -> definitions.put(result, op));
        return results;
    }

    /// The result of an operation that has one.
    public Value emit(Op op) {
        var results = emitAll(op);
        if (results.size() != 1) {
            throw new IllegalProgramException(
                    "%s has %d results; use emitAll".formatted(ProgramText.name(op), results.size()));
        }
        return results.getFirst();
    }

    /// The operation that defines a value of this program; null for inputs.
    public @org.jspecify.annotations.Nullable Op definition(Value value) {
        return definitions.get(value);
    }

    /// Copies a program's steps into this one, with its inputs bound in order; the values of its outputs, in order.
    public List<Value> inline(Program program, List<Value> arguments) {
        if (arguments.size() != program.inputs().size()) {
            throw new IllegalProgramException("program '%s' takes %d inputs %s, but is given %d"
                    .formatted(program.name(), program.inputs().size(), program.inputNames(), arguments.size()));
        }
        var here = new HashMap<Value, Value>();
        for (int i = 0; i < arguments.size(); i++) {
            here.put(program.inputs().get(i).value(), arguments.get(i));
        }
        for (var step : program.steps()) {
            copy(step, here);
        }
        return program.outputs().stream()
                .map(output -> lookUp(here, output.value()))
                .toList();
    }

    /// Copies one step, reading operands through `here` and adding its results to it.
    public void copy(Program.Step step, Map<Value, Value> here) {
        var operands = step.op().operands().stream()
                .map(operand -> lookUp(here, operand))
                .toList();
        var results = emitAll(step.op().withOperands(operands));
        for (int i = 0; i < results.size(); i++) {
            here.put(step.results().get(i), results.get(i));
        }
    }

    private static Value lookUp(Map<Value, Value> here, Value there) {
        var value = here.get(there);
        if (value == null) {
            throw new IllegalProgramException(there + " has no counterpart where it is copied");
        }
        return value;
    }

    /// A float or integer constant of that type.
    public Value constant(DType dtype, double value) {
        return emit(Op.Constant.of(dtype, value));
    }

    /// An i64 constant.
    public Value constant(long value) {
        return emit(new Op.Constant(DType.I64, value));
    }

    public Value constant(boolean value) {
        return emit(new Op.Constant(DType.BOOL, value ? 1 : 0));
    }

    /// A constant of the same number type as another value.
    public Value like(Value other, double value) {
        return constant(other.dtype(), value);
    }

    public Value unary(UnaryFunction function, Value x) {
        return emit(new Op.Unary(function, x));
    }

    public Value binary(BinaryFunction function, Value left, Value right) {
        return emit(new Op.Binary(function, left, right));
    }

    public Value add(Value left, Value right) {
        return binary(BinaryFunction.ADD, left, right);
    }

    public Value subtract(Value left, Value right) {
        return binary(BinaryFunction.SUBTRACT, left, right);
    }

    public Value multiply(Value left, Value right) {
        return binary(BinaryFunction.MULTIPLY, left, right);
    }

    public Value divide(Value left, Value right) {
        return binary(BinaryFunction.DIVIDE, left, right);
    }

    public Value minimum(Value left, Value right) {
        return binary(BinaryFunction.MINIMUM, left, right);
    }

    public Value maximum(Value left, Value right) {
        return binary(BinaryFunction.MAXIMUM, left, right);
    }

    public Value negate(Value x) {
        return unary(UnaryFunction.NEGATE, x);
    }

    public Value exp(Value x) {
        return unary(UnaryFunction.EXP, x);
    }

    public Value absolute(Value x) {
        return unary(UnaryFunction.ABSOLUTE, x);
    }

    public Value reciprocal(Value x) {
        return unary(UnaryFunction.RECIPROCAL, x);
    }

    public Value square(Value x) {
        return multiply(x, x);
    }

    /// factor·x.
    public Value scaled(double factor, Value x) {
        return multiply(like(x, factor), x);
    }

    /// offset + x.
    public Value shifted(double offset, Value x) {
        return add(like(x, offset), x);
    }

    public Value fma(Value a, Value b, Value c) {
        return emit(new Op.Fma(a, b, c));
    }

    public Value compare(Comparison comparison, Value left, Value right) {
        return emit(new Op.Compare(comparison, left, right));
    }

    public Value select(Value condition, Value whenTrue, Value whenFalse) {
        return emit(new Op.Select(condition, whenTrue, whenFalse));
    }

    public Value convert(Value x, DType to) {
        return x.dtype() == to ? x : emit(new Op.Convert(x, to));
    }

    public Value bitcast(Value x, DType to) {
        return x.dtype() == to ? x : emit(new Op.Bitcast(x, to));
    }

    public Value spike(Value x, Surrogate surrogate, SpikeMode mode) {
        return emit(new Op.Spike(x, surrogate, mode));
    }

    public Value sum(Value x, Axis axis) {
        return emit(new Op.Reduce(Reduction.SUM, x, axis));
    }

    /// Zero of that type.
    public Value zero(TensorType type) {
        return broadcast(constant(type.dtype(), 0), type.axes());
    }

    /// x with the given axes, in canonical order; x itself if it has them.
    public Value broadcast(Value x, List<Axis> axes) {
        return x.axes().containsAll(axes) ? x : emit(new Op.Broadcast(x, axes));
    }
}
