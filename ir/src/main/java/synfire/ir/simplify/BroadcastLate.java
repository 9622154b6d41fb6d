package synfire.ir.simplify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Typing;
import synfire.ir.Value;

/// Takes numbers for what they were copied to, where another operand has the axes already.
///
/// ```
/// %1 = broadcast [cells] %0
/// %3 = add %2:[trial, cells] %1          ──▶          %3 = add %2 %0
/// ```
///
/// So that no array is filled with copies, and no loop over it comes before the one that reads it. The same bits.
public record BroadcastLate() implements Pass {

    @Override
    public Program apply(Program program) {
        var b = new Builder(program.name());
        Map<Value, Value> here = new HashMap<>();
        Map<Value, Value> numbers = new HashMap<>();
        program.inputs()
                .forEach(input -> here.put(
                        input.value(), b.input(input.name(), input.value().type())));
        for (var step : program.steps()) {
            var operands = step.op().operands().stream()
                    .map(operand -> Objects.requireNonNull(here.get(operand)))
                    .toList();
            var results = b.emitAll(changed(step.op().withOperands(operands), numbers));
            for (int i = 0; i < results.size(); i++) {
                here.put(step.results().get(i), results.get(i));
            }
            if (step.op() instanceof Op.Broadcast(var x, var _) && x.axes().isEmpty()) {
                numbers.put(results.getFirst(), Objects.requireNonNull(here.get(x)));
            }
        }
        program.outputs().forEach(output -> b.output(output.name(), Objects.requireNonNull(here.get(output.value()))));
        return b.build();
    }

    private Op changed(Op op, Map<Value, Value> numbers) {
        return switch (op) {
            case Op.Binary _, Op.Fma _, Op.Select _, Op.Compare _ -> late(op, numbers);
            case Op.Scan(var body, var axis, var reverse, var carries, var xs, var constants, int saved) ->
                new Op.Scan(apply(body), axis, reverse, carries, xs, constants, saved);
            default -> op;
        };
    }

    private static Op late(Op op, Map<Value, Value> numbers) {
        List<Value> operands = new ArrayList<>(op.operands());
        var type = Typing.of(op);
        var changed = op;
        for (int i = 0; i < operands.size(); i++) {
            var number = numbers.get(operands.get(i));
            if (number != null) {
                var before = operands.set(i, number);
                var next = op.withOperands(List.copyOf(operands));
                if (Typing.of(next).equals(type)) {
                    changed = next;
                } else {
                    operands.set(i, before);
                }
            }
        }
        return changed;
    }
}
