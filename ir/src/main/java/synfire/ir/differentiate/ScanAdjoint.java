package synfire.ir.differentiate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// The adjoint of one loop: a loop that runs the other way.
///
/// It carries the cotangents of the carries that take part, the sums of the cotangents of constants,
/// and, where the way back asks for the state after a step, that state, which is the saved state before
/// the next one. It reads the cotangents of per-step outputs, the tape, and the per-step inputs it
/// needs, and writes cotangents of per-step inputs.
final class ScanAdjoint {

    /// A carried sum: part of the cotangent of the constant at operand position `constant`.
    private record Sum(int constant, Value part, Value input) {}

    /// A per-step output of the adjoint: part of the cotangent of the per-step input at `operand`.
    private record PerStep(int operand, Value part) {}

    private final Op.Scan scan;
    private final Program forward;
    private final SaveSet save;
    private final BitSet varied;
    private final BitSet useful;
    private final Activity activity;
    private final Builder body;
    private final Naming naming = new Naming();
    private final Map<Value, Program.Step> definitions = new HashMap<>();

    /// Inputs of the adjoint's body: by position of the forward operand or result, or in order of demand.
    private final Map<Integer, Value> carried = new TreeMap<>();

    private final Map<Integer, Value> after = new TreeMap<>();
    private final Map<Integer, Value> outputs = new TreeMap<>();
    private final List<Value> tapeInputs = new ArrayList<>();
    private final Map<Integer, Value> xs = new TreeMap<>();
    private final Map<Integer, Value> constants = new TreeMap<>();
    private final List<Sum> sums = new ArrayList<>();
    private final List<PerStep> perStep = new ArrayList<>();

    /// Values of the forward body that are saved, in the order of `tapeInputs`.
    private final List<Value> tape = new ArrayList<>();

    /// Carries of which slices are overwritten, once the way back has asked for one.
    private final Map<Integer, UndoLog> undone = new TreeMap<>();

    /// Values of the forward body that undoing has restored.
    private final Map<Value, Value> restored = new HashMap<>();

    /// What is kept, where that is known beforehand.
    private final Optional<Set<Value>> chosen;

    private @Nullable Reverse engine;
    private final Program reverse;

    /// @param variedOperands positions of operands that vary
    /// @param usefulResults positions of results that are useful
    ScanAdjoint(Op.Scan scan, BitSet variedOperands, BitSet usefulResults, SaveSet save) {
        this.scan = scan;
        this.forward = scan.body();
        this.save = save;
        this.varied = Activity.variedInputs(scan, variedOperands);
        this.useful = Activity.usefulOutputs(scan, usefulResults);
        this.activity = new Activity(forward, varied, useful);
        this.body = new Builder(forward.name() + ".adjoint");
        forward.steps().forEach(step -> step.results().forEach(result -> definitions.put(result, step)));
        this.chosen =
                save == SaveSet.SMALLEST && SmallestTape.canServe(forward) ? Optional.of(smallest()) : Optional.empty();
        this.reverse = reversed();
    }

    /// What the way back asks for, were all there to be had; of that, what takes the fewest bytes.
    private Set<Value> smallest() {
        var moving = SmallestTape.moving(forward, scan.carries().size());
        var needed = new LinkedHashSet<Value>();
        var draft = new Builder(forward.name() + ".draft");
        var names = new Naming();
        var back = new Reverse(
                forward,
                draft,
                there -> {
                    boolean outside = forward.inputs().stream()
                            .anyMatch(input -> input.value().equals(there));
                    if (moving.contains(there)) {
                        needed.add(there);
                    }
                    return outside || moving.contains(there)
                            ? draft.input(names.distinct("v" + there.id()), there.type())
                            : null;
                },
                activity,
                save,
                false);
        bind(
                back,
                (name, i) -> draft.input(
                        names.distinct(name), forward.outputs().get(i).value().tensor()));
        back.run();
        return SmallestTape.of(forward, moving, needed, save);
    }

    /// Gives the way back the cotangents of outputs that take part.
    private void bind(Reverse back, BiFunction<String, Integer, Value> cotangents) {
        int carries = scan.carries().size();
        for (int i = 0; i < forward.outputs().size(); i++) {
            var output = forward.outputs().get(i);
            boolean takesPart = i < carries ? varied.get(i) && useful.get(i) : activity.isActive(output.value());
            if (takesPart && useful.get(i)) {
                back.cotangents().add(output.value(), cotangents.apply("cotangent." + output.name(), i));
            }
        }
    }

    /// The loop itself, with its tape as further per-step outputs.
    Op.Scan forward() {
        var all = new ArrayList<>(forward.outputs());
        var names = new Naming();
        all.forEach(output -> names.distinct(output.name()));
        tape.forEach(value -> all.add(new Program.Output(names.distinct("saved" + tape.indexOf(value)), value)));
        var steps = forward.steps();
        for (var log : undone.values()) {
            steps = log.into(steps);
        }
        return new Op.Scan(
                new Program(forward.name(), forward.inputs(), steps, all),
                scan.axis(),
                scan.reverse(),
                scan.carries(),
                scan.xs(),
                scan.constants(),
                scan.reverse() ? 0 : tape.size());
    }

    /// Writes the adjoint and sends what it gives to the operands of the loop.
    ///
    /// @param results of [#forward()], written before
    void write(Builder b, Reverse outer, Program.Step step, List<Value> results) {
        var cotangents = outer.cotangents();
        var newCarries = new ArrayList<Value>();
        carried.keySet()
                .forEach(k ->
                        newCarries.add(cotangents.exactOrZero(step.results().get(k))));
        sums.forEach(sum -> newCarries.add(b.zero(sum.part().tensor())));
        after.keySet().forEach(k -> newCarries.add(results.get(k)));
        var newXs = new ArrayList<Value>();
        outputs.keySet()
                .forEach(i -> newXs.add(cotangents.exactOrZero(step.results().get(i))));
        newXs.addAll(results.subList(forward.outputs().size(), results.size()));
        xs.keySet().forEach(i -> newXs.add(outer.at(scan.operands().get(i))));
        var newConstants = constants.keySet().stream()
                .map(i -> outer.at(scan.operands().get(i)))
                .toList();
        var adjoint = b.emitAll(new Op.Scan(reverse, scan.axis(), !scan.reverse(), newCarries, newXs, newConstants, 0));

        int next = 0;
        for (int k : carried.keySet()) {
            cotangents.add(scan.operands().get(k), adjoint.get(next++));
        }
        for (var sum : sums) {
            cotangents.add(scan.operands().get(sum.constant()), adjoint.get(next++));
        }
        next += after.size();
        for (var each : perStep) {
            cotangents.add(scan.operands().get(each.operand()), adjoint.get(next++));
        }
    }

    private Program reversed() {
        var back = new Reverse(forward, body, this::given, activity, save, false);
        engine = back;
        int carries = scan.carries().size();
        bind(back, (name, i) -> {
            var cotangent = input(name, forward.outputs().get(i).value().tensor());
            (i < carries ? carried : outputs).put(i, cotangent);
            return cotangent;
        });
        back.run();
        for (int i = carries; i < forward.inputs().size(); i++) {
            var input = forward.inputs().get(i);
            for (var part : varied.get(i) ? back.cotangents().parts(input.value()) : List.<Value>of()) {
                if (i < carries + scan.xs().size()) {
                    perStep.add(new PerStep(i, part));
                } else {
                    sums.add(new Sum(i, part, input("sum." + input.name(), part.tensor())));
                }
            }
        }
        outputs(back.cotangents());
        var built = body.build();
        return new Program(built.name(), ordered(built), built.steps(), built.outputs());
    }

    private void outputs(Cotangents cotangents) {
        var names = new Naming();
        for (int k : carried.keySet()) {
            var input = forward.inputs().get(k);
            body.output(names.distinct("cotangent." + input.name()), cotangents.exactOrZero(input.value()));
        }
        for (var sum : sums) {
            var name = "sum." + forward.inputs().get(sum.constant()).name();
            body.output(names.distinct(name), accumulated(sum.input(), sum.part()));
        }
        for (int k : after.keySet()) {
            var input = forward.inputs().get(k);
            body.output(names.distinct("before." + input.name()), before(k));
        }
        for (var each : perStep) {
            var name = "cotangent." + forward.inputs().get(each.operand()).name();
            body.output(names.distinct(name), each.part());
        }
    }

    /// The sum so far with a part added; credits of synapses go straight into it.
    private Value accumulated(Value sum, Value part) {
        return switch (body.definition(part)) {
            case Op.Credit(var into, var sources, var values, var rows)
            when isZero(into) -> body.emit(new Op.Credit(sum, sources, values, rows));
            case Op.Full(var product, var given, var rows)
            when product == FullProduct.CREDIT && isZero(given.getFirst()) ->
                body.emit(new Op.Full(product, List.of(sum, given.get(1), given.get(2)), rows));
            case Op.Binary(var function, var left, var right)
            when function == BinaryFunction.ADD && isCredit(left) && isCredit(right) ->
                accumulated(accumulated(sum, left), right);
            case null, default -> body.add(sum, part);
        };
    }

    private boolean isCredit(Value value) {
        return body.definition(value) instanceof Op.Credit
                || (body.definition(value) instanceof Op.Full full && full.product() == FullProduct.CREDIT);
    }

    private boolean isZero(Value value) {
        return body.definition(value) instanceof Op.Broadcast(var x, var _)
                && body.definition(x) instanceof Op.Constant constant
                && constant.value() == 0;
    }

    /// The inputs of the adjoint's body in the order of its operands.
    private List<Program.Input> ordered(Program built) {
        var order = new ArrayList<Value>(carried.values());
        sums.forEach(sum -> order.add(sum.input()));
        order.addAll(after.values());
        order.addAll(outputs.values());
        order.addAll(tapeInputs);
        order.addAll(xs.values());
        order.addAll(constants.values());
        return order.stream()
                .map(value -> built.inputs().stream()
                        .filter(input -> input.value().equals(value))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /// What the way back need not compute: inputs of the forward body, the state after the step, and the
    /// save set.
    private @Nullable Value given(Value there) {
        int carries = scan.carries().size();
        for (int i = 0; i < forward.inputs().size(); i++) {
            var input = forward.inputs().get(i);
            if (input.value().equals(there) && (i >= carries || chosen.isEmpty())) {
                return i < carries
                        ? before(i)
                        : (i < carries + scan.xs().size() ? xs : constants)
                                .computeIfAbsent(i, _ -> input(input.name(), there.tensor()));
            }
        }
        if (chosen.isPresent()) {
            return chosen.get().contains(there) ? saved(there) : null;
        }
        for (int k = 0; k < carries; k++) {
            if (forward.outputs().get(k).value().equals(there)) {
                return after(k);
            }
        }
        var known = restored.get(there);
        if (known != null) {
            return known;
        }
        var step = definitions.get(there);
        return step != null && save.keeps(step.op()) ? saved(there) : null;
    }

    private Value after(int k) {
        var output = forward.outputs().get(k).value();
        return after.computeIfAbsent(
                k, at -> input("after." + forward.inputs().get(at).name(), output.tensor()));
    }

    private Value before(int k) {
        var there = forward.inputs().get(k).value();
        var known = restored.get(there);
        if (known != null) {
            return known;
        }
        int fresh = forward.valueBound()
                + undone.values().stream().mapToInt(log -> log.writes().size()).sum();
        var log = UndoLog.of(forward, k, fresh);
        if (log.isEmpty()) {
            return saved(there);
        }
        undone.put(k, log.get());
        return undo(log.get(), there, after(k));
    }

    /// The carry before the step, from that after it.
    private Value undo(UndoLog log, Value begin, Value end) {
        var state = end;
        for (int i = log.writes().size() - 1; i >= 0; i--) {
            var put = (Op.Put) log.writes().get(i).op();
            var slice = saved(log.overwritten().get(i).result());
            state = body.emit(new Op.Put(state, slice, index(put.index(), begin), put.axis()));
            restored.put(put.x(), state);
        }
        return state;
    }

    /// Where a step wrote: computed again, or kept where it depends on what was there.
    private Value index(Value there, Value written) {
        return reads(there, written)
                ? saved(there)
                : Objects.requireNonNull(engine).at(there);
    }

    private boolean reads(Value value, Value what) {
        var step = definitions.get(value);
        return value.equals(what)
                || (step != null && step.op().operands().stream().anyMatch(operand -> reads(operand, what)));
    }

    private Value saved(Value there) {
        int known = tape.indexOf(there);
        if (known >= 0) {
            return tapeInputs.get(known);
        }
        tape.add(there);
        tapeInputs.add(input("saved" + (tape.size() - 1), there.tensor()));
        return tapeInputs.getLast();
    }

    private Value input(String name, TensorType type) {
        return body.input(naming.distinct(name), type);
    }
}
