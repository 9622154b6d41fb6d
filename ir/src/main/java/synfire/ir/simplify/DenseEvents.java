package synfire.ir.simplify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.ir.Builder;
import synfire.ir.DenseVisit;
import synfire.ir.EventsType;
import synfire.ir.IllegalProgramException;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Writes events as the tensors that they come from, so that a spike counts by what it is worth and not by
/// whether it is zero.
///
/// ```
/// %2 = events n %1
/// %3 = deliver n s m %0 %2 %w …      ──▶       %3 = deliver n s m %0 %1 %w …
/// ```
///
/// The same numbers up to rounding where spikes are 0 and 1. In soft mode, where they lie between, it is
/// what makes a network a smooth function of its parameters: differences and derivatives agree.
public record DenseEvents() implements Pass {

    @Override
    public Program apply(Program program) {
        var b = new Builder(program.name());
        Map<Value, Value> here = new HashMap<>();
        for (var input : program.inputs()) {
            if (input.value().type() instanceof EventsType) {
                throw new IllegalProgramException(
                        "program '%s' takes events as input '%s', which have no tensor that they come from"
                                .formatted(program.name(), input.name()));
            }
            here.put(input.value(), b.input(input.name(), input.value().type()));
        }
        for (var step : program.steps()) {
            var operands = step.op().operands().stream()
                    .map(operand -> at(here, operand))
                    .toList();
            var results = results(b, step.op(), operands);
            for (int i = 0; i < results.size(); i++) {
                here.put(step.results().get(i), results.get(i));
            }
        }
        program.outputs().forEach(output -> b.output(output.name(), at(here, output.value())));
        return b.build();
    }

    private static Value at(Map<Value, Value> here, Value there) {
        return Objects.requireNonNull(here.get(there), () -> there + " is used before it is defined");
    }

    private List<Value> results(Builder b, Op op, List<Value> v) {
        return switch (op) {
            case Op.Events _, Op.Dense _ -> List.of(v.getFirst());
            case Op.Visit visit -> b.inline(DenseVisit.of(visit), v);
            case Op.Scan scan -> {
                var all = scan.withOperands(v);
                var inner = (Op.Scan) all;
                yield b.emitAll(new Op.Scan(
                        apply(inner.body()),
                        inner.axis(),
                        inner.reverse(),
                        inner.carries(),
                        inner.xs(),
                        inner.constants(),
                        inner.saved()));
            }
            default -> b.emitAll(op.withOperands(new ArrayList<>(v)));
        };
    }
}
