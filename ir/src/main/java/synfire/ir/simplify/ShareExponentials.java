package synfire.ir.simplify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Computes exponentials of a common slope as powers of one.
///
/// ```
/// %1 = exp((15 − v)/40)          %1 = exp((15 − v)/40)
/// %2 = exp((40 − v)/10)    ──▶   %2 = %1⁴·exp(2.5)
/// ```
///
/// The exponents must be linear in the same values with slopes that are 1 to 16 times those of one
/// of them. Takes in `exp`, `sigmoid`, and, in `f64`, `expm1` and `exprel`, with a short polynomial
/// near their zero; `sigmoid` and `exprel` with slopes of opposite sign too: exprel(x) = (1 −
/// e⁻ˣ)/(x·e⁻ˣ). Rounding: n + 2 ulp of the exponential; expm1 and exprel up to 4e-14 relative, the
/// most at 1/16. Range: an exponential within a factor e^|shift|, at most e⁴⁰, of the largest or
/// smallest number may become infinite or 0.
public record ShareExponentials() implements Pass {

    /// Below this size of the argument expm1 and exprel are polynomials.
    private static final double NEAR = 0.0625;

    /// (eˣ − 1)/x for |x| ≤ 1/16: relative error 2^−49.3.
    private static final List<Double> EXPREL_NEAR_ZERO = List.of(
            1.0,
            0.5000000000001615,
            0.16666666666659244,
            0.04166666633534813,
            0.00833333337287167,
            0.0013890585407108603,
            0.0001984176431497964);

    @Override
    public Program apply(Program program) {
        return new DropUnused().apply(new Sharing(program).run());
    }

    private static final class Sharing {

        private final Program program;
        private final Builder out;
        private final Map<Value, SharedExponential> shared;
        private final Map<Value, Value> here = new HashMap<>();

        Sharing(Program program) {
            this.program = program;
            this.out = new Builder(program.name());
            this.shared = SharedExponential.all(program);
        }

        Program run() {
            for (var input : program.inputs()) {
                here.put(input.value(), out.input(input.name(), input.value().type()));
            }
            for (var step : program.steps()) {
                var power = step.results().size() == 1 ? shared.get(step.result()) : null;
                if (power != null && step.op() instanceof Op.Unary(var function, var x)) {
                    here.put(
                            step.result(),
                            power.inverse()
                                    ? ofInverse(function, at(x), exponential(power))
                                    : function(function, at(x), exponential(power)));
                } else {
                    var op = Rewrite.inside(step.op(), body -> new ShareExponentials().apply(body));
                    out.copy(new Program.Step(step.results(), op), here);
                }
            }
            for (var output : program.outputs()) {
                out.output(output.name(), at(output.value()));
            }
            return out.build();
        }

        private Value exponential(SharedExponential power) {
            var base = out.exp(exponent(power.base()));
            var product = PowersByMultiplication.power(out, base, power.n());
            return power.shift() == 0 ? product : out.scaled(Math.exp(power.shift()), product);
        }

        /// The exponent of the shared exponential; written from its linear form, for its own
        /// argument may come later.
        private Value exponent(SharedExponential.Exponent base) {
            var form = base.form();
            double first = form.slopes().firstEntry().getValue();
            Value sum = null;
            for (var entry : form.slopes().entrySet()) {
                var value = at(form.value(entry.getKey()));
                double slope = entry.getValue() / first;
                if (sum == null) {
                    sum = value;
                } else if (slope == -1) {
                    sum = out.subtract(sum, value);
                } else {
                    sum = out.add(sum, slope == 1 ? value : out.scaled(slope, value));
                }
            }
            if (sum == null) {
                throw new IllegalStateException("a shared exponent has slopes");
            }
            var sloped = first == 1 ? sum : out.scaled(first, sum);
            return form.offset() == 0 ? sloped : out.shifted(form.offset(), sloped);
        }

        private Value function(UnaryFunction function, Value x, Value exponential) {
            return switch (function) {
                case EXP -> exponential;
                case SIGMOID -> out.reciprocal(out.shifted(1, exponential));
                case EXPM1 -> near(x, out.multiply(x, polynomial(x)), out.shifted(-1, exponential));
                case EXPREL ->
                    out.divide(near(x, polynomial(x), out.shifted(-1, exponential)), near(x, out.like(x, 1), x));
                default -> throw new IllegalStateException(function.text() + " has no exponent");
            };
        }

        /// The function by e^−exponent, bounded so that it stays a number.
        private Value ofInverse(UnaryFunction function, Value x, Value exponential) {
            var bounded = out.minimum(exponential, out.like(x, x.dtype() == DType.F32 ? 1e30 : 1e300));
            return switch (function) {
                case SIGMOID -> out.divide(bounded, out.shifted(1, bounded));
                case EXPREL ->
                    out.divide(
                            near(x, polynomial(x), out.subtract(out.like(x, 1), bounded)),
                            near(x, out.like(x, 1), out.multiply(x, bounded)));
                default -> throw new IllegalStateException(function.text() + " needs its exponential itself");
            };
        }

        private Value near(Value x, Value inside, Value outside) {
            return out.select(out.compare(Comparison.LESS, out.absolute(x), out.like(x, NEAR)), inside, outside);
        }

        private Value polynomial(Value x) {
            Value sum = out.like(x, EXPREL_NEAR_ZERO.getLast());
            for (int i = EXPREL_NEAR_ZERO.size() - 2; i >= 0; i--) {
                sum = out.fma(sum, x, out.like(x, EXPREL_NEAR_ZERO.get(i)));
            }
            return sum;
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
