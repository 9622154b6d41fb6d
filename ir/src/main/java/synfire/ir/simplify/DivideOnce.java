package synfire.ir.simplify;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Divides once where a quotient is divided by, also where it stands in one branch of a choice: the rates of many
/// gates are a/exprel(x), and exprel(x) is a quotient but near 0.
///
/// ```
/// %4 = divide %n %d                %6 = select %p %1 %d
/// %5 = select %p %s %4      ──▶    %7 = select %p %s %n
/// %6 = divide %a %5                %8 = divide (multiply %a %6) %7
/// ```
///
/// Only where nothing else reads the inner quotient. Rounding: as before, two roundings beside that of the choice;
/// a·d may be infinite where a/(n/d) is just finite.
public record DivideOnce() implements Pass {

    @Override
    public Program apply(Program program) {
        return new DropUnused().apply(new Division(program).run());
    }

    private static final class Division {

        private final Program program;
        private final Builder out;
        private final Map<Value, Value> here = new HashMap<>();
        private final Map<Value, Op> definitions = new HashMap<>();
        private final Map<Value, Integer> uses = new HashMap<>();

        Division(Program program) {
            this.program = program;
            this.out = new Builder(program.name());
            for (var step : program.steps()) {
                step.op().operands().forEach(operand -> uses.merge(operand, 1, Integer::sum));
                step.results().forEach(result -> definitions.put(result, step.op()));
            }
            program.outputs().forEach(output -> uses.merge(output.value(), 1, Integer::sum));
        }

        Program run() {
            for (var input : program.inputs()) {
                here.put(input.value(), out.input(input.name(), input.value().type()));
            }
            for (var step : program.steps()) {
                var quotient = quotient(step.op());
                if (quotient == null) {
                    var op = Rewrite.inside(step.op(), body -> new DivideOnce().apply(body));
                    out.copy(new Program.Step(step.results(), op), here);
                } else {
                    here.put(step.result(), quotient);
                }
            }
            for (var output : program.outputs()) {
                out.output(output.name(), at(output.value()));
            }
            return out.build();
        }

        private @Nullable Value quotient(Op op) {
            if (op instanceof Op.Binary(var function, var a, var y) && function == BinaryFunction.DIVIDE) {
                var parts = parts(y);
                return parts == null ? null : out.divide(out.multiply(at(a), parts.denominator()), parts.numerator());
            }
            if (op instanceof Op.Unary(var function, var y) && function == UnaryFunction.RECIPROCAL) {
                var parts = parts(y);
                return parts == null ? null : out.divide(parts.denominator(), parts.numerator());
            }
            return null;
        }

        /// A value as the quotient that it is.
        private record Parts(Value numerator, Value denominator) {}

        private @Nullable Parts parts(Value value) {
            var op = uses.getOrDefault(value, 0) == 1 ? definitions.get(value) : null;
            if (op instanceof Op.Binary(var function, var n, var d) && function == BinaryFunction.DIVIDE) {
                return new Parts(at(n), at(d));
            }
            if (op instanceof Op.Select(var condition, var yes, var no)) {
                var left = parts(yes);
                var right = parts(no);
                if (left != null || right != null) {
                    return new Parts(
                            out.select(
                                    at(condition),
                                    left == null ? at(yes) : left.numerator(),
                                    right == null ? at(no) : right.numerator()),
                            out.select(
                                    at(condition),
                                    left == null ? out.like(at(yes), 1) : left.denominator(),
                                    right == null ? out.like(at(no), 1) : right.denominator()));
                }
            }
            return null;
        }

        private Value at(Value there) {
            var value = here.get(there);
            if (value == null) {
                throw new IllegalStateException(there + " is used before it is defined");
            }
            return value;
        }
    }
}
