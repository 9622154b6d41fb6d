package synfire.ir.simplify;

import java.util.ArrayList;
import java.util.HashSet;
import synfire.ir.Program;
import synfire.ir.Value;

/// Removes operations whose results nothing reads.
///
/// ```
/// %1 = exp %0            %1 = exp %0
/// %2 = log %0     ──▶    return y %1
/// return y %1
/// ```
///
/// Inside scans and custom operations too, but their inputs and outputs stay as they are.
public record DropUnused() implements Pass {

    @Override
    public Program apply(Program program) {
        var used = new HashSet<Value>();
        program.outputs().forEach(output -> used.add(output.value()));
        var kept = new ArrayList<Program.Step>();
        for (var step : program.steps().reversed()) {
            if (step.results().stream().anyMatch(used::contains)) {
                var op = Rewrite.inside(step.op(), this::apply);
                used.addAll(op.operands());
                kept.add(new Program.Step(step.results(), op));
            }
        }
        return new Program(program.name(), program.inputs(), kept.reversed(), program.outputs());
    }
}
