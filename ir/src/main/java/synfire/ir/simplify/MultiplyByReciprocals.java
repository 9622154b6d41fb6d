package synfire.ir.simplify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Writes a division as a product with the reciprocal where that can be had before: by a constant,
/// by something that is the same at every step of a loop ([HoistInvariants] then takes the
/// reciprocal out), or where several divisions have one denominator.
///
/// ```
/// %2 = divide %0 %1          %4 = reciprocal %1
/// %3 = divide %5 %1    ──▶   %2 = multiply %0 %4
///                            %3 = multiply %5 %4
/// ```
///
/// Rounding: an error of up to 1.5 ulp instead of 0.5, and the quotient is infinite or NaN where
/// the reciprocal of a subnormal number is infinite. Division by a power of two changes no bit.
public record MultiplyByReciprocals() implements Pass {

    @Override
    public Program apply(Program program) {
        return new Rewriting(program, Set.of()).run();
    }

    /// One program, of which some inputs are the same at every step.
    private static final class Rewriting {

        private final Program program;
        private final Set<Value> invariant;
        private final Builder out;
        private final Map<Value, Value> here = new HashMap<>();
        private final Map<Value, Integer> divisions = new HashMap<>();

        Rewriting(Program program, Set<Value> invariant) {
            this.program = program;
            this.invariant = new HashSet<>(invariant);
            this.out = new Builder(program.name());
        }

        Program run() {
            for (var input : program.inputs()) {
                here.put(input.value(), out.input(input.name(), input.value().type()));
            }
            program.steps().forEach(step -> count(step.op()));
            for (var step : program.steps()) {
                write(step);
                if (!invariant.isEmpty() && invariant.containsAll(step.op().operands())) {
                    invariant.addAll(step.results());
                }
            }
            for (var output : program.outputs()) {
                out.output(output.name(), at(output.value()));
            }
            return out.build();
        }

        private void count(Op op) {
            if (op instanceof Op.Binary(var function, var _, var y) && function == BinaryFunction.DIVIDE) {
                divisions.merge(y, 1, Integer::sum);
            } else if (op instanceof Op.Unary(var function, var x) && function == UnaryFunction.RECIPROCAL) {
                divisions.merge(x, 1, Integer::sum);
            }
        }

        private void write(Program.Step step) {
            if (step.op() instanceof Op.Binary(var function, var x, var y) && function == BinaryFunction.DIVIDE) {
                here.put(step.result(), quotient(x, y));
            } else {
                out.copy(new Program.Step(step.results(), inside(step.op())), here);
            }
        }

        private static Op inside(Op op) {
            if (op instanceof Op.Scan scan) {
                var inputs = scan.body().inputs();
                var constants = new HashSet<Value>();
                inputs.subList(inputs.size() - scan.constants().size(), inputs.size())
                        .forEach(input -> constants.add(input.value()));
                return Rewrite.inside(op, body -> new Rewriting(body, constants).run());
            }
            return Rewrite.inside(op, body -> new Rewriting(body, Set.of()).run());
        }

        private Value quotient(Value x, Value y) {
            var constant = Constants.of(out, at(y));
            if (constant != null && BinaryRules.isNormal(y.dtype(), 1 / constant.value())) {
                return out.multiply(at(x), out.like(at(x), 1 / constant.value()));
            }
            boolean once = invariant.contains(y) && !invariant.contains(x);
            boolean shared = divisions.getOrDefault(y, 0) > 1;
            return constant == null && (once || shared)
                    ? out.multiply(at(x), out.reciprocal(at(y)))
                    : out.divide(at(x), at(y));
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
