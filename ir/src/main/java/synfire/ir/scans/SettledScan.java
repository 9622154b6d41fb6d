package synfire.ir.scans;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Type;
import synfire.ir.Value;

/// One loop, written again with its invariants outside.
///
/// A value of the body is *outside* if a value before the loop equals it at every step, *invariant* if
/// only such values make it, or else *inside*. Invariant ones are written on demand: dear ones outside,
/// cheap ones inside.
final class SettledScan {

    private final Builder outer;
    private final Op.Scan scan;
    private final Map<Value, Value> before;
    private final Builder body;
    private final Map<Value, Value> outside = new HashMap<>();
    private final Map<Value, Program.Step> invariant = new HashMap<>();
    private final Map<Value, Value> inside = new HashMap<>();

    /// Constants of the new loop: the value outside, the input of the body.
    private final Map<Value, Value> constants = new HashMap<>();

    private final List<Value> constantOperands = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    SettledScan(Builder outer, Op.Scan scan, Map<Value, Value> before) {
        this.outer = outer;
        this.scan = scan;
        this.before = before;
        this.body = new Builder(scan.body().name());
        scan.body().inputs().forEach(input -> names.add(input.name()));
    }

    void write(Program.Step step) {
        var carries = carries();
        var xs = xs();
        constants();
        for (var each : scan.body().steps()) {
            if (each.op().operands().stream().allMatch(this::isInvariant)) {
                each.results().forEach(result -> invariant.put(result, each));
            } else {
                each.op().operands().forEach(operand -> inside.put(operand, inside(operand)));
                Invariants.copy(body, each, inside);
            }
        }
        results(step, carries, xs);
    }

    private boolean isInvariant(Value value) {
        return outside.containsKey(value) || invariant.containsKey(value);
    }

    private Value operand(int i) {
        return Invariants.at(before, scan.operands().get(i));
    }

    private boolean passesThrough(int k) {
        return scan.body()
                .outputs()
                .get(k)
                .value()
                .equals(scan.body().inputs().get(k).value());
    }

    private List<Value> carries() {
        var kept = new ArrayList<Value>();
        for (int k = 0; k < scan.carries().size(); k++) {
            var input = scan.body().inputs().get(k);
            if (passesThrough(k)) {
                outside.put(input.value(), operand(k));
            } else {
                inside.put(input.value(), body.input(input.name(), input.value().type()));
                kept.add(operand(k));
            }
        }
        return kept;
    }

    private List<Value> xs() {
        var kept = new ArrayList<Value>();
        var known = new HashMap<Value, Value>();
        for (int i = scan.carries().size();
                i < scan.carries().size() + scan.xs().size();
                i++) {
            var input = scan.body().inputs().get(i);
            var x = operand(i);
            if (outer.definition(x) instanceof Op.Broadcast(var same, var _)
                    && !same.axes().contains(scan.axis())) {
                outside.put(input.value(), outer.broadcast(same, input.value().axes()));
                continue;
            }
            var twin = known.get(x);
            if (twin == null) {
                twin = body.input(input.name(), input.value().type());
                known.put(x, twin);
                kept.add(x);
            }
            inside.put(input.value(), twin);
        }
        return kept;
    }

    private void constants() {
        for (int i = scan.carries().size() + scan.xs().size();
                i < scan.operands().size();
                i++) {
            outside.put(scan.body().inputs().get(i).value(), operand(i));
        }
    }

    /// The value in the new body.
    private Value inside(Value value) {
        var known = inside.get(value);
        if (known != null) {
            return known;
        }
        var step = invariant.get(value);
        if (step == null || Invariants.isDear(step.op())) {
            var result = brought(outside(value));
            inside.put(value, result);
            return result;
        }
        step.op().operands().forEach(operand -> inside.put(operand, inside(operand)));
        body.copy(step, inside);
        return Invariants.at(inside, value);
    }

    /// The value before the loop.
    private Value outside(Value value) {
        var known = outside.get(value);
        if (known != null) {
            return known;
        }
        var step = invariant.get(value);
        if (step == null) {
            throw new IllegalStateException(value + " changes from step to step");
        }
        step.op().operands().forEach(operand -> outside.put(operand, outside(operand)));
        Invariants.copy(outer, step, outside);
        return Invariants.at(outside, value);
    }

    /// A value from before the loop, inside: made again if that is free, else as a constant of the loop.
    private Value brought(Value value) {
        var known = constants.get(value);
        if (known != null) {
            return known;
        }
        var op = outer.definition(value);
        if (op instanceof Op.Constant || op instanceof Op.Iota) {
            return body.emit(op);
        }
        if (op instanceof Op.Broadcast(var x, var axes)) {
            return body.broadcast(brought(x), axes);
        }
        var input = body.input(name(value), value.type());
        constants.put(value, input);
        constantOperands.add(value);
        return input;
    }

    /// The name that the body has for it already, or a new one.
    private String name(Value value) {
        for (var input : scan.body().inputs()) {
            if (value.equals(outside.get(input.value()))) {
                return input.name();
            }
        }
        int n = 1;
        while (!names.add("invariant" + n)) {
            n++;
        }
        return "invariant" + n;
    }

    private void results(Program.Step step, List<Value> carries, List<Value> xs) {
        var outputs = scan.body().outputs();
        var place = new int[outputs.size()];
        int count = 0;
        int saved = 0;
        var written = new HashMap<Value, Integer>();
        for (int i = 0; i < outputs.size(); i++) {
            var output = outputs.get(i);
            boolean carried = i < scan.carries().size();
            place[i] = -1;
            if (carried ? passesThrough(i) : !changes(output.value())) {
                continue;
            }
            var value = inside(output.value());
            var twin = carried ? null : written.get(value);
            if (twin != null) {
                place[i] = twin;
                continue;
            }
            body.output(output.name(), value);
            place[i] = count++;
            if (!carried) {
                written.put(value, place[i]);
                saved += i >= outputs.size() - scan.saved() ? 1 : 0;
            }
        }
        var results = count == 0
                ? List.<Value>of()
                : outer.emitAll(
                        new Op.Scan(body.build(), scan.axis(), scan.reverse(), carries, xs, constantOperands, saved));
        for (int i = 0; i < outputs.size(); i++) {
            before.put(
                    step.results().get(i),
                    place[i] >= 0
                            ? results.get(place[i])
                            : settled(i, step.results().get(i).type()));
        }
    }

    /// Whether a per-step output needs the loop: it is neither a per-step input nor the same at every
    /// step.
    private boolean changes(Value value) {
        return !isInvariant(value) && perStepInput(value) < 0;
    }

    private int perStepInput(Value value) {
        for (int i = scan.carries().size();
                i < scan.carries().size() + scan.xs().size();
                i++) {
            if (scan.body().inputs().get(i).value().equals(value) && !isTape(operand(i))) {
                return i;
            }
        }
        return -1;
    }

    /// Whether only reverse loops may read it.
    private boolean isTape(Value value) {
        if (!(outer.definition(value) instanceof Op.Scan writer)) {
            return false;
        }
        var results = outer.emitAll(writer);
        return results.indexOf(value) >= results.size() - writer.saved();
    }

    /// What a result is without the loop.
    private Value settled(int i, Type type) {
        if (i < scan.carries().size()) {
            return operand(i);
        }
        var value = scan.body().outputs().get(i).value();
        int x = perStepInput(value);
        return x >= 0 ? operand(x) : outer.broadcast(outside(value), type.axes());
    }
}
