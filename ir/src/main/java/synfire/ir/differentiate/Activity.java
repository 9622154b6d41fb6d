package synfire.ir.differentiate;

import java.util.BitSet;
import synfire.ir.IllegalProgramException;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.SpikeMode;
import synfire.ir.Value;

/// Which values of a program take part in a derivative: those that *vary* with the chosen inputs and
/// that are *useful* to the chosen outputs. Both through loops, by fixpoint over what is carried.
///
/// Sets of values are by id; sets of inputs, outputs, operands and results by position.
final class Activity {

    static final String BITS = "program '%s' takes the bits of a float that is differentiated; bits have no "
            + "derivative: differentiate before functions are expanded, or put StopGradient before the bitcast";

    private final BitSet varied;
    private final BitSet useful;

    /// @param inputs positions of the inputs to differentiate by
    /// @param outputs positions of the outputs to differentiate
    Activity(Program program, BitSet inputs, BitSet outputs) {
        this.varied = varied(program, inputs);
        this.useful = useful(program, outputs);
    }

    boolean isActive(Value value) {
        return varied.get(value.id()) && useful.get(value.id());
    }

    boolean isVaried(Value value) {
        return varied.get(value.id());
    }

    boolean isUseful(Value value) {
        return useful.get(value.id());
    }

    /// The values with a derivative by inputs at these positions.
    static BitSet varied(Program program, BitSet inputs) {
        var varied = new BitSet();
        for (int i = 0; i < program.inputs().size(); i++) {
            var value = program.inputs().get(i).value();
            varied.set(value.id(), inputs.get(i) && value.dtype().isFloat());
        }
        for (var step : program.steps()) {
            var op = step.op();
            var operands = new BitSet();
            for (int i = 0; i < op.operands().size(); i++) {
                operands.set(i, varied.get(op.operands().get(i).id()));
            }
            if (op instanceof Op.Bitcast && !operands.isEmpty()) {
                throw new IllegalProgramException(BITS.formatted(program.name()));
            }
            if (operands.isEmpty() || !hasDerivative(op)) {
                continue;
            }
            var results = op instanceof Op.Scan scan ? variedResults(scan, operands) : null;
            for (int i = 0; i < step.results().size(); i++) {
                var result = step.results().get(i);
                varied.set(result.id(), result.dtype().isFloat() && (results == null || results.get(i)));
            }
        }
        return varied;
    }

    /// The values that outputs at these positions have a derivative by.
    static BitSet useful(Program program, BitSet outputs) {
        var useful = new BitSet();
        for (int i = 0; i < program.outputs().size(); i++) {
            if (outputs.get(i)) {
                useful.set(program.outputs().get(i).value().id());
            }
        }
        for (var step : program.steps().reversed()) {
            var op = step.op();
            var results = new BitSet();
            for (int i = 0; i < step.results().size(); i++) {
                results.set(i, useful.get(step.results().get(i).id()));
            }
            if (results.isEmpty() || !hasDerivative(op)) {
                continue;
            }
            var operands = op instanceof Op.Scan scan ? usefulOperands(scan, results) : null;
            for (int i = 0; i < op.operands().size(); i++) {
                var operand = op.operands().get(i);
                if (operand.dtype().isFloat() && (operands == null || operands.get(i))) {
                    useful.set(operand.id());
                }
            }
        }
        return useful;
    }

    /// The inputs of a loop's body that vary at some step when these operands of the loop do.
    static BitSet variedInputs(Op.Scan scan, BitSet operands) {
        return variedInputs(scan.body(), scan.carries().size(), operands);
    }

    /// The same for any program whose first outputs become its first inputs.
    static BitSet variedInputs(Program body, int carries, BitSet operands) {
        var inputs = (BitSet) operands.clone();
        for (int before = -1; before < inputs.cardinality(); ) {
            before = inputs.cardinality();
            var varied = varied(body, inputs);
            for (int k = 0; k < carries; k++) {
                if (varied.get(body.outputs().get(k).value().id())) {
                    inputs.set(k);
                }
            }
        }
        return inputs;
    }

    /// The outputs of a loop's body that are useful at some step when these results of the loop are.
    static BitSet usefulOutputs(Op.Scan scan, BitSet results) {
        var outputs = (BitSet) results.clone();
        for (int before = -1; before < outputs.cardinality(); ) {
            before = outputs.cardinality();
            var useful = useful(scan.body(), outputs);
            for (int k = 0; k < scan.carries().size(); k++) {
                if (useful.get(scan.body().inputs().get(k).value().id())) {
                    outputs.set(k);
                }
            }
        }
        return outputs;
    }

    private static BitSet variedResults(Op.Scan scan, BitSet operands) {
        var inputs = variedInputs(scan, operands);
        var varied = varied(scan.body(), inputs);
        var results = new BitSet();
        for (int i = 0; i < scan.body().outputs().size(); i++) {
            boolean carried = i < scan.carries().size() && inputs.get(i);
            results.set(
                    i,
                    carried || varied.get(scan.body().outputs().get(i).value().id()));
        }
        return results;
    }

    private static BitSet usefulOperands(Op.Scan scan, BitSet results) {
        var outputs = usefulOutputs(scan, results);
        var useful = useful(scan.body(), outputs);
        var operands = new BitSet();
        for (int i = 0; i < scan.body().inputs().size(); i++) {
            boolean carried = i < scan.carries().size() && outputs.get(i);
            operands.set(
                    i, carried || useful.get(scan.body().inputs().get(i).value().id()));
        }
        return operands;
    }

    /// Whether any float result has a derivative by any float operand.
    private static boolean hasDerivative(Op op) {
        return switch (op) {
            case Op.Unary(var function, var _) ->
                switch (function) {
                    case SIGN, FLOOR, CEILING, ROUND, NOT -> false;
                    case NEGATE,
                            ABSOLUTE,
                            SQRT,
                            RECIPROCAL,
                            EXP,
                            EXPM1,
                            EXPREL,
                            LOG,
                            LOG1P,
                            SIGMOID,
                            TANH,
                            SINH,
                            COSH,
                            SIN,
                            COS,
                            TAN,
                            ASIN,
                            ACOS,
                            ATAN,
                            ERF -> true;
                };
            case Op.Spike(var _, var _, var mode) -> mode != SpikeMode.EVENT;
            case Op.Convert(var _, var to) -> to.isFloat();
            case Op.Constant _, Op.Compare _, Op.Bitcast _, Op.StopGradient _, Op.Philox _, Op.Iota _ -> false;
            case Op.Binary _,
                    Op.Fma _,
                    Op.Select _,
                    Op.LinearCrossing _,
                    Op.HermiteCrossing _,
                    Op.Broadcast _,
                    Op.Rename _,
                    Op.Reduce _,
                    Op.Gather _,
                    Op.ScatterAdd _,
                    Op.Contract _,
                    Op.Scan _,
                    Op.Custom _,
                    Op.Whole _ -> true;
        };
    }
}
