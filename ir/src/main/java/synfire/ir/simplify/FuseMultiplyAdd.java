package synfire.ir.simplify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Joins a product and the sum it goes into.
///
/// ```
/// %3 = multiply %0 %1
/// %4 = add %3 %2       ──▶   %4 = fma %0 %1 %2
/// ```
///
/// Differences too, by negating a factor or a term, which machines do for free. Of two products in
/// one sum the one that is ready later is fused, so that the other is computed meanwhile. A product
/// that is also needed elsewhere stays unless all its uses are sums. Rounding: one less, so that
/// a·a − b·b and the like may differ in the last places of their terms.
public record FuseMultiplyAdd() implements Pass {

    @Override
    public Program apply(Program program) {
        return new DropUnused().apply(new Fusion(program).run());
    }

    private static final class Fusion {

        private final Program program;
        private final Builder out;
        private final Map<Value, Value> here = new HashMap<>();
        private final Map<Value, Program.Step> definitions = new HashMap<>();
        private final Map<Value, List<Op>> uses = new HashMap<>();
        private final Map<Value, Integer> depth = new HashMap<>();

        Fusion(Program program) {
            this.program = program;
            this.out = new Builder(program.name());
            for (var step : program.steps()) {
                int deepest = 0;
                for (var operand : step.op().operands()) {
                    uses.computeIfAbsent(operand, _ -> new ArrayList<>()).add(step.op());
                    deepest = Math.max(deepest, depth.getOrDefault(operand, 0));
                }
                for (var result : step.results()) {
                    definitions.put(result, step);
                    depth.put(result, deepest + (step.op() instanceof Op.Constant ? 0 : 1));
                }
            }
            program.outputs()
                    .forEach(output -> uses.computeIfAbsent(output.value(), _ -> new ArrayList<>())
                            .add(new Op.StopGradient(output.value())));
        }

        Program run() {
            for (var input : program.inputs()) {
                here.put(input.value(), out.input(input.name(), input.value().type()));
            }
            for (var step : program.steps()) {
                var fused = fused(step.op());
                if (fused == null) {
                    var op = Rewrite.inside(step.op(), body -> new FuseMultiplyAdd().apply(body));
                    out.copy(new Program.Step(step.results(), op), here);
                } else {
                    here.put(step.result(), fused);
                }
            }
            for (var output : program.outputs()) {
                out.output(output.name(), at(output.value()));
            }
            return out.build();
        }

        private @Nullable Value fused(Op op) {
            if (!(op instanceof Op.Binary(var function, var x, var y)) || !isSum(op)) {
                return null;
            }
            boolean left = isFusible(x);
            boolean right = isFusible(y);
            if (left && right) {
                left = depth.getOrDefault(x, 0) >= depth.getOrDefault(y, 0);
            } else if (!left && !right) {
                return null;
            }
            var product = factors(left ? x : y);
            var term = at(left ? y : x);
            if (function == BinaryFunction.ADD) {
                return out.fma(at(product.getFirst()), at(product.getLast()), term);
            }
            return left ? out.fma(at(product.getFirst()), at(product.getLast()), negated(term)) : minus(product, term);
        }

        /// term − a·b, with the minus on a constant or a negated factor if there is one.
        private Value minus(List<Value> product, Value term) {
            var a = at(product.getFirst());
            var b = at(product.getLast());
            boolean second = Constants.of(out, b) != null || isNegated(b);
            return second ? out.fma(a, negated(b), term) : out.fma(negated(a), b, term);
        }

        private Value negated(Value x) {
            var constant = Constants.of(out, x);
            if (constant != null) {
                return out.like(x, -constant.value());
            }
            return isNegated(x) ? operand(x) : out.negate(x);
        }

        private boolean isNegated(Value x) {
            return out.definition(x) instanceof Op.Unary(var function, var _) && function == UnaryFunction.NEGATE;
        }

        private Value operand(Value negation) {
            var op = out.definition(negation);
            if (op == null) {
                throw new IllegalStateException(negation + " is no negation");
            }
            return op.operands().getFirst();
        }

        private static boolean isSum(Op op) {
            return op instanceof Op.Binary(var function, var x, var _)
                    && x.dtype().isFloat()
                    && (function == BinaryFunction.ADD || function == BinaryFunction.SUBTRACT);
        }

        private boolean isProduct(Value value) {
            var step = definitions.get(value);
            return step != null
                    && step.op() instanceof Op.Binary(var function, var x, var _)
                    && function == BinaryFunction.MULTIPLY
                    && x.dtype().isFloat();
        }

        /// Whether fusing makes the product itself unnecessary.
        private boolean isFusible(Value value) {
            if (!isProduct(value)) {
                return false;
            }
            var readers = uses.getOrDefault(value, List.of());
            return readers.size() == 1 || readers.stream().allMatch(reader -> isOnlyProductOf(value, reader));
        }

        private boolean isOnlyProductOf(Value value, Op reader) {
            return isSum(reader)
                    && reader.operands().stream().filter(this::isProduct).count() == 1
                    && reader.operands().contains(value);
        }

        private List<Value> factors(Value product) {
            var step = definitions.get(product);
            if (step == null) {
                throw new IllegalStateException(product + " is no product");
            }
            return step.op().operands();
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
