package synfire.ir.simplify;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.IllegalProgramException;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;
import synfire.ir.Verifier;

/// Copies a program operation by operation, letting a rule replace some: the skeleton of most passes.
///
/// Works inside the bodies of scans and custom operations too, innermost first. Since a [Builder] emits
/// no operation twice, common subexpressions are shared on the way.
public final class Rewrite {

    /// What stands for an operation in the new program.
    @FunctionalInterface
    public interface Rule {

        /// The values that take the place of the results of `op`, whose operands are values of the
        /// new program; null to keep it. A replacement that lacks axes is copied along them.
        @Nullable
        List<Value> replace(Op op, Builder out);
    }

    private Rewrite() {}

    /// The program with the rule applied once to every operation, in order.
    public static Program of(Program program, Rule rule) {
        return copy(program, rule, new IdentityHashMap<>());
    }

    /// The same operation with every program inside it transformed.
    public static Op inside(Op op, UnaryOperator<Program> transformation) {
        return Verifier.bodies(op).isEmpty()
                ? op
                : switch (op) {
                    case Op.Scan(var body, var axis, var reverse, var carries, var xs, var constants, var saved) ->
                        new Op.Scan(transformation.apply(body), axis, reverse, carries, xs, constants, saved);
                    case Op.Custom(var primal, var jvp, var vjp, var arguments) ->
                        new Op.Custom(
                                transformation.apply(primal),
                                transformation.apply(jvp),
                                transformation.apply(vjp),
                                arguments);
                    case Op.Constant _,
                            Op.Unary _,
                            Op.Binary _,
                            Op.Compare _,
                            Op.Fma _,
                            Op.Select _,
                            Op.Convert _,
                            Op.Bitcast _,
                            Op.Spike _,
                            Op.LinearCrossing _,
                            Op.HermiteCrossing _,
                            Op.StopGradient _,
                            Op.Philox _,
                            Op.Iota _,
                            Op.Broadcast _,
                            Op.Rename _,
                            Op.Reduce _,
                            Op.Gather _,
                            Op.ScatterAdd _,
                            Op.Contract _ -> op;
                    case Op.Whole whole -> whole.withBodies(transformation);
                };
    }

    private static Program copy(Program program, Rule rule, Map<Program, Program> done) {
        var known = done.get(program);
        if (known != null) {
            return known;
        }
        var out = new Builder(program.name());
        var here = new HashMap<Value, Value>();
        for (var input : program.inputs()) {
            here.put(input.value(), out.input(input.name(), input.value().type()));
        }
        for (var step : program.steps()) {
            var op = inside(at(step.op(), here), body -> copy(body, rule, done));
            var replacement = rule.replace(op, out);
            var results = replacement != null ? replacement : out.emitAll(op);
            for (int i = 0; i < step.results().size(); i++) {
                var there = step.results().get(i);
                here.put(there, out.broadcast(results.get(i), there.axes()));
            }
        }
        for (var output : program.outputs()) {
            out.output(output.name(), at(output.value(), here));
        }
        var copied = out.build();
        done.put(program, copied);
        return copied;
    }

    private static Op at(Op op, Map<Value, Value> here) {
        return op.withOperands(
                op.operands().stream().map(operand -> at(operand, here)).toList());
    }

    private static Value at(Value there, Map<Value, Value> here) {
        var value = here.get(there);
        if (value == null) {
            throw new IllegalProgramException(there + " is used before it is defined");
        }
        return value;
    }
}
