package synfire.ir.differentiate;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.IllegalProgramException;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// The values of a program, written again where its derivative needs them, and no others.
final class Recomputation {

    /// Gives values that need not be computed: inputs, and what was saved.
    @FunctionalInterface
    interface Source {
        /// The value here; null if it is to be computed.
        @Nullable
        Value of(Value there);
    }

    private final Program program;
    private final Builder b;
    private final Source source;
    private final Map<Value, Program.Step> definitions = new HashMap<>();
    private final Map<Value, Value> here = new HashMap<>();
    private final Map<Value, ScanAdjoint> adjoints;

    /// @param adjoints of loops that are differentiated, by their first result; they are written with
    ///     their tape
    Recomputation(Program program, Builder b, Source source, Map<Value, ScanAdjoint> adjoints) {
        this.program = program;
        this.b = b;
        this.source = source;
        this.adjoints = adjoints;
        for (var step : program.steps()) {
            step.results().forEach(result -> definitions.put(result, step));
        }
    }

    /// The value here, computed now if it has to be.
    Value of(Value there) {
        var pending = new ArrayDeque<Value>(List.of(there));
        while (!pending.isEmpty()) {
            var value = pending.peek();
            if (known(value) != null) {
                pending.pop();
                continue;
            }
            var step = definitions.get(value);
            if (step == null) {
                throw new IllegalProgramException(
                        "program '%s' uses %s before it is defined".formatted(program.name(), value));
            }
            var missing = step.op().operands().stream()
                    .filter(operand -> known(operand) == null)
                    .toList();
            missing.forEach(pending::push);
            if (missing.isEmpty()) {
                write(step);
                pending.pop();
            }
        }
        var value = known(there);
        if (value == null) {
            throw new IllegalStateException(there + " was not computed");
        }
        return value;
    }

    /// All results of a step, tape included.
    List<Value> results(Program.Step step) {
        return b.emitAll(operation(step));
    }

    private void write(Program.Step step) {
        var results = results(step);
        for (int i = 0; i < step.results().size(); i++) {
            here.put(step.results().get(i), results.get(i));
        }
    }

    private Op operation(Program.Step step) {
        var adjoint = adjoints.get(step.results().getFirst());
        var op = adjoint == null ? step.op() : adjoint.forward();
        return op.withOperands(op.operands().stream().map(this::of).toList());
    }

    private @Nullable Value known(Value there) {
        var value = here.get(there);
        if (value == null) {
            value = source.of(there);
            if (value != null) {
                here.put(there, value);
            }
        }
        return value;
    }
}
