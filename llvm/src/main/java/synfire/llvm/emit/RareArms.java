package synfire.llvm.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import synfire.ir.BinaryFunction;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.UnaryFunction;
import synfire.ir.Value;

/// Which steps of a loop over cells serve one arm of a choice alone, where that arm divides: they run only
/// for vectors of which some cell takes it.
///
/// ```
/// %5 = divide %3 %4                  br any cell not %2 → far, near
/// %6 = select %2 %1 %5      ──▶      far:  %5, %6
///                                    near: %6 = %1
/// ```
///
/// A quotient of two choices by one condition is a choice of two quotients before; all bits stay.
///
/// @param steps in order, without those of arms
/// @param arms by the choice that they belong to
record RareArms(List<Program.Step> steps, Map<Program.Step, Arm> arms) {

    /// The steps that only one arm of a choice needs.
    ///
    /// @param whenTrue whether it is taken where the condition holds
    record Arm(List<Program.Step> steps, boolean whenTrue) {}

    /// All steps as they are.
    static RareArms none(List<Program.Step> steps) {
        return new RareArms(steps, Map.of());
    }

    /// @param leaves whether something outside of the loop reads a value
    static RareArms of(List<Program.Step> given, Predicate<Value> leaves) {
        var steps = parted(given, leaves);
        var uses = uses(steps);
        var arms = new HashMap<Program.Step, Arm>();
        var taken = new HashSet<Program.Step>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            var step = steps.get(i);
            if (step.op() instanceof Op.Select(var condition, var whenTrue, var whenFalse)
                    && !taken.contains(step)
                    && !condition.axes().isEmpty()
                    && !whenTrue.equals(whenFalse)) {
                var before = steps.subList(0, i);
                arm(before, step, whenFalse, uses, leaves)
                        .map(own -> new Arm(own, false))
                        .or(() -> arm(before, step, whenTrue, uses, leaves).map(own -> new Arm(own, true)))
                        .ifPresent(arm -> {
                            arms.put(step, arm);
                            taken.addAll(arm.steps());
                        });
            }
        }
        return new RareArms(steps.stream().filter(step -> !taken.contains(step)).toList(), arms);
    }

    /// The steps before a choice that only one of its arms needs, if they divide.
    private static Optional<List<Program.Step>> arm(
            List<Program.Step> before,
            Program.Step choice,
            Value value,
            Map<Value, List<Program.Step>> uses,
            Predicate<Value> leaves) {
        var own = new ArrayList<Program.Step>();
        var inside = new HashSet<Program.Step>();
        boolean divides = false;
        for (var step : before.reversed()) {
            var result = step.results().getFirst();
            boolean needed = uses.containsKey(result)
                    && uses.getOrDefault(result, List.of()).stream()
                            .allMatch(user -> inside.contains(user)
                                    || (user.equals(choice)
                                            && result.equals(value)
                                            && occurrences(user.op(), result) == 1));
            if (needed && isPlain(step.op()) && !leaves.test(result)) {
                own.addFirst(step);
                inside.add(step);
                divides |= isDivision(step.op());
            }
        }
        return divides ? Optional.of(own) : Optional.empty();
    }

    private static long occurrences(Op op, Value value) {
        return op.operands().stream().filter(value::equals).count();
    }

    private static boolean isDivision(Op op) {
        return switch (op) {
            case Op.Binary(var function, var _, var _) -> function == BinaryFunction.DIVIDE;
            case Op.Unary(var function, var _) ->
                function == UnaryFunction.RECIPROCAL || function == UnaryFunction.SQRT;
            default -> false;
        };
    }

    private static boolean isPlain(Op op) {
        return op instanceof Op.Unary
                || op instanceof Op.Binary
                || op instanceof Op.Fma
                || op instanceof Op.Select
                || op instanceof Op.Compare
                || op instanceof Op.Bitcast
                || op instanceof Op.Convert;
    }

    private static Map<Value, List<Program.Step>> uses(List<Program.Step> steps) {
        var uses = new HashMap<Value, List<Program.Step>>();
        for (var step : steps) {
            step.op().operands().stream()
                    .distinct()
                    .forEach(operand -> uses.computeIfAbsent(operand, _ -> new ArrayList<>())
                            .add(step));
        }
        return uses;
    }

    /// `select(c, a, b)/select(c, k, d)` with a number k becomes `select(c, a/k, b/d)`, if nothing else reads
    /// the two.
    private static List<Program.Step> parted(List<Program.Step> given, Predicate<Value> leaves) {
        var uses = uses(given);
        var definitions = new HashMap<Value, Op>();
        given.forEach(step -> step.results().forEach(result -> definitions.put(result, step.op())));
        var gone = new HashSet<Value>();
        var instead = new HashMap<Program.Step, List<Program.Step>>();
        for (var step : given) {
            if (step.op() instanceof Op.Binary(var function, var above, var below)
                    && function == BinaryFunction.DIVIDE
                    && isAlone(above, uses, leaves)
                    && isAlone(below, uses, leaves)
                    && definitions.get(above) instanceof Op.Select(var c, var a, var b)
                    && definitions.get(below) instanceof Op.Select(var same, var k, var d)
                    && c.equals(same)
                    && k.axes().isEmpty()
                    && above.dtype() != DType.BOOL) {
                gone.add(above);
                gone.add(below);
                instead.put(
                        step,
                        List.of(
                                new Program.Step(List.of(below), new Op.Binary(BinaryFunction.DIVIDE, a, k)),
                                new Program.Step(List.of(above), new Op.Binary(BinaryFunction.DIVIDE, b, d)),
                                new Program.Step(step.results(), new Op.Select(c, below, above))));
            }
        }
        return given.stream()
                .filter(step -> !gone.contains(step.results().getFirst()))
                .flatMap(step -> instead.getOrDefault(step, List.of(step)).stream())
                .toList();
    }

    private static boolean isAlone(Value value, Map<Value, List<Program.Step>> uses, Predicate<Value> leaves) {
        var users = uses.getOrDefault(value, List.of());
        return users.size() == 1 && occurrences(users.getFirst().op(), value) == 1 && !leaves.test(value);
    }
}
