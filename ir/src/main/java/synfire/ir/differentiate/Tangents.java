package synfire.ir.differentiate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.EventsType;
import synfire.ir.IllegalProgramException;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// One program, written into a builder together with its tangents along some directions.
///
/// A tangent that is zero for certain is not written. A tangent may lack axes along which it does not
/// change; it gets them where its exact type matters.
final class Tangents {

    private final Program program;
    private final Builder b;
    private final Map<Value, Value> here = new HashMap<>();
    private final List<Map<Value, Value>> tangents;
    private final Partials partials;

    Tangents(Program program, Builder b, int directions) {
        this.program = program;
        this.b = b;
        this.tangents = IntStream.range(0, directions)
                .<Map<Value, Value>>mapToObj(_ -> new HashMap<>())
                .toList();
        this.partials = new Partials(b, this::at);
    }

    void bind(Value there, Value value) {
        here.put(there, value);
    }

    void bindTangent(int direction, Value there, @Nullable Value tangent) {
        if (tangent != null) {
            tangents.get(direction).put(there, tangent);
        }
    }

    int directions() {
        return tangents.size();
    }

    /// The value of the program, here.
    Value at(Value there) {
        var value = here.get(there);
        if (value == null) {
            throw new IllegalProgramException(
                    "program '%s' uses %s before it is defined".formatted(program.name(), there));
        }
        return value;
    }

    /// Its tangent; null where it is zero, as for events with offsets, whose number is a constant.
    @Nullable
    Value tangent(int direction, Value there) {
        return EventsType.isTimed(there.type()) ? null : offsetTangent(direction, there);
    }

    /// Its tangent; for timed events that of the offsets.
    @Nullable
    Value offsetTangent(int direction, Value there) {
        return tangents.get(direction).get(there);
    }

    /// Its tangent with the type of the value itself, zero included.
    Value exact(int direction, Value there) {
        var tangent = tangent(direction, there);
        return tangent == null ? b.zero(there.type().dense()) : b.broadcast(tangent, there.axes());
    }

    void run() {
        for (var step : program.steps()) {
            boolean varied = IntStream.range(0, directions())
                    .anyMatch(d -> step.op().operands().stream().anyMatch(x -> offsetTangent(d, x) != null));
            if (varied && step.op() instanceof Op.Scan scan) {
                new ScanTangent(scan, this).write(b, step);
                continue;
            }
            if (varied && step.op() instanceof Op.Whole whole) {
                new WholeTangent(b, this).write(whole, step);
                continue;
            }
            b.copy(step, here);
            for (int d = 0; varied && d < directions(); d++) {
                if (step.op() instanceof Op.Custom custom) {
                    custom(step, custom, d);
                } else if (step.results().size() == 1) {
                    bindTangent(d, step.result(), of(step, d));
                }
            }
        }
    }

    private @Nullable Value of(Program.Step step, int d) {
        return switch (step.op()) {
            case Op.Unary _,
                    Op.Binary _,
                    Op.Fma _,
                    Op.Select _,
                    Op.Spike _,
                    Op.LinearCrossing _,
                    Op.HermiteCrossing _ -> elementwise(step, d);
            case Op.Convert(var x, var to) -> {
                var tangent = tangent(d, x);
                yield tangent == null || !to.isFloat() ? null : b.convert(tangent, to);
            }
            case Op.Broadcast(var x, var _) -> tangent(d, x);
            case Op.Rename(var x, var from, var to) ->
                tangent(d, x) == null ? null : b.emit(new Op.Rename(exact(d, x), from, to));
            case Op.Reduce reduce ->
                tangent(d, reduce.x()) == null ? null : reduced(step, reduce, exact(d, reduce.x()));
            case Op.Gather(var x, var index, var axis) ->
                tangent(d, x) == null ? null : b.emit(new Op.Gather(exact(d, x), at(index), axis));
            case Op.ScatterAdd(var updates, var index, var axis, var axes) ->
                tangent(d, updates) == null
                        ? null
                        : b.emit(new Op.ScatterAdd(exact(d, updates), at(index), axis, axes));
            case Op.Contract(var left, var right, var axis) -> {
                Value sum = null;
                if (tangent(d, left) != null) {
                    sum = b.emit(new Op.Contract(exact(d, left), at(right), axis));
                }
                if (tangent(d, right) != null) {
                    sum = sum(sum, b.emit(new Op.Contract(at(left), exact(d, right), axis)));
                }
                yield sum;
            }
            case Op.Bitcast _ -> throw new IllegalProgramException(Activity.BITS.formatted(program.name()));
            case Op.Constant _, Op.Compare _, Op.StopGradient _, Op.Philox _, Op.Iota _ -> null;
            case Op.Scan _, Op.Custom _, Op.Whole _ -> throw new IllegalProgramException("not one tangent: " + step);
        };
    }

    private @Nullable Value elementwise(Program.Step step, int d) {
        Value sum = null;
        Value condition = null;
        Value whenTrue = null;
        Value whenFalse = null;
        var operands = step.op().operands();
        for (int i = 0; i < operands.size(); i++) {
            var tangent = tangent(d, operands.get(i));
            if (tangent == null) {
                continue;
            }
            var factor = partials.of(step, i);
            if (factor instanceof Factor.Where where) {
                condition = where.condition();
                whenTrue = where.holds() ? tangent : whenTrue;
                whenFalse = where.holds() ? whenFalse : tangent;
            } else {
                sum = sum(sum, factor.times(b, tangent));
            }
        }
        if (condition == null) {
            return sum;
        }
        var zero = b.constant(step.result().dtype(), 0);
        return sum(sum, b.select(condition, whenTrue == null ? zero : whenTrue, whenFalse == null ? zero : whenFalse));
    }

    private Value reduced(Program.Step step, Op.Reduce reduce, Value tangent) {
        return switch (reduce.reduction()) {
            case SUM -> b.sum(tangent, reduce.axis());
            case MAXIMUM, MINIMUM -> {
                var share = Extremes.share(b, at(reduce.x()), at(step.result()), reduce.axis());
                yield b.sum(b.multiply(share, tangent), reduce.axis());
            }
        };
    }

    private @Nullable Value sum(@Nullable Value left, @Nullable Value right) {
        return left == null ? right : right == null ? left : b.add(left, right);
    }

    private void custom(Program.Step step, Op.Custom custom, int d) {
        if (custom.arguments().stream().allMatch(argument -> tangent(d, argument) == null)) {
            return;
        }
        var arguments = new ArrayList<Value>();
        custom.arguments().forEach(argument -> arguments.add(at(argument)));
        for (var argument : custom.arguments()) {
            if (argument.dtype().isFloat()) {
                arguments.add(exact(d, argument));
            }
        }
        var derivatives = b.inline(custom.jvp(), arguments).iterator();
        for (var result : step.results()) {
            if (result.dtype().isFloat()) {
                bindTangent(d, result, derivatives.next());
            }
        }
    }
}
