package synfire.llvm.emit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.kernels.arrays.Home;
import synfire.kernels.arrays.Phase;

/// A loop over cells, one vector after the other; over rows of cells where there are two axes.
///
/// ```
/// pre:   bases, numbers
/// row:   %r = phi …                  ; two axes only
/// loop:  %i = phi …                  ; number of the vector, from the first of this thread on
///        load, compute, collect events, store
///        br loop
/// ```
final class CellsCode {

    private final Code code;
    private final Memory memory;
    private final SectionCode section;
    private final Phase.Cells cells;
    private final String label;
    private final Axis inner;
    private final Optional<Axis> outer;
    private final Map<Value, Operand> values = new HashMap<>();
    private final Map<Value, String> bases = new HashMap<>();
    private final Map<Program.Step, String> rows = new HashMap<>();
    private final Map<Program.Step, String> lists = new HashMap<>();
    private final Map<Value, Map<Integer, String>> targets = new LinkedHashMap<>();
    private final Map<Value, String> ahead = new HashMap<>();
    private final Optional<AwakeLoop> awake;
    private final RareArms arms;
    private String first = "0";
    private String block = "0";

    /// @param awake how those cells alone are visited that are awake; empty for all
    CellsCode(
            Code code, Memory memory, SectionCode section, Phase.Cells cells, String label, Optional<AwakeLoop> awake) {
        this.awake = awake;
        this.code = code;
        this.memory = memory;
        this.section = section;
        this.cells = cells;
        this.label = label;
        this.inner = cells.axes().getLast();
        this.outer = cells.axes().size() == 2 ? Optional.of(cells.axes().getFirst()) : Optional.empty();
        this.arms = outer.isPresent()
                ? RareArms.of(cells.steps(), value -> !section.stores(value).isEmpty())
                : RareArms.none(cells.steps());
    }

    void write() {
        prepare();
        if (awake.isPresent()) {
            awake(awake.get());
        } else if (outer.isPresent()) {
            rows();
        } else {
            vectors(label, "0");
        }
    }

    /// Numbers and bases that no turn changes.
    private void prepare() {
        for (var step : cells.steps()) {
            for (var operand : step.op().operands()) {
                if (values.containsKey(operand) || bases.containsKey(operand) || isDefinedHere(operand)) {
                    continue;
                }
                if (operand.axes().isEmpty()) {
                    values.put(operand, section.number(operand));
                } else {
                    var base = section.base(operand);
                    bases.put(operand, base);
                    if (outer.isPresent()
                            && section.goesBack()
                            && section.home(operand).perStep()) {
                        var back = code.let("sub i64 0, " + memory.bytes(operand.tensor()));
                        ahead.put(operand, code.offset(base, back));
                    }
                }
            }
            switch (step.op()) {
                case Op.Gather(var line, var index, var _) -> rows.put(step, row(line, index));
                case Op.Put(var line, var _, var index, var _) -> rows.put(step, row(line, index));
                case Op.Events _ -> {
                    var list = memory.list(section.home(step.result()).slot(), "%thread");
                    lists.put(step, list);
                    if (outer.isEmpty()) {
                        code.line("store i64 0, ptr " + list + ", align 8");
                    }
                }
                default -> {}
            }
            if (!(step.op() instanceof Op.Put) && !(step.op() instanceof Op.Events)) {
                for (var result : step.results()) {
                    var to = new LinkedHashMap<Integer, String>();
                    for (var home : section.stores(result)) {
                        to.put(to.size(), memory.base(home, result.tensor()));
                    }
                    targets.put(result, to);
                }
            }
        }
    }

    private boolean isDefinedHere(Value value) {
        return cells.steps().stream()
                .anyMatch(
                        step -> !(step.op() instanceof Op.Put) && step.results().contains(value));
    }

    private String row(Value line, Value index) {
        var base = section.base(line);
        var number = section.index(values.containsKey(index) ? at(index) : section.number(index));
        var slice =
                new TensorType(line.dtype(), line.axes().subList(1, line.axes().size()));
        return code.offset(base, code.let("mul i64 " + number + ", " + memory.bytes(slice)));
    }

    private void rows() {
        var length = memory.length(outer.orElseThrow());
        var any = code.let("icmp sgt i64 " + length + ", 0");
        code.line("br label %" + label + "_pre");
        code.label(label + "_pre");
        code.line("br i1 " + any + ", label %" + label + "_row, label %" + label + "_out");
        code.label(label + "_row");
        var r = "%" + label + "_r";
        code.line(r + " = phi i64 [ 0, %" + label + "_pre ], [ " + r + "1, %" + label + "_end ]");
        for (var step : cells.steps()) {
            if (step.op() instanceof Op.Events(var _, var source)) {
                lists.put(step, memory.list(list(step), source, r));
                code.line("store i64 0, ptr " + list(step) + ", align 8");
            }
        }
        vectors(label + "_in", r);
        code.line("br label %" + label + "_end");
        code.label(label + "_end");
        code.line(r + "1 = add nuw nsw i64 " + r + ", 1");
        var more = code.let("icmp slt i64 " + r + "1, " + length);
        code.line("br i1 " + more + ", label %" + label + "_row, label %" + label + "_out");
        code.label(label + "_out");
    }

    /// As [#vectors], those that are awake.
    private void awake(AwakeLoop loop) {
        var rest = loop.rest();
        for (var step : cells.steps()) {
            if (step.op() instanceof Op.Gather(var line, var index, var _)
                    && rest.lines().contains(section.home(line).slot())) {
                var slot = section.index(values.containsKey(index) ? at(index) : section.number(index));
                AwakeLoop.wakeDue(code, memory, inner, section.home(line).slot(), slot);
            }
        }
        loop.write(vector -> {
            block = vector;
            first = code.times(vector, code.lanes().width());
            var watch = new Watch(code);
            body(label, "0", "0", Optional.of(watch));
            return watch.any();
        });
        lists.values().forEach(list -> code.line("call void @ascend(ptr " + list + ")"));
    }

    private void vectors(String name, String row) {
        int width = code.lanes().width();
        var start = outer.isPresent() ? code.let("mul i64 " + row + ", " + memory.padded(inner)) : "0";
        var from = memory.first(inner);
        var end = memory.end(inner);
        var any = code.let("icmp slt i64 " + from + ", " + end);
        code.line("br label %" + name + "_start");
        code.label(name + "_start");
        code.line("br i1 " + any + ", label %" + name + "_loop, label %" + name + "_done");
        code.label(name + "_loop");
        block = "%" + name + "_b";
        code.line(block + " = phi i64 [ " + from + ", %" + name + "_start ], [ " + block + "1, %" + name + "_next ]");
        first = code.times(block, width);
        body(name, row, start, Optional.empty());
        code.line("br label %" + name + "_next");
        code.label(name + "_next");
        code.line(block + "1 = add nuw nsw i64 " + block + ", 1");
        var more = code.let("icmp slt i64 " + block + "1, " + end);
        code.line("br i1 " + more + ", label %" + name + "_loop, label %" + name + "_done");
        code.label(name + "_done");
    }

    private void body(String name, String row, String start, Optional<Watch> watch) {
        var elementwise = new Elementwise(code, block);
        var here = new HashMap<>(values);
        for (var step : arms.steps()) {
            var arm = arms.arms().get(step);
            if (arm != null) {
                rarely(step, arm, here, elementwise, name, row, start);
                continue;
            }
            switch (step.op()) {
                case Op.Gather(var line, var _, var _) -> {
                    var read = code.load(step.result().dtype(), true, element(rowOf(step), step.result(), here(start)));
                    here.put(step.result(), read);
                    watch.filter(_ -> isWatched(section.home(line))).ifPresent(each -> each.isSomething(read));
                }
                case Op.Put(var _, var slice, var _, var _) ->
                    code.store(code.as(read(here, slice, row, start), true), element(rowOf(step), slice, here(start)));
                case Op.Events(var x, var _) -> {
                    var events =
                            new EventsCode(code, name + "_ev" + step.result().id());
                    var fired = read(here, x, row, start);
                    events.collect(fired, first, memory.length(inner), list(step), numbers());
                    watch.ifPresent(each -> each.isSomething(fired));
                }
                case Op.Iota(var axis)
                when axis.equals(inner) && !numbers().isEmpty() -> {
                    var cell = code.load(DType.I32, true, code.offset(numbers(), code.times(first, Integer.BYTES)));
                    here.put(step.result(), code.cast("sext", cell, DType.I64));
                }
                default -> compute(step, here, elementwise, row, start);
            }
        }
        watch.ifPresent(each -> watchConditions(each, here));
        for (var target : targets.entrySet()) {
            var value = target.getKey();
            for (var each : target.getValue().entrySet()) {
                var home = section.stores(value).get(each.getKey());
                var now = code.as(Objects.requireNonNull(here.get(value)), true);
                var address = element(each.getValue(), value, here(start));
                watch.filter(_ -> isWatched(home))
                        .ifPresent(w -> w.differs(code.load(value.dtype(), true, address), now));
                var changes = changes(value, home).map(condition -> read(here, condition, row, start));
                var place = name + "_" + value.id() + "_" + each.getKey();
                changes.ifPresent(condition -> skipUnless(condition, place));
                if (home.perStep() && outer.isPresent() && value.dtype().isFloat()) {
                    code.storeOnce(now, address);
                } else {
                    code.store(now, address);
                }
                changes.ifPresent(_ -> {
                    code.line("br label %" + place + "_kept");
                    code.label(place + "_kept");
                });
            }
        }
    }

    private void compute(
            Program.Step step, Map<Value, Operand> here, Elementwise elementwise, String row, String start) {
        var operands = step.op().operands().stream()
                .map(operand -> read(here, operand, row, start))
                .toList();
        var results = step.results().stream()
                .map(result -> SectionCode.asLanes(result, cells.axes()))
                .toList();
        var made = elementwise.of(lanes(step.op(), row), results, operands);
        for (int i = 0; i < made.size(); i++) {
            here.put(step.results().get(i), made.get(i));
        }
    }

    /// A choice one arm of which is computed where some cell of the vector takes it.
    private void rarely(
            Program.Step step,
            RareArms.Arm arm,
            Map<Value, Operand> here,
            Elementwise elementwise,
            String name,
            String row,
            String start) {
        var choice = (Op.Select) step.op();
        var inside = arm.steps().stream().map(Program.Step::result).toList();
        for (var each : arm.steps()) {
            each.op().operands().stream()
                    .filter(operand -> !inside.contains(operand))
                    .forEach(operand -> read(here, operand, row, start));
        }
        var condition = read(here, choice.condition(), row, start);
        var usual = code.as(read(here, arm.whenTrue() ? choice.whenFalse() : choice.whenTrue(), row, start), true);
        var label = name + "_arm" + step.result().id();
        int width = code.lanes().width();
        var bits = code.let("bitcast " + code.typed(condition) + " to i" + width);
        var none = code.let("icmp eq i" + width + " " + bits + ", " + (arm.whenTrue() ? 0 : -1));
        code.line("br label %" + label + "_test");
        code.label(label + "_test");
        code.line("br i1 " + none + ", label %" + label + "_join, label %" + label + "_rare");
        code.label(label + "_rare");
        arm.steps().forEach(each -> compute(each, here, elementwise, row, start));
        compute(step, here, elementwise, row, start);
        var chosen = code.as(read(here, step.result(), row, start), true);
        code.line("br label %" + label + "_join");
        code.label(label + "_join");
        var joined = code.let("phi " + code.type(chosen) + " [ " + usual.text() + ", %" + label + "_test ], [ "
                + chosen.text() + ", %" + label + "_rare ]");
        here.put(step.result(), new Operand(joined, chosen.dtype(), true, false));
    }

    /// The first element of this turn in a value that has all axes of the loop.
    private String here(String start) {
        return outer.isPresent() ? code.let("add i64 " + start + ", " + first) : first;
    }

    /// The cell at each place, where places are not the numbers of cells; else empty.
    private String numbers() {
        return awake.filter(loop -> loop.rest().isUnordered())
                .map(_ -> Memory.cells(inner))
                .orElse("");
    }

    private boolean isWatched(Home home) {
        return !home.perStep()
                && awake.stream()
                        .anyMatch(loop -> loop.rest().carries().contains(home.slot())
                                || loop.rest().lines().contains(home.slot()));
    }

    private void watchConditions(Watch watch, Map<Value, Operand> here) {
        awake.ifPresent(loop -> loop.rest().conditions().forEach((value, becomes) -> {
            if (here.containsKey(value)) {
                watch.isNotYet(Objects.requireNonNull(here.get(value)), becomes);
            } else {
                section.known(value).ifPresent(number -> watch.isNotYet(number, becomes));
            }
        }));
    }

    /// Where an integer differs from what its memory holds already: it notes when something happened, which is rare.
    private Optional<Value> changes(Value value, Home home) {
        return cells.steps().stream()
                .filter(step -> step.results().contains(value) && !value.dtype().isFloat())
                .map(Program.Step::op)
                .filter(op -> op instanceof Op.Select(var _, var _, var before)
                        && !isDefinedHere(before)
                        && !before.axes().isEmpty()
                        && section.home(before).equals(home))
                .map(op -> ((Op.Select) op).condition())
                .filter(condition -> condition.axes().contains(inner))
                .findFirst();
    }

    private void skipUnless(Operand condition, String label) {
        int width = code.lanes().width();
        var bits = code.let("bitcast " + code.typed(condition) + " to i" + width);
        code.line("br i1 " + code.let("icmp ne i" + width + " " + bits + ", 0") + ", label %" + label
                + "_changed, label %" + label + "_kept");
        code.label(label + "_changed");
    }

    /// The index along the inner axis becomes that along the lanes.
    private Op lanes(Op op, String row) {
        return op instanceof Op.Iota(var axis) && axis.equals(inner) ? new Op.Iota(Axis.LANE) : op;
    }

    private Operand read(Map<Value, Operand> here, Value value, String row, String start) {
        var known = here.get(value);
        if (known != null) {
            return known;
        }
        var base = Objects.requireNonNull(bases.get(value), () -> value + " has no base");
        boolean wide = value.axes().contains(inner);
        boolean rowed = outer.isPresent() && value.axes().contains(outer.orElseThrow());
        var at = !wide ? row : rowed ? here(start) : first;
        var loaded = code.load(value.dtype(), wide, element(base, value, at));
        if (wide && ahead.containsKey(value)) {
            code.soon(element(Objects.requireNonNull(ahead.get(value)), value, at));
        }
        here.put(value, loaded);
        return loaded;
    }

    private String element(String base, Value like, String at) {
        return code.offset(base, code.times(at, like.dtype().bytes()));
    }

    private Operand at(Value value) {
        return Objects.requireNonNull(values.get(value));
    }

    private String rowOf(Program.Step step) {
        return Objects.requireNonNull(rows.get(step));
    }

    private String list(Program.Step step) {
        return Objects.requireNonNull(lists.get(step));
    }
}
