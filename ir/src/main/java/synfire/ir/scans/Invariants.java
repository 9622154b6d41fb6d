package synfire.ir.scans;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Takes out of every loop of a program what is the same at every step.
final class Invariants {

    private Invariants() {}

    static Program settled(Program program) {
        var b = new Builder(program.name());
        Map<Value, Value> here = new HashMap<>();
        program.inputs()
                .forEach(input -> here.put(
                        input.value(), b.input(input.name(), input.value().type())));
        program.steps().forEach(step -> copy(b, step, here));
        program.outputs().forEach(output -> b.output(output.name(), at(here, output.value())));
        return b.build();
    }

    /// Writes a step, loops settled.
    static void copy(Builder b, Program.Step step, Map<Value, Value> here) {
        if (step.op() instanceof Op.Scan scan) {
            new SettledScan(b, scan, here).write(step);
        } else {
            b.copy(step, here);
        }
    }

    static Value at(Map<Value, Value> here, Value there) {
        return Objects.requireNonNull(here.get(there));
    }

    /// Whether an operation is worth a constant of the loop; a cheap one is repeated inside, where the
    /// machine's compiler may hoist it, and adjoints need fewer accumulators.
    static boolean isDear(Op op) {
        return switch (op) {
            case Op.Unary(var function, var _) ->
                function.isTranscendental() || function == UnaryFunction.SQRT || function == UnaryFunction.RECIPROCAL;
            case Op.Binary(var function, var _, var _) ->
                switch (function) {
                    case DIVIDE, POWER, REMAINDER -> true;
                    case ADD,
                            SUBTRACT,
                            MULTIPLY,
                            MINIMUM,
                            MAXIMUM,
                            AND,
                            OR,
                            XOR,
                            SHIFT_LEFT,
                            SHIFT_RIGHT,
                            SHIFT_RIGHT_SIGNED -> false;
                };
            case Op.Spike _,
                    Op.LinearCrossing _,
                    Op.HermiteCrossing _,
                    Op.Philox _,
                    Op.Rename _,
                    Op.Reduce _,
                    Op.Gather _,
                    Op.ScatterAdd _,
                    Op.Contract _,
                    Op.Scan _,
                    Op.Custom _,
                    Op.Whole _ -> true;
            case Op.Constant _,
                    Op.Compare _,
                    Op.Fma _,
                    Op.Select _,
                    Op.Convert _,
                    Op.Bitcast _,
                    Op.StopGradient _,
                    Op.Iota _,
                    Op.Broadcast _ -> false;
        };
    }
}
