package synfire.ir.differentiate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.EventsType;
import synfire.ir.IllegalProgramException;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Type;
import synfire.ir.Value;

/// Sends cotangents back through the steps of one program, the last step first.
final class Reverse {

    private final Program program;
    private final Builder b;
    private final Activity activity;
    private final SaveSet save;
    private final boolean sumEarly;
    private final Cotangents cotangents;
    private final Map<Value, ScanAdjoint> adjoints = new HashMap<>();
    private final Map<Value, Program.Step> definitions = new HashMap<>();
    private final Recomputation primal;
    private final Partials partials;
    private final Optional<SharedSlopes> shared;

    /// @param source gives inputs of the program and what was saved of it
    /// @param sumEarly whether cotangents get their exact axes at every step; not inside loops
    Reverse(
            Program program,
            Builder b,
            Recomputation.Source source,
            Activity activity,
            SaveSet save,
            boolean sumEarly) {
        this.program = program;
        this.b = b;
        this.activity = activity;
        this.save = save;
        this.sumEarly = sumEarly;
        this.cotangents = new Cotangents(b);
        for (var step : program.steps()) {
            step.results().forEach(result -> definitions.put(result, step));
            if (step.op() instanceof Op.Scan scan && takesPart(step)) {
                adjoints.put(step.results().getFirst(), new ScanAdjoint(scan, varied(step), useful(step), save));
            }
        }
        this.primal = new Recomputation(program, b, source, adjoints);
        this.partials = new Partials(b, primal::of);
        this.shared = save == SaveSet.SMALLEST && !sumEarly ? Optional.of(new SharedSlopes(program)) : Optional.empty();
    }

    Cotangents cotangents() {
        return cotangents;
    }

    /// The value of the program, here.
    Value at(Value there) {
        return primal.of(there);
    }

    void run() {
        for (var step : program.steps().reversed()) {
            if (takesPart(step)
                    && step.results().stream()
                            .anyMatch(result -> !cotangents.parts(result).isEmpty())) {
                pullBack(step);
            }
        }
    }

    private boolean takesPart(Program.Step step) {
        return step.results().stream().anyMatch(activity::isActive);
    }

    /// Positions of operands that vary.
    BitSet varied(Program.Step step) {
        var operands = new BitSet();
        for (int i = 0; i < step.op().operands().size(); i++) {
            operands.set(i, activity.isVaried(step.op().operands().get(i)));
        }
        return operands;
    }

    /// Positions of results that are useful.
    BitSet useful(Program.Step step) {
        var results = new BitSet();
        for (int i = 0; i < step.results().size(); i++) {
            results.set(i, activity.isUseful(step.results().get(i)));
        }
        return results;
    }

    private void pullBack(Program.Step step) {
        switch (step.op()) {
            case Op.Unary _,
                    Op.Binary _,
                    Op.Fma _,
                    Op.Select _,
                    Op.Spike _,
                    Op.LinearCrossing _,
                    Op.HermiteCrossing _ -> elementwise(step);
            case Op.Convert(var x, var _) -> incoming(step).forEach(part -> send(x, b.convert(part, x.dtype())));
            case Op.Broadcast(var x, var _) -> incoming(step).forEach(part -> send(x, part));
            case Op.Rename(var x, var from, var to) -> send(x, b.emit(new Op.Rename(exact(step), to, from)));
            case Op.Reduce(var reduction, var x, var axis) -> {
                switch (reduction) {
                    case SUM -> send(x, b.broadcast(exact(step), x.axes()));
                    case MAXIMUM, MINIMUM ->
                        send(x, b.multiply(exact(step), Extremes.share(b, at(x), at(step.result()), axis)));
                }
            }
            case Op.Gather(var x, var index, var axis) -> gather(step, x, index, axis);
            case Op.ScatterAdd(var updates, var index, var axis, var _) ->
                send(updates, b.broadcast(b.emit(new Op.Gather(exact(step), at(index), axis)), updates.axes()));
            case Op.Contract(var left, var right, var _) -> {
                if (activity.isActive(left)) {
                    send(left, contracted(exact(step), at(right), left.axes()));
                }
                if (activity.isActive(right)) {
                    send(right, contracted(exact(step), at(left), right.axes()));
                }
            }
            case Op.Scan _ -> scan(step);
            case Op.Custom custom -> custom(step, custom);
            case Op.Whole whole -> new WholeAdjoint(b, this, save).pullBack(whole, step);
            case Op.Constant _, Op.Compare _, Op.Bitcast _, Op.StopGradient _, Op.Philox _, Op.Iota _ ->
                throw new IllegalProgramException("has no derivative: " + step);
        }
    }

    /// Adds a part to the cotangent of a value that takes part; the number of timed events is a constant.
    void send(Value to, Value part) {
        if (!EventsType.isTimed(to.type())) {
            sendOffsets(to, part);
        }
    }

    /// Adds a part to the cotangent of the offsets of timed events.
    void sendOffsets(Value to, Value part) {
        if (activity.isActive(to)) {
            cotangents.add(to, part);
        }
    }

    boolean isActive(Value value) {
        return activity.isActive(value);
    }

    /// The operation that defines a value of the program; null for inputs.
    @Nullable
    Op definition(Value there) {
        var step = definitions.get(there);
        return step == null ? null : step.op();
    }

    /// The derivative that stands for that of a spike, here; 0 in event mode.
    Value slope(Value result, Op.Spike spike) {
        var factor = partials.of(new Program.Step(List.of(result), spike), 0);
        return factor instanceof Factor.Times(var value) ? value : b.like(result, 0);
    }

    /// The cotangent of the only result.
    Value exact(Program.Step step) {
        return cotangents.exactOrZero(step.result());
    }

    private List<Value> incoming(Program.Step step) {
        return sumEarly ? List.of(exact(step)) : cotangents.parts(step.result());
    }

    private void elementwise(Program.Step step) {
        var slopes = shared.flatMap(each -> each.of(step));
        if (slopes.isPresent()) {
            throughSums(step, slopes.get());
            return;
        }
        var operands = step.op().operands();
        var incoming = incoming(step);
        for (int i = 0; i < operands.size(); i++) {
            if (activity.isActive(operands.get(i))) {
                var factor = partials.of(step, i);
                for (var part : incoming) {
                    cotangents.add(operands.get(i), factor.times(b, part));
                }
            }
        }
    }

    /// Past the sums and products that a step is made of, to their operands.
    private void throughSums(Program.Step step, Map<Value, SharedSlopes.Slope> slopes) {
        for (var slope : slopes.entrySet()) {
            if (activity.isActive(slope.getKey())) {
                var factor = factor(slope.getValue(), slope.getKey());
                for (var part : incoming(step)) {
                    cotangents.add(slope.getKey(), factor.times(b, part));
                }
            }
        }
    }

    private Factor factor(SharedSlopes.Slope slope, Value like) {
        return switch (slope) {
            case SharedSlopes.Slope.Shared(double ratio, var value) ->
                new Factor.Times(ratio == 1 ? at(value) : b.scaled(ratio, at(value)));
            case SharedSlopes.Slope.Own(var sum)
            when sum.isNumber() ->
                sum.offset() == 0 ? Factor.Unit.ZERO : new Factor.Times(b.constant(like.dtype(), sum.offset()));
            case SharedSlopes.Slope.Own(var sum) -> {
                Value all = sum.offset() == 0 ? null : b.constant(like.dtype(), sum.offset());
                for (var entry : sum.factors().entrySet()) {
                    var value = at(Objects.requireNonNull(sum.values().get(entry.getKey())));
                    var number = b.constant(like.dtype(), entry.getValue());
                    all = all == null ? b.multiply(number, value) : b.fma(number, value, all);
                }
                yield new Factor.Times(Objects.requireNonNull(all));
            }
        };
    }

    /// The product with the other factor, summed over one axis that both have and the target lacks, if
    /// there is one.
    private Value contracted(Value cotangent, Value other, List<Axis> target) {
        for (var axis : Type.union(cotangent.axes(), other.axes())) {
            if (cotangent.axes().contains(axis) && other.axes().contains(axis) && !target.contains(axis)) {
                return b.emit(new Op.Contract(cotangent, other, axis));
            }
        }
        return b.multiply(cotangent, other.type() instanceof EventsType ? b.emit(new Op.Dense(other)) : other);
    }

    /// One row of a line, inside a loop, is added where it was read from, in place.
    private void gather(Program.Step step, Value x, Value index, Axis axis) {
        var cotangent = exact(step);
        var at = at(index);
        if (sumEarly || !index.axes().isEmpty() || !isActive(x)) {
            send(x, b.emit(new Op.ScatterAdd(cotangent, at, axis, x.axes())));
            return;
        }
        cotangents.replace(x, line -> {
            var row = b.add(b.emit(new Op.Gather(line, at, axis)), cotangent);
            return b.emit(new Op.Put(line, row, at, axis));
        });
    }

    private void scan(Program.Step step) {
        var adjoint = adjoints.get(step.results().getFirst());
        if (adjoint != null) {
            adjoint.write(b, this, step, primal.results(step));
        }
    }

    private void custom(Program.Step step, Op.Custom custom) {
        var arguments = new ArrayList<Value>();
        custom.arguments().forEach(argument -> arguments.add(at(argument)));
        for (var result : step.results()) {
            if (result.dtype().isFloat()) {
                arguments.add(cotangents.exactOrZero(result));
            }
        }
        var derivatives = b.inline(custom.vjp(), arguments).iterator();
        for (var argument : custom.arguments()) {
            if (argument.dtype().isFloat()) {
                send(argument, derivatives.next());
            }
        }
    }
}
