package synfire.ir.simplify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Writes a sum of multiples of a few values as a chain of fused multiply-adds, one for each value.
///
/// ```
/// %3 = subtract %0 %1 (-49)
/// %4 = multiply %3 %2 (-0.05)    ──▶    %5 = fma %0 0.95 -2.45
/// %5 = add %0 %4
/// ```
///
/// Rounding: another order of operations, so results differ in their last bits.
public record GatherLinear() implements Pass {

    private static final int MOST_TERMS = 6;

    @Override
    public Program apply(Program program) {
        var forms = LinearForm.all(program);
        var operations = new HashMap<Value, Integer>();
        for (var step : program.steps()) {
            if (forms.containsKey(step.results().getFirst()) && !(step.op() instanceof Op.Constant)) {
                int inside = 1;
                for (var operand : step.op().operands()) {
                    inside += operations.getOrDefault(operand, 0);
                }
                operations.put(step.result(), inside);
            }
        }
        var ends = ends(program, operations.keySet());
        var out = new Builder(program.name());
        var here = new HashMap<Value, Value>();
        for (var input : program.inputs()) {
            here.put(input.value(), out.input(input.name(), input.value().type()));
        }
        for (var step : program.steps()) {
            var form = step.results().size() == 1 ? forms.get(step.result()) : null;
            var chain = form != null && ends.contains(step.result())
                    ? chain(out, form, here, operations.getOrDefault(step.result(), 0), step.result())
                    : null;
            if (chain != null) {
                here.put(step.result(), out.broadcast(chain, step.result().axes()));
            } else {
                out.copy(new Program.Step(step.results(), Rewrite.inside(step.op(), this::apply)), here);
            }
        }
        program.outputs().forEach(output -> out.output(output.name(), at(here, output.value())));
        return new DropUnused().apply(out.build());
    }

    /// Linear values that something reads which is not linear itself.
    private static Set<Value> ends(Program program, Set<Value> linear) {
        var ends = new HashSet<Value>();
        program.outputs().forEach(output -> ends.add(output.value()));
        for (var step : program.steps()) {
            if (step.results().size() != 1 || !linear.contains(step.result())) {
                ends.addAll(step.op().operands());
            }
        }
        ends.retainAll(linear);
        return ends;
    }

    private static @Nullable Value chain(
            Builder out, LinearForm form, Map<Value, Value> here, int operations, Value like) {
        int terms = form.slopes().size();
        if (terms == 0 || terms > MOST_TERMS || !Double.isFinite(form.offset())) {
            return null;
        }
        boolean plain = form.slopes().values().stream().anyMatch(slope -> slope == 1);
        int needed = plain ? terms - 1 + (form.offset() == 0 ? 0 : 1) : terms;
        if (needed >= operations) {
            return null;
        }
        Value sum = null;
        Integer first = null;
        for (var entry : form.slopes().entrySet()) {
            if (plain && first == null && entry.getValue() == 1) {
                first = entry.getKey();
            }
        }
        if (first != null) {
            var value = at(here, form.value(first));
            sum = form.offset() == 0 ? value : out.add(value, out.constant(like.dtype(), form.offset()));
        } else if (form.offset() != 0) {
            sum = out.constant(like.dtype(), form.offset());
        }
        for (var entry : form.slopes().entrySet()) {
            if (!entry.getKey().equals(first)) {
                var value = at(here, form.value(entry.getKey()));
                var slope = out.constant(like.dtype(), entry.getValue());
                sum = sum == null ? out.multiply(value, slope) : out.fma(value, slope, sum);
            }
        }
        return sum;
    }

    private static Value at(Map<Value, Value> here, Value there) {
        return java.util.Objects.requireNonNull(here.get(there), () -> there + " is not defined yet");
    }
}
