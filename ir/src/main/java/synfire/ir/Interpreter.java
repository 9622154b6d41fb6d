package synfire.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs a program in plain Java: the meaning of every operation, the oracle of every backend's tests,
/// and the fallback where no native library exists.
///
/// Transcendental functions are Java's `StrictMath`; a program whose functions were expanded uses
/// arithmetic alone and has the same bits on every backend. Sums along an axis use the tree of halves.
public final class Interpreter {

    private final Sizes sizes;

    private Interpreter(Sizes sizes) {
        this.sizes = sizes;
    }

    /// The outputs of a program, by name.
    ///
    /// @throws IllegalArgumentException if an input is missing or has another type or length
    public static Map<String, Tensor> run(Program program, Map<String, Tensor> inputs, Sizes sizes) {
        var arguments = new ArrayList<Tensor>();
        for (var input : program.inputs()) {
            var tensor = inputs.get(input.name());
            if (tensor == null) {
                throw new IllegalArgumentException("program '%s' needs input '%s'; given are %s"
                        .formatted(program.name(), input.name(), inputs.keySet()));
            }
            if (!tensor.type().equals(input.value().type().dense()) || tensor.size() != sizes.elements(tensor.type())) {
                throw new IllegalArgumentException(
                        "input '%s' of program '%s' is %s of %d elements, but is given %s of %d"
                                .formatted(
                                        input.name(),
                                        program.name(),
                                        input.value().type(),
                                        sizes.elements(input.value().type()),
                                        tensor.type(),
                                        tensor.size()));
            }
            arguments.add(tensor);
        }
        var results = new Interpreter(sizes).run(program, arguments);
        var named = new LinkedHashMap<String, Tensor>();
        for (int i = 0; i < results.size(); i++) {
            named.put(program.outputs().get(i).name(), results.get(i));
        }
        return named;
    }

    private List<Tensor> run(Program program, List<Tensor> arguments) {
        var values = new Tensor[program.valueBound()];
        for (int i = 0; i < arguments.size(); i++) {
            values[program.inputs().get(i).value().id()] = arguments.get(i);
        }
        for (var step : program.steps()) {
            var operands = step.op().operands();
            var read = new Tensor[operands.size()];
            for (int i = 0; i < read.length; i++) {
                read[i] = values[operands.get(i).id()];
            }
            var results = results(step, read);
            for (int i = 0; i < results.size(); i++) {
                values[step.results().get(i).id()] = results.get(i);
            }
        }
        return program.outputs().stream()
                .map(output -> values[output.value().id()])
                .toList();
    }

    private List<Tensor> results(Program.Step step, Tensor[] v) {
        var op = step.op();
        if (op instanceof Op.Scan scan) {
            return scan(scan, step, v);
        }
        if (op instanceof Op.Custom custom) {
            return run(custom.primal(), List.of(v));
        }
        if (op instanceof Op.Philox) {
            return philox(step, v);
        }
        if (op instanceof Op.Whole whole) {
            return new WholeMeaning(sizes, this::run)
                    .of(whole, step.results().getFirst().type(), v);
        }
        var type = step.result().tensor();
        return List.of(
                switch (op) {
                    case Op.Constant constant -> constant(constant);
                    case Op.Unary(var function, var _) ->
                        type.dtype().isFloat()
                                ? floats(type, v, x -> Scalars.unary(function, x[0]))
                                : integers(type, v, x -> Scalars.unary(function, type.dtype(), x[0]));
                    case Op.Binary(var function, var _, var _) ->
                        type.dtype().isFloat()
                                ? floats(type, v, x -> Scalars.binary(function, x[0], x[1]))
                                : integers(type, v, x -> Scalars.binary(function, type.dtype(), x[0], x[1]));
                    case Op.Compare(var comparison, var left, var _) ->
                        left.dtype().isFloat()
                                ? fromFloats(type, v, x -> Scalars.compare(comparison, x[0], x[1]) ? 1 : 0)
                                : integers(type, v, x -> Scalars.compare(comparison, x[0], x[1]) ? 1 : 0);
                    case Op.Fma _ ->
                        type.dtype() == DType.F32
                                ? floats(type, v, x -> Math.fma((float) x[0], (float) x[1], (float) x[2]))
                                : floats(type, v, x -> Math.fma(x[0], x[1], x[2]));
                    case Op.Select _ ->
                        type.dtype().isFloat()
                                ? floats(type, v, x -> x[0] != 0 ? x[1] : x[2])
                                : integers(type, v, x -> x[0] != 0 ? x[1] : x[2]);
                    case Op.Convert(var x, var to) -> convert(type, v, x.dtype(), to);
                    case Op.Bitcast(var x, var to) -> bitcast(type, v, x.dtype(), to);
                    case Op.Spike(var _, var surrogate, var mode) -> spike(type, v, surrogate, mode);
                    case Op.LinearCrossing _ -> floats(type, v, x -> Crossings.linear(x[0], x[1]));
                    case Op.HermiteCrossing _ -> floats(type, v, x -> Crossings.hermite(x[0], x[1], x[2], x[3]));
                    case Op.StopGradient _ -> v[0];
                    case Op.Iota(var axis) -> iota(type, sizes.of(axis));
                    case Op.Broadcast _ ->
                        type.dtype().isFloat() ? floats(type, v, x -> x[0]) : integers(type, v, x -> x[0]);
                    case Op.Rename(var _, var from, var to) -> Shaping.rename(sizes, type, v[0], from, to);
                    case Op.Reduce(var reduction, var _, var axis) ->
                        Shaping.reduce(sizes, type, v[0], reduction, axis);
                    case Op.Gather(var _, var _, var axis) -> Shaping.gather(sizes, type, v[0], v[1], axis);
                    case Op.ScatterAdd(var _, var _, var axis, var _) ->
                        Shaping.scatterAdd(sizes, type, v[0], v[1], axis);
                    case Op.Contract(var left, var right, var axis) ->
                        left.type() instanceof EventsType || right.type() instanceof EventsType
                                ? new WholeMeaning(sizes, this::run)
                                        .contract(
                                                type,
                                                WholeMeaning.counted(left, v[0]),
                                                WholeMeaning.counted(right, v[1]),
                                                axis)
                                : Shaping.contract(sizes, type, v[0], v[1], axis);
                    case Op.Scan _, Op.Custom _, Op.Philox _, Op.Whole _ -> throw new AssertionError("handled above");
                });
    }

    private List<Tensor> scan(Op.Scan scan, Program.Step step, Tensor[] v) {
        int carries = scan.carries().size();
        int xs = scan.xs().size();
        int length = sizes.of(scan.axis());
        var arguments = new ArrayList<>(Arrays.asList(v));
        var outputs = new ArrayList<Slices>();
        for (int k = carries; k < step.results().size(); k++) {
            outputs.add(new Slices(sizes, step.results().get(k).tensor(), scan.axis()));
        }
        var inputs = new ArrayList<Slices>();
        for (int k = 0; k < xs; k++) {
            inputs.add(new Slices(sizes, v[carries + k], scan.axis()));
        }
        for (int n = 0; n < length; n++) {
            int index = scan.reverse() ? length - 1 - n : n;
            for (int k = 0; k < xs; k++) {
                arguments.set(carries + k, inputs.get(k).read(index));
            }
            var results = run(scan.body(), arguments);
            for (int k = 0; k < carries; k++) {
                arguments.set(k, results.get(k));
            }
            for (int k = 0; k < outputs.size(); k++) {
                outputs.get(k).write(index, results.get(carries + k));
            }
        }
        var all = new ArrayList<>(arguments.subList(0, carries));
        outputs.forEach(output -> all.add(output.whole()));
        return all;
    }

    private List<Tensor> philox(Program.Step step, Tensor[] v) {
        var type = step.results().getFirst().tensor();
        return List.of(
                integers(type, v, x -> Philox4x32.bits(x[0], x[1], x[2])[0]),
                integers(type, v, x -> Philox4x32.bits(x[0], x[1], x[2])[1]));
    }

    private Tensor spike(TensorType type, Tensor[] v, Surrogate surrogate, SpikeMode mode) {
        return switch (mode) {
            case HARD, EVENT -> floats(type, v, x -> x[0] >= 0 ? 1 : 0);
            case SOFT ->
                run(SurrogatePrograms.smooth(surrogate, type), List.of(v)).getFirst();
        };
    }

    private Tensor convert(TensorType type, Tensor[] v, DType from, DType to) {
        if (to.isFloat()) {
            return floats(type, v, x -> x[0]);
        }
        if (from.isFloat()) {
            return fromFloats(type, v, x -> switch (to) {
                case I32 -> (int) x[0];
                case BOOL -> x[0] != 0 ? 1 : 0;
                case I64, F32, F64 -> (long) x[0];
            });
        }
        return integers(type, v, x -> switch (to) {
            case I32 -> (int) x[0];
            case BOOL -> x[0] != 0 ? 1 : 0;
            case I64, F32, F64 -> x[0];
        });
    }

    private Tensor bitcast(TensorType type, Tensor[] v, DType from, DType to) {
        return switch (to) {
            case I64 -> from == DType.I64 ? v[0] : fromFloats(type, v, x -> Double.doubleToRawLongBits(x[0]));
            case I32 -> from == DType.I32 ? v[0] : fromFloats(type, v, x -> Float.floatToRawIntBits((float) x[0]));
            case F64 -> from == DType.F64 ? v[0] : toFloats(type, v, x -> Double.longBitsToDouble(x[0]));
            case F32 -> from == DType.F32 ? v[0] : toFloats(type, v, x -> Float.intBitsToFloat((int) x[0]));
            case BOOL -> throw new IllegalProgramException("no bits are booleans");
        };
    }

    private static Tensor constant(Op.Constant constant) {
        var type = TensorType.scalar(constant.dtype());
        return constant.dtype().isFloat()
                ? Tensor.wrap(type, new double[] {constant.value()})
                : Tensor.wrap(type, new long[] {constant.bits()});
    }

    private static Tensor iota(TensorType type, int length) {
        var values = new long[length];
        Arrays.setAll(values, i -> i);
        return Tensor.wrap(type, values);
    }

    private interface OnDoubles {
        double of(double[] x);
    }

    private interface OnLongs {
        long of(long[] x);
    }

    private interface DoublesToLong {
        long of(double[] x);
    }

    private interface LongsToDouble {
        double of(long[] x);
    }

    private Tensor floats(TensorType type, Tensor[] v, OnDoubles function) {
        var result = new double[sizes.elements(type)];
        var x = new double[v.length];
        boolean narrow = type.dtype() == DType.F32;
        var index = new Broadcasting(sizes, type, v);
        for (int i = 0; i < result.length; i++) {
            for (int k = 0; k < v.length; k++) {
                x[k] = v[k].get(index.of(k, i));
            }
            double y = function.of(x);
            result[i] = narrow ? (float) y : y;
        }
        return Tensor.wrap(type, result);
    }

    private Tensor integers(TensorType type, Tensor[] v, OnLongs function) {
        var result = new long[sizes.elements(type)];
        var x = new long[v.length];
        var index = new Broadcasting(sizes, type, v);
        for (int i = 0; i < result.length; i++) {
            for (int k = 0; k < v.length; k++) {
                x[k] = v[k].getInteger(index.of(k, i));
            }
            result[i] = function.of(x);
        }
        return Tensor.wrap(type, result);
    }

    private Tensor fromFloats(TensorType type, Tensor[] v, DoublesToLong function) {
        var result = new long[sizes.elements(type)];
        var x = new double[v.length];
        var index = new Broadcasting(sizes, type, v);
        for (int i = 0; i < result.length; i++) {
            for (int k = 0; k < v.length; k++) {
                x[k] = v[k].get(index.of(k, i));
            }
            result[i] = function.of(x);
        }
        return Tensor.wrap(type, result);
    }

    private Tensor toFloats(TensorType type, Tensor[] v, LongsToDouble function) {
        var result = new double[sizes.elements(type)];
        var x = new long[v.length];
        var index = new Broadcasting(sizes, type, v);
        for (int i = 0; i < result.length; i++) {
            for (int k = 0; k < v.length; k++) {
                x[k] = v[k].getInteger(index.of(k, i));
            }
            result[i] = function.of(x);
        }
        return Tensor.wrap(type, result);
    }
}
