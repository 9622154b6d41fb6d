package synfire.kernels.arrays;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import synfire.ir.Axis;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;
import synfire.kernels.lanes.Flattening;

/// Sorts the steps of a program into what runs before its loop, inside, and after, and gives every value that outlives
/// its phase a home.
final class ArrayLowering {

    private final Program program;
    private final Slots slots = new Slots();
    private final Map<Value, Home> homes = new HashMap<>();

    ArrayLowering(Program program) {
        this.program = Flattening.of(program);
    }

    ArrayProgram lowered() {
        var inputs = new LinkedHashMap<String, Integer>();
        for (var input : program.inputs()) {
            inputs.put(input.name(), home(input.value()).slot());
        }
        var needed = needed(program);
        var loops = program.steps().stream()
                .filter(step -> step.op() instanceof Op.Scan && isNeeded(needed, step))
                .toList();
        var parts = parts(needed, loops);
        boolean forward = !loops.isEmpty() && !((Op.Scan) loops.getFirst().op()).reverse();
        var before = Section.empty();
        var body = Section.empty();
        var later = new ArrayList<LaterLoop>();
        for (int i = 0; i < loops.size(); i++) {
            var step = loops.get(i);
            var scan = (Op.Scan) step.op();
            var straight = straight(parts.get(i), readAfter(parts, loops, i));
            var draft = new LoopLowering(scan, step, slots, homes);
            var entry = new ArrayList<>(straight.phases());
            entry.addAll(draft.entry());
            var ready = new Section(entry, homes, straight.stores());
            if (i == 0 && forward) {
                before = ready;
                body = draft.lowered();
            } else {
                later.add(new LaterLoop(ready, scan.axis(), scan.reverse(), draft.lowered()));
            }
        }
        var after = straight(parts.getLast(), readAfter(parts, loops, loops.size()));
        if (loops.isEmpty()) {
            before = after;
            after = Section.empty();
        }
        var outputs = new LinkedHashMap<String, Integer>();
        program.outputs()
                .forEach(output ->
                        outputs.put(output.name(), home(output.value()).slot()));
        var rests = new ArrayList<Rest>();
        if (forward && later.isEmpty()) {
            var sections = List.of(before, body, after);
            for (var rest : RestSearch.of((Op.Scan) loops.getFirst().op(), body, homes)) {
                rests.add(rest.withUnordered(new Unordered(rest.axis(), slots.all()).of(sections, body)));
            }
        }
        var time = loops.isEmpty() ? Axis.TIME : ((Op.Scan) loops.getFirst().op()).axis();
        return new ArrayProgram(program, slots.all(), inputs, outputs, time, before, body, later, after, rests);
    }

    /// The steps before each loop and after the last: each as early as its operands are there.
    private List<List<Program.Step>> parts(BitSet needed, List<Program.Step> loops) {
        var parts = new ArrayList<List<Program.Step>>();
        for (int i = 0; i <= loops.size(); i++) {
            parts.add(new ArrayList<>());
        }
        var from = new HashMap<Value, Integer>();
        for (var step : program.steps()) {
            if (!isNeeded(needed, step)) {
                continue;
            }
            int loop = loops.indexOf(step);
            int part = step.op().operands().stream()
                    .mapToInt(operand -> from.getOrDefault(operand, 0))
                    .max()
                    .orElse(0);
            if (loop < 0) {
                parts.get(part).add(step);
            }
            int at = loop < 0 ? part : loop + 1;
            step.results().forEach(result -> from.put(result, at));
        }
        return parts;
    }

    /// What is read after a part: by its loop, by what follows, by who asks for outputs.
    private Set<Value> readAfter(List<List<Program.Step>> parts, List<Program.Step> loops, int part) {
        var read = new HashSet<Value>();
        program.outputs().forEach(output -> read.add(output.value()));
        for (int i = part; i < loops.size(); i++) {
            read.addAll(loops.get(i).op().operands());
            parts.get(i + 1).forEach(step -> read.addAll(step.op().operands()));
        }
        return read;
    }

    /// Steps outside the loop: every delivery has memory of its own.
    private Section straight(List<Program.Step> steps, Set<Value> readLater) {
        var schedule = new Schedule(steps);
        var stores = new HashMap<Value, List<Home>>();
        var copies = new HashMap<Program.Step, Phase>();
        for (var step : steps) {
            for (var result : step.results()) {
                if (step.op() instanceof Op.Deliver || step.op() instanceof Op.Credit) {
                    var into = Deliveries.into(step, result);
                    copies.put(step, new Phase.Copy(home(into), home(result), result.tensor()));
                } else if (readLater.contains(result) || schedule.isReadElsewhere(result)) {
                    stores.put(result, List.of(home(result)));
                }
            }
        }
        var phases = new ArrayList<Phase>();
        for (var phase : schedule.phases()) {
            switch (phase) {
                case Phase.Delivery(var _, var step) ->
                    Optional.ofNullable(copies.get(step)).ifPresent(phases::add);
                case Phase.Crediting(var _, var step) ->
                    Optional.ofNullable(copies.get(step)).ifPresent(phases::add);
                default -> {}
            }
            phases.add(phase);
        }
        return new Section(phases, homes, stores);
    }

    private Home home(Value value) {
        return homes.computeIfAbsent(value, slots::of);
    }

    static BitSet needed(Program program) {
        var needed = new BitSet();
        program.outputs().forEach(output -> needed.set(output.value().id()));
        for (var step : program.steps().reversed()) {
            if (isNeeded(needed, step)) {
                step.op().operands().forEach(operand -> needed.set(operand.id()));
            }
        }
        return needed;
    }

    static boolean isNeeded(BitSet needed, Program.Step step) {
        return step.results().stream().anyMatch(result -> needed.get(result.id()));
    }
}
