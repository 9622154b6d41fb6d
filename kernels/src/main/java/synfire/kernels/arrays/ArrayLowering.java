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
        var loop = program.steps().stream()
                .filter(step -> step.op() instanceof Op.Scan && isNeeded(needed, step))
                .findFirst();
        var early = new ArrayList<Program.Step>();
        var late = new ArrayList<Program.Step>();
        var afterLoop = new HashSet<Value>(loop.map(Program.Step::results).orElse(List.of()));
        for (var step : program.steps()) {
            if ((loop.isPresent() && step.equals(loop.get())) || !isNeeded(needed, step)) {
                continue;
            }
            if (step.op().operands().stream().anyMatch(afterLoop::contains)) {
                afterLoop.addAll(step.results());
                late.add(step);
            } else {
                early.add(step);
            }
        }
        var readLater = new HashSet<Value>();
        program.outputs().forEach(output -> readLater.add(output.value()));
        late.forEach(step -> readLater.addAll(step.op().operands()));
        loop.ifPresent(step -> readLater.addAll(step.op().operands()));
        var before = straight(early, readLater);
        var draft = loop.map(step -> new LoopLowering((Op.Scan) step.op(), step, slots, homes));
        var entry = new ArrayList<>(before.phases());
        draft.ifPresent(each -> entry.addAll(each.entry()));
        before = new Section(entry, homes, before.stores());
        var body = draft.map(LoopLowering::lowered).orElse(Section.empty());
        var after = straight(late, readLater);
        var outputs = new LinkedHashMap<String, Integer>();
        program.outputs()
                .forEach(output ->
                        outputs.put(output.name(), home(output.value()).slot()));
        var time = loop.map(step -> ((Op.Scan) step.op()).axis()).orElse(Axis.TIME);
        return new ArrayProgram(program, slots.all(), inputs, outputs, time, before, body, after);
    }

    /// Steps outside the loop: every delivery has memory of its own.
    private Section straight(List<Program.Step> steps, Set<Value> readLater) {
        var schedule = new Schedule(steps);
        var stores = new HashMap<Value, List<Home>>();
        var copies = new HashMap<Program.Step, Phase>();
        for (var step : steps) {
            for (var result : step.results()) {
                if (step.op() instanceof Op.Deliver deliver) {
                    copies.put(step, new Phase.Copy(home(deliver.into()), home(result), result.tensor()));
                } else if (readLater.contains(result) || schedule.isReadElsewhere(result)) {
                    stores.put(result, List.of(home(result)));
                }
            }
        }
        var phases = new ArrayList<Phase>();
        for (var phase : schedule.phases()) {
            if (phase instanceof Phase.Delivery delivery) {
                Optional.ofNullable(copies.get(delivery.step())).ifPresent(phases::add);
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
