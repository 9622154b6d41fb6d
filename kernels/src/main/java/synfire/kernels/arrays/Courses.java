package synfire.kernels.arrays;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.BinaryFunction;
import synfire.ir.Comparison;
import synfire.ir.EventsType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// How each value of a loop's body goes on over time while the carries along cells stay as they are and nothing
/// arrives.
final class Courses {

    /// A course over time.
    enum Course {
        /// The same in every step, once all conditions have come to what they will be.
        STEADY,
        /// A number that never falls: the number of the step.
        RISING,
        /// Anything else.
        OTHER
    }

    private final Op.Scan scan;
    private final Map<Value, Course> courses = new HashMap<>();
    private final Map<Value, Program.Step> definitions = new HashMap<>();
    private final Map<Value, Boolean> conditions = new LinkedHashMap<>();

    Courses(Op.Scan scan) {
        this.scan = scan;
        var body = scan.body();
        body.steps().forEach(step -> step.results().forEach(result -> definitions.put(result, step)));
        int carries = scan.carries().size();
        for (int i = 0; i < body.inputs().size(); i++) {
            var value = body.inputs().get(i).value();
            boolean constant = i >= carries + scan.xs().size();
            courses.put(value, constant ? Course.STEADY : i < carries ? carried(i) : Course.OTHER);
        }
        for (var step : body.steps()) {
            var course = course(step);
            step.results().forEach(result -> courses.put(result, course));
        }
    }

    Course of(Value value) {
        return courses.getOrDefault(value, Course.OTHER);
    }

    /// Conditions that must have come to what they will be, and that.
    Map<Value, Boolean> conditions() {
        return conditions;
    }

    boolean isZero(Value value) {
        var definition = definitions.get(value);
        return definition != null
                && ((definition.op() instanceof Op.Constant(var _, long bits) && bits == 0)
                        || (definition.op() instanceof Op.Broadcast(var x, var _) && isZero(x)));
    }

    /// Numbers of cells are taken as steady, and it is watched whether they are.
    private Course carried(int carry) {
        var before = scan.body().inputs().get(carry).value();
        var after = scan.body().outputs().get(carry).value();
        if (!before.axes().isEmpty() || after.equals(before)) {
            return Course.STEADY;
        }
        var definition = definitions.get(after);
        return definition != null
                        && definition.op() instanceof Op.Binary(var function, var left, var right)
                        && function == BinaryFunction.ADD
                        && ((left.equals(before) && isPositive(right)) || (right.equals(before) && isPositive(left)))
                ? Course.RISING
                : Course.OTHER;
    }

    private boolean isPositive(Value value) {
        var definition = definitions.get(value);
        return definition != null && definition.op() instanceof Op.Constant constant && constant.value() > 0;
    }

    private boolean are(Course course, Value... values) {
        return List.of(values).stream().allMatch(value -> of(value) == course);
    }

    private Course course(Program.Step step) {
        return switch (step.op()) {
            // Which row of a line is read changes; that nothing arrives is watched.
            case Op.Gather(var line, var _, var _) -> of(line);
            case Op.Put(var line, var slice, var _, var _) -> isZero(slice) ? of(line) : Course.OTHER;
            case Op.Events(var x, var _) -> of(x);
            case Op.Dense(var events) -> of(events);
            case Op.Deliver deliver -> arrival(deliver.into(), deliver.events());
            case Op.DeliverLate deliver -> arrival(deliver.line(), deliver.events());
            case Op.Whole _, Op.Scan _, Op.Reduce _, Op.ScatterAdd _, Op.Contract _, Op.Rename _ -> Course.OTHER;
            case Op.Select(var condition, var whenTrue, var whenFalse)
            when of(condition) == Course.STEADY && of(whenTrue) != of(whenFalse) ->
                chosen(condition, whenTrue, whenFalse);
            case Op.Compare(var comparison, var left, var right) -> compared(step, comparison, left, right);
            default -> computed(step);
        };
    }

    private Course arrival(Value into, Value events) {
        return events.type() instanceof EventsType ? of(into) : Course.OTHER;
    }

    /// Of two values one of which is steady, the choice is too where the condition has come to choose it.
    private Course chosen(Value condition, Value whenTrue, Value whenFalse) {
        if (of(whenTrue) != Course.STEADY && of(whenFalse) != Course.STEADY) {
            return Course.OTHER;
        }
        boolean becomes = of(whenTrue) == Course.STEADY;
        var known = conditions.putIfAbsent(condition, becomes);
        return known == null || known == becomes ? Course.STEADY : Course.OTHER;
    }

    private Course compared(Program.Step step, Comparison comparison, Value left, Value right) {
        boolean risesLeft = are(Course.RISING, left) && are(Course.STEADY, right);
        boolean risesRight = are(Course.STEADY, left) && are(Course.RISING, right);
        if (!risesLeft && !risesRight) {
            return computed(step);
        }
        if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
            return Course.OTHER;
        }
        boolean above = comparison == Comparison.GREATER || comparison == Comparison.GREATER_EQUAL;
        conditions.put(step.result(), above == risesLeft);
        return Course.STEADY;
    }

    private Course computed(Program.Step step) {
        var operands = step.op().operands();
        if (operands.stream().allMatch(operand -> of(operand) == Course.STEADY)) {
            return Course.STEADY;
        }
        boolean rises = switch (step.op()) {
            case Op.Convert(var x, var _) -> are(Course.RISING, x);
            case Op.Broadcast(var x, var _) -> are(Course.RISING, x);
            case Op.Binary(var function, var left, var right) -> rises(function, left, right);
            case Op.Fma(var a, var b, var c) ->
                ((are(Course.RISING, a) && isPositive(b)) || (isPositive(a) && are(Course.RISING, b)))
                        && of(c) != Course.OTHER;
            default -> false;
        };
        return rises ? Course.RISING : Course.OTHER;
    }

    private boolean rises(BinaryFunction function, Value left, Value right) {
        return switch (function) {
            case ADD, MINIMUM, MAXIMUM -> of(left) != Course.OTHER && of(right) != Course.OTHER;
            case SUBTRACT -> are(Course.RISING, left) && are(Course.STEADY, right);
            case MULTIPLY ->
                (are(Course.RISING, left) && isPositive(right)) || (isPositive(left) && are(Course.RISING, right));
            case DIVIDE, POWER, REMAINDER, AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> false;
        };
    }
}
