package synfire.kernels.arrays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import synfire.ir.Axis;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// Sorts steps into as few phases as their order allows.
///
/// Time is counted in turns: first come the numbers of a turn, then its loops over cells, then its
/// deliveries. A step takes the first turn at which its operands are there; then steps over cells that only
/// later loops
/// over
/// the same cells read wait for those, where they need not be kept in memory.
final class Schedule {

    private static final int NUMBERS = 0;
    private static final int CELLS = 1;
    private static final int DELIVERIES = 2;
    private static final int KINDS = 3;

    /// A phase to be: its moment, and for loops over cells the axes.
    record Moment(int at, List<Axis> axes) {

        boolean isNumbers() {
            return at % KINDS == NUMBERS;
        }
    }

    private final List<Program.Step> steps;
    private final Map<Value, Moment> defined = new HashMap<>();
    private final Map<Value, Program.Step> definedBy = new HashMap<>();

    Schedule(List<Program.Step> steps) {
        this.steps = List.copyOf(steps);
        for (var step : this.steps) {
            var moment = moment(step);
            step.results().forEach(result -> {
                defined.put(result, moment);
                definedBy.put(result, step);
            });
        }
    }

    /// Lets steps wait for the loop that reads them. One that reads a value which is overwritten before
    /// does not wait.
    ///
    /// @param overwritten values whose memory changes
    /// @param next for each value whose memory takes that of another once it is there, the other
    void sink(Set<Value> overwritten, Map<Value, Value> next) {
        var readers = new HashMap<Value, List<Program.Step>>();
        for (var step : steps) {
            step.op()
                    .operands()
                    .forEach(operand -> readers.computeIfAbsent(operand, _ -> new ArrayList<>())
                            .add(step));
        }
        for (var step : steps) {
            if (step.op() instanceof Op.Events(var x, var _) && defines(x)) {
                delay(step, readers);
            }
        }
        for (var step : steps.reversed()) {
            var here = of(step);
            if (here.at() % KINDS != CELLS
                    || step.op() instanceof Op.Events
                    || step.op() instanceof Op.Put
                    || step.op() instanceof Op.Gather
                    || step.op().operands().stream().anyMatch(overwritten::contains)) {
                continue;
            }
            var all = step.results().stream()
                    .flatMap(result -> readers.getOrDefault(result, List.of()).stream())
                    .map(this::of)
                    .toList();
            if (!all.isEmpty()
                    && all.stream()
                            .allMatch(each -> each.at() > here.at()
                                    && each.at() % KINDS == CELLS
                                    && each.axes().equals(here.axes()))) {
                int at = all.stream().mapToInt(Moment::at).min().getAsInt();
                if (step.op().operands().stream().anyMatch(operand -> isReplacedBefore(next.get(operand), at))) {
                    continue;
                }
                step.results().forEach(result -> defined.put(result, new Moment(at, here.axes())));
            }
        }
    }

    /// Lets events that only give credit wait for the last loop over their cells, and the credit for them,
    /// so that what
    /// they are computed from is computed once.
    private void delay(Program.Step events, Map<Value, List<Program.Step>> readers) {
        var here = of(events);
        int last = steps.stream()
                .map(this::of)
                .filter(each -> each.at() % KINDS == CELLS && each.axes().equals(here.axes()))
                .mapToInt(Moment::at)
                .max()
                .orElse(here.at());
        var credits = readers.getOrDefault(events.result(), List.of());
        boolean free = credits.stream()
                .allMatch(step -> step.op() instanceof Op.Full full
                        && full.product() == FullProduct.CREDIT
                        && at(full.given().get(2)) < last
                        && !readers.containsKey(step.result()));
        if (last > here.at() && free) {
            defined.put(events.result(), new Moment(last, here.axes()));
            credits.forEach(step -> defined.put(step.result(), new Moment(last + 1, List.of())));
        }
    }

    /// Whether a value is there, in the place of another, before a moment.
    private boolean isReplacedBefore(@Nullable Value replacement, int at) {
        return replacement != null
                && (isMove(java.util.Objects.requireNonNull(defined.get(replacement))) || at(replacement) < at);
    }

    List<Program.Step> steps() {
        return steps;
    }

    /// When a value is defined; −1 for one that comes from outside.
    int at(Value value) {
        var moment = defined.get(value);
        return moment == null ? -1 : moment.at();
    }

    boolean defines(Value value) {
        return defined.containsKey(value);
    }

    /// The step that defines a value in here.
    Program.Step definition(Value value) {
        return java.util.Objects.requireNonNull(definedBy.get(value));
    }

    Moment of(Program.Step step) {
        return java.util.Objects.requireNonNull(defined.get(step.results().getFirst()));
    }

    /// Whether a phase leaves a value in memory for another to read.
    boolean isReadElsewhere(Value value) {
        var here = defined.get(value);
        return here != null
                && !here.isNumbers()
                && steps.stream()
                        .anyMatch(step -> (!of(step).equals(here) || isMove(here))
                                && step.op().operands().contains(value));
    }

    /// What moves values between cells leaves them in memory even for what comes right after it.
    private static boolean isMove(Moment moment) {
        return moment.at() % KINDS == DELIVERIES;
    }

    /// The phases, without copies and logs.
    List<Phase> phases() {
        var byMoment = new TreeMap<Integer, Map<List<Axis>, List<Program.Step>>>();
        for (var step : steps) {
            var moment = of(step);
            byMoment.computeIfAbsent(moment.at(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(moment.axes(), _ -> new ArrayList<>())
                    .add(step);
        }
        var phases = new ArrayList<Phase>();
        byMoment.forEach((at, groups) -> groups.forEach((axes, group) -> {
            switch (at % KINDS) {
                case NUMBERS -> phases.add(new Phase.Scalars(group));
                case CELLS -> phases.add(new Phase.Cells(axes, group));
                default ->
                    group.forEach(
                            step -> phases.add(Products.is(step) ? Products.phase(step) : Deliveries.phase(step)));
            }
        }));
        return phases;
    }

    private Moment moment(Program.Step step) {
        var axes = axes(step);
        boolean moves = Deliveries.is(step) || Products.is(step) || step.op() instanceof Op.Reduce;
        int kind = moves ? DELIVERIES : axes.isEmpty() ? NUMBERS : CELLS;
        int from = 0;
        for (var operand : step.op().operands()) {
            from = Math.max(from, after(defined.get(operand), kind, axes));
        }
        if (step.op() instanceof Op.Put(var line, var _, var _, var _)) {
            // in place, so after all that read the line as it was
            for (var reader : steps.subList(0, steps.indexOf(step))) {
                if (reader.op().operands().contains(line)) {
                    from = Math.max(from, after(of(reader), kind, axes));
                }
            }
        }
        while (from % KINDS != kind) {
            from++;
        }
        return new Moment(from, axes);
    }

    /// The first moment at which something may follow what is defined at another.
    private static int after(@Nullable Moment before, int kind, List<Axis> axes) {
        if (before == null) {
            return 0;
        }
        boolean together = before.at() % KINDS == kind && before.axes().equals(axes);
        return together ? before.at() : before.at() + 1;
    }

    /// The axes that a step loops over.
    static List<Axis> axes(Program.Step step) {
        if (Products.is(step)) {
            return List.of();
        }
        return switch (step.op()) {
            case Op.Deliver _,
                    Op.DeliverLate _,
                    Op.DeliverDrawn _,
                    Op.DeliverProcedural _,
                    Op.Visit _,
                    Op.Collect _,
                    Op.Credit _,
                    Op.Full _,
                    Op.Reduce _ -> List.of();
            case Op.Put put -> put.x().tensor().without(put.axis()).axes();
            case Op.Events(var x, var _) -> x.axes();
            default -> step.results().getFirst().axes();
        };
    }
}
