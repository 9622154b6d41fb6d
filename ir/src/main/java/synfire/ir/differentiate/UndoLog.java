package synfire.ir.differentiate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// What a loop keeps of a carry of which a step overwrites some slices: those slices as they were, and not
/// the whole. The way back begins with the carry after the last step and puts them back.
///
/// @param writes in the order of the step; each writes into the result of the one before
/// @param overwritten for each write, the step that reads what it overwrites
record UndoLog(List<Program.Step> writes, List<Program.Step> overwritten) {

    /// The log of a carry; empty where a step changes it in another way than by writing slices.
    ///
    /// @param fresh the first number that no value of the body has
    static Optional<UndoLog> of(Program body, int carry, int fresh) {
        var input = body.inputs().get(carry).value();
        var definitions = new HashMap<Value, Program.Step>();
        body.steps().forEach(step -> step.results().forEach(result -> definitions.put(result, step)));
        var writes = new ArrayList<Program.Step>();
        var at = body.outputs().get(carry).value();
        while (!at.equals(input)) {
            var step = definitions.get(at);
            if (step == null || !(step.op() instanceof Op.Put put)) {
                return Optional.empty();
            }
            writes.addFirst(step);
            at = put.x();
        }
        if (writes.isEmpty()) {
            return Optional.empty();
        }
        Map<Op, Program.Step> known = new HashMap<>();
        body.steps().forEach(step -> known.put(step.op(), step));
        var overwritten = new ArrayList<Program.Step>();
        for (var write : writes) {
            var put = (Op.Put) write.op();
            var read = new Op.Gather(put.x(), put.index(), put.axis());
            var value = new Value(fresh + overwritten.size(), put.x().tensor().without(put.axis()));
            overwritten.add(known.getOrDefault(read, new Program.Step(List.of(value), read)));
        }
        return Optional.of(new UndoLog(List.copyOf(writes), List.copyOf(overwritten)));
    }

    /// The steps of a body with those that read what is overwritten, each before its write.
    List<Program.Step> into(List<Program.Step> steps) {
        var all = new ArrayList<Program.Step>();
        for (var step : steps) {
            int write = writes.indexOf(step);
            if (write >= 0 && !steps.contains(overwritten.get(write))) {
                all.add(overwritten.get(write));
            }
            all.add(step);
        }
        return all;
    }
}
