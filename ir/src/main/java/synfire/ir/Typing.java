package synfire.ir;

import java.util.ArrayList;
import java.util.List;

/// The type rule of every operation: operand types in, result types out, or an [IllegalProgramException]
/// that says which rule is broken.
public final class Typing {

    private Typing() {}

    /// The types of the results of an operation.
    public static List<Type> of(Op op) {
        return switch (op) {
            case Op.Constant(var dtype, var _) -> List.of(TensorType.scalar(dtype));
            case Op.Unary(var function, var x) -> {
                require(function == UnaryFunction.NOT ? x.dtype() == DType.BOOL : x.dtype() != DType.BOOL, op);
                require(!function.isTranscendental() || x.dtype().isFloat(), op);
                yield List.of(x.tensor());
            }
            case Op.Binary(var function, var left, var right) -> List.of(binary(op, function, left, right));
            case Op.Compare(var _, var left, var right) -> {
                require(left.dtype() == right.dtype(), op);
                yield List.of(elementwise(DType.BOOL, left, right));
            }
            case Op.Fma(var a, var b, var c) -> {
                require(a.dtype().isFloat() && a.dtype() == b.dtype() && b.dtype() == c.dtype(), op);
                yield List.of(elementwise(a.dtype(), a, b, c));
            }
            case Op.Select(var condition, var whenTrue, var whenFalse) -> {
                require(condition.dtype() == DType.BOOL && whenTrue.dtype() == whenFalse.dtype(), op);
                yield List.of(elementwise(whenTrue.dtype(), condition, whenTrue, whenFalse));
            }
            case Op.Convert(var x, var to) -> List.of(x.tensor().withDType(to));
            case Op.Bitcast(var x, var to) -> {
                require(x.dtype().bytes() == to.bytes() && to != DType.BOOL && x.dtype() != DType.BOOL, op);
                yield List.of(x.tensor().withDType(to));
            }
            case Op.Spike(var x, var _, var _) -> {
                require(x.dtype().isFloat(), op);
                yield List.of(x.tensor());
            }
            case Op.LinearCrossing(var before, var after) -> {
                require(before.dtype().isFloat() && before.dtype() == after.dtype(), op);
                yield List.of(elementwise(before.dtype(), before, after));
            }
            case Op.HermiteCrossing(var before, var after, var slopeBefore, var slopeAfter) -> {
                require(before.dtype().isFloat(), op);
                yield List.of(elementwise(before.dtype(), before, after, slopeBefore, slopeAfter));
            }
            case Op.StopGradient(var x) -> List.of(x.type());
            case Op.Philox(var key, var high, var low) -> {
                require(key.dtype() == DType.I64 && high.dtype() == DType.I64 && low.dtype() == DType.I64, op);
                var bits = elementwise(DType.I64, key, high, low);
                yield List.of(bits, bits);
            }
            case Op.Iota(var axis) -> List.of(TensorType.of(DType.I64, axis));
            case Op.Broadcast(var x, var axes) ->
                List.of(new TensorType(x.dtype(), Type.union(x.tensor().axes(), axes)));
            case Op.Rename(var x, var from, var to) -> {
                require(x.axes().contains(from) && !x.axes().contains(to), op);
                yield List.of(x.tensor().without(from).with(to));
            }
            case Op.Reduce(var _, var x, var axis) -> {
                require(x.axes().contains(axis), op);
                yield List.of(x.tensor().without(axis));
            }
            case Op.Gather(var x, var index, var axis) -> {
                require(x.axes().contains(axis) && index.dtype().isInteger(), op);
                var rest = x.tensor().without(axis);
                yield List.of(new TensorType(rest.dtype(), Type.union(rest.axes(), index.axes())));
            }
            case Op.ScatterAdd(var updates, var index, var axis, var axes) -> {
                require(index.dtype().isInteger() && axes.contains(axis), op);
                yield List.of(new TensorType(updates.dtype(), axes));
            }
            case Op.Contract(var left, var right, var axis) -> {
                require(left.axes().contains(axis) && right.axes().contains(axis), op);
                require(left.dtype() == right.dtype(), op);
                var all = Type.union(left.axes(), right.axes());
                yield List.of(new TensorType(left.dtype(), all).without(axis));
            }
            case Op.Scan scan -> scan(scan);
            case Op.Whole whole -> WholeTyping.of(whole);
            case Op.Custom(var primal, var _, var _, var arguments) -> {
                requireArguments(primal, arguments);
                yield primal.outputs().stream()
                        .map(output -> output.value().type())
                        .toList();
            }
        };
    }

    private static TensorType binary(Op op, BinaryFunction function, Value left, Value right) {
        var dtype = left.dtype();
        require(dtype == right.dtype(), op);
        require(
                switch (function) {
                    case ADD, SUBTRACT, MULTIPLY, MINIMUM, MAXIMUM, REMAINDER -> dtype != DType.BOOL;
                    case DIVIDE, POWER -> dtype.isFloat();
                    case AND, OR, XOR -> !dtype.isFloat();
                    case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> dtype.isInteger();
                },
                op);
        return elementwise(dtype, left, right);
    }

    private static List<Type> scan(Op.Scan scan) {
        var body = scan.body();
        var arguments = new ArrayList<Value>(scan.carries());
        for (var x : scan.xs()) {
            require(x.axes().contains(scan.axis()), scan);
            arguments.add(new Value(x.id(), x.tensor().without(scan.axis())));
        }
        arguments.addAll(scan.constants());
        requireArguments(body, arguments);
        require(scan.saved() >= 0 && scan.saved() <= scan.outputs(), scan);
        var results = new ArrayList<Type>();
        for (int i = 0; i < body.outputs().size(); i++) {
            var output = body.outputs().get(i).value();
            if (i < scan.carries().size()) {
                require(output.type().equals(scan.carries().get(i).type()), scan);
                results.add(output.type());
            } else {
                require(!output.axes().contains(scan.axis()), scan);
                results.add(output.tensor().with(scan.axis()));
            }
        }
        return results;
    }

    static void requireArguments(Program program, List<Value> arguments) {
        var expected =
                program.inputs().stream().map(input -> input.value().type()).toList();
        var given = arguments.stream().map(Value::type).toList();
        if (!expected.equals(given)) {
            throw new IllegalProgramException("program '%s' takes %s as %s, but is given %s"
                    .formatted(program.name(), program.inputNames(), expected, given));
        }
    }

    private static TensorType elementwise(DType dtype, Value first, Value... rest) {
        var axes = first.tensor().axes();
        for (var value : rest) {
            axes = Type.union(axes, value.tensor().axes());
        }
        return new TensorType(dtype, axes);
    }

    static void require(boolean holds, Op op) {
        if (!holds) {
            throw new IllegalProgramException("operand types do not fit: %s on %s"
                    .formatted(
                            ProgramText.name(op),
                            op.operands().stream().map(v -> v + ":" + v.type()).toList()));
        }
    }
}
