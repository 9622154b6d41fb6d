package synfire.ir;

import java.util.ArrayList;
import java.util.List;

/// An elementwise program of single numbers, run without tensors: for the many small sums that are done one
/// by one
/// while
/// something is built. The bits are those of [Interpreter].
///
/// Safe for several threads.
public final class NumberProgram {

    /// Works on the bits of all values, by their ids.
    @FunctionalInterface
    private interface Instruction {
        void run(long[] values);
    }

    private final int inputs;
    private final int[] at;
    private final int result;
    private final long[] constants;
    private final Instruction[] instructions;

    /// @throws IllegalProgramException if the program has an operation that is not elementwise, or numbers
    /// of 32 bits
    public NumberProgram(Program program) {
        this.inputs = program.inputs().size();
        this.at =
                program.inputs().stream().mapToInt(input -> input.value().id()).toArray();
        this.result = program.outputs().getFirst().value().id();
        this.constants = new long[program.valueBound()];
        var all = new ArrayList<Instruction>();
        for (var step : program.steps()) {
            if (step.op() instanceof Op.Constant constant) {
                constants[step.result().id()] = constant.bits();
            } else {
                all.add(instruction(step));
            }
        }
        this.instructions = all.toArray(Instruction[]::new);
    }

    /// The first output, a float.
    ///
    /// @param values of the inputs, which are floats, in order
    public double at(double... values) {
        var all = constants.clone();
        for (int i = 0; i < inputs; i++) {
            all[at[i]] = bits(values[i]);
        }
        for (var each : instructions) {
            each.run(all);
        }
        return number(all[result]);
    }

    private static long bits(double x) {
        return Double.doubleToRawLongBits(x);
    }

    private static double number(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static Instruction instruction(Program.Step step) {
        int to = step.result().id();
        var ids = step.op().operands().stream().mapToInt(Value::id).toArray();
        int x = ids[0];
        int y = ids.length > 1 ? ids[1] : x;
        int z = ids.length > 2 ? ids[2] : x;
        var dtype = step.result().dtype();
        requireWide(step, List.of(step.result()));
        requireWide(step, step.op().operands());
        return switch (step.op()) {
            case Op.Unary(var function, var _) ->
                dtype.isFloat()
                        ? v -> v[to] = bits(Scalars.unary(function, number(v[x])))
                        : v -> v[to] = Scalars.unary(function, dtype, v[x]);
            case Op.Binary(var function, var _, var _) ->
                dtype.isFloat()
                        ? v -> v[to] = bits(Scalars.binary(function, number(v[x]), number(v[y])))
                        : v -> v[to] = Scalars.binary(function, dtype, v[x], v[y]);
            case Op.Compare(var comparison, var left, var _) ->
                left.dtype().isFloat()
                        ? v -> v[to] = Scalars.compare(comparison, number(v[x]), number(v[y])) ? 1 : 0
                        : v -> v[to] = Scalars.compare(comparison, v[x], v[y]) ? 1 : 0;
            case Op.Fma _ -> v -> v[to] = bits(Math.fma(number(v[x]), number(v[y]), number(v[z])));
            case Op.Select _ -> v -> v[to] = v[x] != 0 ? v[y] : v[z];
            case Op.Convert(var from, var _) -> conversion(to, x, from.dtype(), dtype);
            case Op.Bitcast _, Op.Broadcast _ -> v -> v[to] = v[x];
            default ->
                throw new IllegalProgramException("a program of single numbers has `"
                        + ProgramText.line(step).strip() + "`; it may only calculate");
        };
    }

    private static Instruction conversion(int to, int x, DType from, DType dtype) {
        if (dtype.isFloat()) {
            return from.isFloat() ? v -> v[to] = v[x] : v -> v[to] = bits((double) v[x]);
        }
        if (dtype == DType.BOOL) {
            return from.isFloat() ? v -> v[to] = number(v[x]) != 0 ? 1 : 0 : v -> v[to] = v[x] != 0 ? 1 : 0;
        }
        return from.isFloat() ? v -> v[to] = (long) number(v[x]) : v -> v[to] = v[x];
    }

    private static void requireWide(Program.Step step, List<Value> values) {
        for (var value : values) {
            if (value.dtype() == DType.F32 || value.dtype() == DType.I32) {
                throw new IllegalProgramException("a program of single numbers has `"
                        + ProgramText.line(step).strip() + "`; give 64 bits");
            }
        }
    }
}
