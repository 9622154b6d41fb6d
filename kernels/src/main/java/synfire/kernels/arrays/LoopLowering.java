package synfire.kernels.arrays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import synfire.ir.EventsType;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// The loop over time: carries in place where that is safe, per-step outputs where they belong.
///
/// A carry's memory is overwritten by its next value in the phase that computes it. Where a later phase
/// still reads the old value, the next one waits in memory of its own until the end of the step.
final class LoopLowering {

    private final Op.Scan scan;
    private final Slots slots;
    private final Map<Value, Home> outer;
    private final Program body;
    private final Schedule schedule;
    private final Map<Value, Home> homes = new HashMap<>();
    private final Map<Value, List<Home>> stores = new HashMap<>();
    private final List<Phase> first = new ArrayList<>();
    private final List<Phase> last = new ArrayList<>();
    private final Map<Program.Step, List<Phase>> copies = new HashMap<>();
    private final Map<Value, Value> sharedWith = new HashMap<>();
    private final Transpositions transposed;

    /// @param outer homes of the values outside, to which those of the loop's results are added
    LoopLowering(Op.Scan scan, Program.Step step, Slots slots, Map<Value, Home> outer) {
        this.scan = scan;
        this.slots = slots;
        this.outer = outer;
        this.body = scan.body();
        var needed = ArrayLowering.needed(body);
        this.schedule = new Schedule(body.steps().stream()
                .filter(each -> ArrayLowering.isNeeded(needed, each))
                .toList());
        this.transposed = new Transpositions(slots, this::home);
        var carried = body.inputs().subList(0, scan.carries().size()).stream()
                .map(Program.Input::value)
                .collect(Collectors.toSet());
        var overwritten = new HashSet<Value>();
        schedule.steps().stream()
                .filter(Deliveries::addsInPlace)
                .forEach(each -> each.results().forEach(result -> overwritten.add(Deliveries.into(each, result))));
        if (schedule.steps().stream().anyMatch(each -> each.op() instanceof Op.Full)) {
            schedule.sink(overwritten, next());
        }
        inputs();
        results(step);
        schedule.steps().forEach(each -> transposed.before(each, x -> schedule.defines(x) || carried.contains(x)));
    }

    private void inputs() {
        int c = scan.carries().size();
        for (int i = 0; i < body.inputs().size(); i++) {
            var inner = body.inputs().get(i).value();
            int x = i - c;
            if (i < c) {
                homes.put(inner, slots.of(inner));
            } else if (x < scan.xs().size()) {
                homes.put(inner, new Home(at(scan.xs().get(x)).slot(), true));
            } else {
                homes.put(inner, at(scan.constants().get(x - scan.xs().size())));
            }
        }
    }

    /// For each carry that something in the loop computes anew, what that is.
    private Map<Value, Value> next() {
        var next = new HashMap<Value, Value>();
        for (int i = 0; i < scan.carries().size(); i++) {
            var after = body.outputs().get(i).value();
            if (schedule.defines(after)) {
                next.put(body.inputs().get(i).value(), after);
            }
        }
        return next;
    }

    private Home at(Value value) {
        return Objects.requireNonNull(outer.get(value), () -> value + " has no home");
    }

    private void results(Program.Step step) {
        shareMemory();
        for (int i = 0; i < scan.carries().size(); i++) {
            outer.put(step.results().get(i), at(i));
        }
        for (int i = 0; i < scan.carries().size(); i++) {
            carry(body.inputs().get(i).value(), body.outputs().get(i).value());
        }
        var kept = new LinkedHashMap<Value, Home>();
        for (int i = scan.carries().size(); i < body.outputs().size(); i++) {
            var inner = body.outputs().get(i).value();
            var result = step.results().get(i);
            if (schedule.defines(inner) && schedule.definition(inner).op() instanceof Op.Dense(var events)) {
                var type = (EventsType) events.type();
                var log = kept.computeIfAbsent(inner, _ -> slots.take(new Slot.EventLog(type.source(), scan.axis())));
                outer.put(result, log);
            } else {
                outer.put(result, slots.of(result));
                output(inner, new Home(outer.get(result).slot(), true));
            }
        }
        kept.forEach((dense, log) -> {
            var events = ((Op.Dense) schedule.definition(dense).op()).events();
            last.add(new Phase.Log(home(events).slot(), log.slot()));
        });
    }

    private Home at(int carry) {
        return Objects.requireNonNull(homes.get(body.inputs().get(carry).value()));
    }

    /// Lets a delivery add, and a line be written, in the memory of what was there before, where nothing
    /// else reads that afterwards.
    private void shareMemory() {
        for (var step : schedule.steps()) {
            switch (step.op()) {
                case Op.Deliver deliver
                when isFreeAfter(deliver.into(), step) -> sharedWith.put(step.result(), deliver.into());
                case Op.DeliverDrawn deliver
                when isFreeAfter(deliver.into(), step) -> sharedWith.put(step.result(), deliver.into());
                case Op.DeliverProcedural deliver
                when isFreeAfter(deliver.into(), step) -> sharedWith.put(step.result(), deliver.into());
                case Op.DeliverLate deliver
                when isFreeAfter(deliver.line(), step) -> sharedWith.put(step.result(), deliver.line());
                case Op.Credit credit
                when isFreeAfter(credit.into(), step) -> sharedWith.put(step.result(), credit.into());
                case Op.Full full
                when full.product() != FullProduct.COLLECT
                        && isFreeAfter(full.given().getFirst(), step) ->
                    sharedWith.put(step.result(), full.given().getFirst());
                case Op.Visit _ -> shareVisited(step);
                case Op.Put put when isFreeAfter(put.x(), step) -> sharedWith.put(step.result(), put.x());
                default -> {}
            }
        }
    }

    /// A value that a visit reads besides is not changed under its hands.
    private void shareVisited(Program.Step step) {
        for (var result : step.results()) {
            var into = Deliveries.into(step, result);
            long reads = step.op().operands().stream().filter(into::equals).count();
            if (reads == 1 && isFreeAfter(into, step)) {
                sharedWith.put(result, into);
            }
        }
    }

    private boolean isFreeAfter(Value value, Program.Step writer) {
        var outputs =
                isStoredAtOnce(value) ? body.outputs().subList(0, scan.carries().size()) : body.outputs();
        boolean output = outputs.stream().anyMatch(each -> each.value().equals(value));
        boolean outside = body
                .inputs()
                .subList(scan.carries().size(), body.inputs().size())
                .stream()
                .anyMatch(input -> input.value().equals(value));
        return !output
                && !outside
                && schedule.steps().stream()
                        .filter(step ->
                                !step.equals(writer) && step.op().operands().contains(value))
                        .allMatch(step -> isBefore(step, writer));
    }

    /// Whether a per-step output goes to its place in the loop that computes it, whatever becomes of its
    /// memory.
    private boolean isStoredAtOnce(Value value) {
        return schedule.defines(value)
                && !Deliveries.is(schedule.definition(value))
                && !(schedule.definition(value).op() instanceof Op.Reduce);
    }

    /// Whether a step has run when another begins; for lines also within a loop over cells, which touches
    /// them one cell after the other.
    private boolean isBefore(Program.Step step, Program.Step other) {
        var here = schedule.of(step);
        var there = schedule.of(other);
        return here.at() < there.at()
                || (other.op() instanceof Op.Put
                        && here.equals(there)
                        && schedule.steps().indexOf(step) < schedule.steps().indexOf(other));
    }

    /// What a value's memory belongs to first: the start of its chain of deliveries.
    private Value root(Value value) {
        var root = value;
        while (sharedWith.containsKey(root)) {
            root = sharedWith.get(root);
        }
        return root;
    }

    private void carry(Value before, Value after) {
        if (after.equals(before)) {
            return;
        }
        var memory = Objects.requireNonNull(homes.get(before));
        var root = root(after);
        if (root.equals(before)) {
            return;
        }
        if (!schedule.defines(root) && !isCarried(root)) {
            last.add(new Phase.Copy(Objects.requireNonNull(homes.get(root)), memory, after.tensor()));
        } else if (!schedule.defines(root)) {
            var waiting = slots.of(after);
            first.add(new Phase.Copy(Objects.requireNonNull(homes.get(root)), waiting, after.tensor()));
            last.add(new Phase.Copy(waiting, memory, after.tensor()));
        } else if (schedule.definition(root).op() instanceof Op.Put put
                && put.x().equals(before)) {
            homes.put(root, memory);
        } else if (isInPlace(before, root) && !homes.containsKey(root)) {
            homes.put(root, memory);
            store(root, memory);
        } else {
            last.add(new Phase.Copy(home(after), memory, after.tensor()));
        }
    }

    private boolean isCarried(Value value) {
        return body.inputs().subList(0, scan.carries().size()).stream()
                .anyMatch(input -> input.value().equals(value));
    }

    /// Whether nothing reads the old value, or what was added to it in its memory, once the new one is there.
    private boolean isInPlace(Value before, Value root) {
        var definition = schedule.definition(root);
        if (movesValues(definition)) {
            return false;
        }
        var moment = schedule.of(definition);
        return schedule.steps().stream()
                        .filter(step -> step.op().operands().stream()
                                .anyMatch(operand -> root(operand).equals(before)))
                        .allMatch(step -> schedule.of(step).equals(moment)
                                || schedule.of(step).at() < moment.at())
                && body.outputs().subList(scan.carries().size(), body.outputs().size()).stream()
                        .noneMatch(output -> !isStoredAtOnce(output.value())
                                && schedule.defines(output.value())
                                && root(output.value()).equals(before))
                && body.outputs().subList(0, scan.carries().size()).stream()
                        .noneMatch(output -> output.value().equals(before));
    }

    /// Whether a step writes to one place alone, between loops over cells.
    private static boolean movesValues(Program.Step step) {
        return Deliveries.is(step) || Products.is(step) || step.op() instanceof Op.Reduce;
    }

    private void output(Value inner, Home to) {
        if (!schedule.defines(inner)) {
            first.add(new Phase.Copy(Objects.requireNonNull(homes.get(inner)), to, inner.tensor()));
        } else if (!isStoredAtOnce(inner)) {
            // before the next values of carries come to memory that it may share
            last.addFirst(new Phase.Copy(home(inner), to, inner.tensor()));
        } else {
            store(inner, to);
        }
    }

    private void store(Value value, Home home) {
        stores.computeIfAbsent(value, _ -> new ArrayList<>()).add(home);
    }

    /// The home of a value that must have one.
    private Home home(Value value) {
        var root = root(value);
        var known = homes.get(root);
        if (known == null) {
            known = slots.of(root);
            homes.put(root, known);
            if (schedule.defines(root) && !Deliveries.is(schedule.definition(root))) {
                store(root, known);
            }
        }
        homes.put(value, known);
        return known;
    }

    /// What is done before the first step: carries take their initial values.
    List<Phase> entry() {
        var copies = new ArrayList<Phase>();
        for (int i = 0; i < scan.carries().size(); i++) {
            var initial = scan.carries().get(i);
            copies.add(new Phase.Copy(at(initial), at(i), initial.tensor()));
        }
        copies.addAll(transposed.phases());
        return copies;
    }

    Section lowered() {
        for (var step : schedule.steps()) {
            if (Deliveries.addsInPlace(step)) {
                for (var result : step.results()) {
                    if (sharedWith.containsKey(result)) {
                        home(result);
                    } else {
                        var into = Deliveries.into(step, result);
                        copies.computeIfAbsent(step, _ -> new ArrayList<>())
                                .add(new Phase.Copy(home(into), home(result), into.tensor()));
                    }
                }
            }
            if (step.op() instanceof Op.Put put) {
                if (!homes.containsKey(root(step.result()))) {
                    throw new IllegalStateException("a line that is written must be carried and free: " + put);
                }
                home(step.result());
            }
            for (var result : step.results()) {
                if (schedule.isReadElsewhere(result) && !(step.op() instanceof Op.Put)) {
                    home(result);
                }
            }
        }
        var phases = new ArrayList<Phase>(first);
        for (var phase : schedule.phases()) {
            switch (phase) {
                case Phase.Delivery(var _, var step) -> copyFirst(step, phases);
                case Phase.LateDelivery(var _, var step) -> copyFirst(step, phases);
                case Phase.DrawnDelivery(var _, var step) -> copyFirst(step, phases);
                case Phase.ProceduralDelivery(var _, var step) -> copyFirst(step, phases);
                case Phase.Crediting(var _, var step) -> copyFirst(step, phases);
                case Phase.AllRows rows -> copyFirst(rows.step(), phases);
                case Phase.Visits(var _, var step) -> copyFirst(step, phases);
                case Phase.Product _,
                        Phase.Scalars _,
                        Phase.Cells _,
                        Phase.Collection _,
                        Phase.Sum _,
                        Phase.Transposition _,
                        Phase.Copy _,
                        Phase.Log _ -> {}
            }
            phases.addAll(transposed.ready(phase));
        }
        phases.addAll(last);
        return KeptCarries.of(new Section(withoutDense(phases), homes, stores), body.valueBound());
    }

    private void copyFirst(Program.Step delivery, List<Phase> phases) {
        phases.addAll(copies.getOrDefault(delivery, List.of()));
    }

    /// Events as zeros and ones are what a log means; nothing computes them.
    private static List<Phase> withoutDense(List<Phase> phases) {
        var kept = new ArrayList<Phase>();
        for (var phase : phases) {
            if (phase instanceof Phase.Cells(var axes, var steps)) {
                var others = steps.stream()
                        .filter(step -> !(step.op() instanceof Op.Dense))
                        .toList();
                if (!others.isEmpty()) {
                    kept.add(new Phase.Cells(axes, others));
                }
            } else {
                kept.add(phase);
            }
        }
        return kept;
    }
}
