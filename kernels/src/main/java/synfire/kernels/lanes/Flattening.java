package synfire.kernels.lanes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Writes custom operations as their primal programs and drops what matters to differentiation only, in
/// scan bodies too.
///
/// ```
/// %2 = custom(square) %1          %2 = multiply %1 %1
/// %3 = stop_gradient %2    ──▶    %4 = add %2 %1
/// %4 = add %3 %1
/// ```
public final class Flattening {

    private final Builder out;

    private Flattening(String name) {
        this.out = new Builder(name);
    }

    public static Program of(Program program) {
        var flattening = new Flattening(program.name());
        var here = new HashMap<Value, Value>();
        for (var input : program.inputs()) {
            here.put(
                    input.value(),
                    flattening.out.input(input.name(), input.value().type()));
        }
        flattening.copy(program, here);
        for (var output : program.outputs()) {
            flattening.out.output(output.name(), flattening.at(here, output.value()));
        }
        return flattening.out.build();
    }

    private void copy(Program program, Map<Value, Value> here) {
        for (var step : program.steps()) {
            var operands = step.op().operands().stream().map(v -> at(here, v)).toList();
            var results = results(step.op(), operands);
            for (int i = 0; i < results.size(); i++) {
                here.put(step.results().get(i), results.get(i));
            }
        }
    }

    private List<Value> results(Op op, List<Value> operands) {
        return switch (op) {
            case Op.StopGradient _ -> operands;
            case Op.Custom(var primal, var _, var _, var _) -> inlined(primal, operands);
            case Op.Scan scan -> {
                var flat = (Op.Scan) scan.withOperands(operands);
                yield out.emitAll(new Op.Scan(
                        of(scan.body()),
                        scan.axis(),
                        scan.reverse(),
                        flat.carries(),
                        flat.xs(),
                        flat.constants(),
                        scan.saved()));
            }
            case Op.Visit visit -> out.emitAll(visit.withBodies(Flattening::of).withOperands(operands));
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
                    Op.Philox _,
                    Op.Iota _,
                    Op.Broadcast _,
                    Op.Rename _,
                    Op.Reduce _,
                    Op.Gather _,
                    Op.ScatterAdd _,
                    Op.Contract _,
                    Op.Whole _ -> out.emitAll(op.withOperands(operands));
        };
    }

    private List<Value> inlined(Program primal, List<Value> arguments) {
        var here = new HashMap<Value, Value>();
        for (int i = 0; i < arguments.size(); i++) {
            here.put(primal.inputs().get(i).value(), arguments.get(i));
        }
        copy(primal, here);
        var results = new ArrayList<Value>();
        primal.outputs().forEach(output -> results.add(at(here, output.value())));
        return results;
    }

    private Value at(Map<Value, Value> here, Value there) {
        var value = here.get(there);
        if (value == null) {
            throw new IllegalStateException(there + " is read before it is defined");
        }
        return value;
    }
}
