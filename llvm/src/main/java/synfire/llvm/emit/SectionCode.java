package synfire.llvm.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.EventsType;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.kernels.Work;
import synfire.kernels.arrays.Home;
import synfire.kernels.arrays.Phase;
import synfire.kernels.arrays.Rest;
import synfire.kernels.arrays.Section;
import synfire.kernels.arrays.Slot;

/// The text of the phases of a section, one after the other. Numbers that all cells share stay in registers
/// from the phase that computes them to the end of the section.
final class SectionCode {

    private final Code code;
    private final Memory memory;
    private final Section section;
    private final String name;
    private final Work moving;
    private final WorkClock clock;
    private final Map<Value, Operand> numbers = new HashMap<>();
    private final Set<Axis> sifted = new HashSet<>();
    private int phase;

    /// @param name begins the labels
    SectionCode(Code code, Memory memory, Section section, String name) {
        this(code, memory, section, name, Work.CELLS);
    }

    /// @param moving what loops over cells do
    SectionCode(Code code, Memory memory, Section section, String name, Work moving) {
        this.moving = moving;
        this.clock = new WorkClock(code, memory.table().counter());
        this.code = code;
        this.memory = memory;
        this.section = section;
        this.name = name;
    }

    void write() {
        boolean apart = false;
        boolean met = false;
        for (var each : section.phases()) {
            phase++;
            switch (each) {
                case Phase.Scalars(var steps) -> scalars(steps);
                case Phase.Cells cells -> {
                    cells(cells);
                    apart |= cells.steps().stream().anyMatch(step -> step.op() instanceof Op.Events);
                }
                case Phase.Delivery(var op, var step) -> {
                    met |= meetAfter(apart);
                    apart = false;
                    deliver(op, step.result());
                }
                case Phase.Collection(var op, var step) ->
                    new CollectionCode(code, memory, this, label("collection")).write(op, step.result());
                case Phase.Crediting(var op, var step) ->
                    new CreditCode(code, memory, this, label("credit")).write(op, step.result());
                case Phase.AllRows(var op, var step, int transposed) -> {
                    if (op.product() == FullProduct.COLLECT) {
                        new MatrixCode(code, memory, this, label("matrix")).write(op, step.result(), transposed);
                    } else {
                        new AllRowsCode(code, memory, this, label("rows")).write(op, step.result());
                    }
                }
                case Phase.Transposition transposition ->
                    new TranspositionCode(code, memory, label("exchange")).write(transposition);
                case Phase.Sum(var op, var step) ->
                    new SumCode(code, memory, this, label("sum")).write(op, step.result());
                case Phase.DrawnDelivery(var op, var step) -> {
                    met |= meetAfter(apart);
                    apart = false;
                    new DrawnDeliveryCode(code, memory, this, label("drawn")).write(op, step.result());
                }
                case Phase.ProceduralDelivery(var op, var step) -> {
                    met |= meetAfter(apart);
                    apart = false;
                    new ProceduralCode(code, memory, this, label("made"), op).write(step.result());
                }
                case Phase.LateDelivery(var op, var step) -> {
                    met |= meetAfter(apart);
                    apart = false;
                    deliverLate(op, step.result());
                }
                case Phase.Product(var op, var step) -> product(op, step.result());
                case Phase.Visits(var op, var step) ->
                    new VisitCode(code, memory, this, label("visit"), op, step).write();
                case Phase.Copy(var from, var to, var type) -> {
                    var rest = type.axes().isEmpty()
                            ? Optional.<Rest>empty()
                            : rest(type.axes().getLast());
                    if (rest.isPresent()) {
                        copyAwake(to, from, type, rest.get());
                    } else {
                        copy(to, from, type);
                    }
                }
                case Phase.Log(var list, var log) -> log(list, log);
            }
            clock.took(work(each));
        }
        boolean logs = section.phases().stream().anyMatch(each -> each instanceof Phase.Log);
        meetAfter(logs && !met);
    }

    private Work work(Phase phase) {
        return switch (phase) {
            case Phase.Cells _ -> moving;
            case Phase.AllRows(var op, var _, var _) ->
                op.product() == FullProduct.COLLECT ? Work.PRODUCTS : Work.EVENTS;
            case Phase.Transposition _ -> Work.PRODUCTS;
            case Phase.Delivery _,
                    Phase.Collection _,
                    Phase.Crediting _,
                    Phase.DrawnDelivery _,
                    Phase.ProceduralDelivery _,
                    Phase.LateDelivery _,
                    Phase.Product _,
                    Phase.Visits _ -> Work.EVENTS;
            case Phase.Copy(var _, var to, var _) -> to.perStep() ? Work.TAPE : Work.OTHER;
            case Phase.Scalars _, Phase.Sum _, Phase.Log _ -> Work.OTHER;
        };
    }

    /// Deliveries read what other threads have collected.
    private boolean meetAfter(boolean apart) {
        if (apart) {
            new MeetingCode(code).meet(label("meet"));
        }
        return apart;
    }

    private String label(String kind) {
        return name + "_" + kind + phase;
    }

    private void product(Op.Whole op, Value result) {
        if (result.axes().size() > 1 || op instanceof Op.SparseLate) {
            new CopiesCode(code, memory, this, label("product")).write(op, result);
        } else {
            new ProductCode(code, memory, this, label("product")).write(op, result);
        }
    }

    /// When the cells along an axis are at rest, in the loop over time.
    private Optional<Rest> rest(Axis axis) {
        return name.equals(ArrayText.LOOP) ? memory.rest(axis) : Optional.empty();
    }

    private void cells(Phase.Cells cells) {
        var label = label("cells");
        var axis = cells.axes().getLast();
        var rest = cells.axes().size() == 1 ? rest(axis) : Optional.<Rest>empty();
        boolean sifts = sifted.add(axis);
        var awake = rest.map(each -> new AwakeLoop(code, memory, each, label, sifts));
        new CellsCode(code, memory, this, cells, label, awake).write();
    }

    private void deliver(Op.Deliver op, Value result) {
        if (result.axes().size() > 1) {
            new CopiesCode(code, memory, this, label("delivery")).write(op, result);
            return;
        }
        if (!(op.events().type() instanceof EventsType)) {
            new GradedDeliveryCode(code, memory, this, label("delivery")).write(op, result);
            return;
        }
        new DeliveryCode(code, memory, this, label("delivery"))
                .write(op, result, rest(op.rows().post()));
    }

    private void deliverLate(Op.DeliverLate op, Value result) {
        if (!(op.events().type() instanceof EventsType)) {
            new CopiesCode(code, memory, this, label("delivery")).write(op, result);
            return;
        }
        new LateDeliveryCode(code, memory, this, label("delivery"))
                .write(op, result, rest(op.rows().post()));
    }

    private void scalars(List<Program.Step> steps) {
        for (var step : steps) {
            var operands = step.op().operands().stream().map(this::number).toList();
            var results = new Elementwise(code, "0").of(step.op(), step.results(), operands);
            for (int i = 0; i < results.size(); i++) {
                numbers.put(step.results().get(i), results.get(i));
            }
        }
        for (var step : steps) {
            for (var result : step.results()) {
                for (var home : stores(result)) {
                    code.store(number(result), memory.base(home, result.tensor()));
                }
            }
        }
    }

    /// A number that an earlier phase has computed.
    Optional<Operand> known(Value value) {
        return Optional.ofNullable(numbers.get(value));
    }

    /// A value without axes.
    Operand number(Value value) {
        var known = numbers.get(value);
        return known != null ? known : code.load(value.dtype(), false, base(value));
    }

    /// Whether the steps of the loop go back in time.
    boolean goesBack() {
        return moving == Work.ADJOINT;
    }

    Home home(Value value) {
        return Objects.requireNonNull(section.homes().get(value), () -> value + " has no home");
    }

    String base(Value value) {
        return memory.base(home(value), value.tensor());
    }

    List<Home> stores(Value value) {
        return section.stores().getOrDefault(value, List.of());
    }

    /// An integer without axes as 64 bits.
    String index(Operand number) {
        return number.dtype() == DType.I64 ? number.text() : code.let("sext " + code.typed(number) + " to i64");
    }

    /// A copy of this thread's part of every row, unless both are the same memory.
    private void copy(Home to, Home from, TensorType type) {
        var label = label("copy");
        var there = memory.base(to, type);
        var here = memory.base(from, type);
        var differ = code.let("icmp ne ptr " + there + ", " + here);
        if (type.axes().isEmpty()) {
            copy(there, here, Integer.toString(type.dtype().bytes()));
            return;
        }
        if (to.perStep() && type.axes().size() > 1 && type.dtype().isFloat()) {
            stream(there, here, type, label);
            return;
        }
        var inner = type.axes().getLast();
        var row = memory.rowBytes(type.dtype(), inner);
        var all = memory.bytes(type);
        int vector = code.lanes().width() * type.dtype().bytes();
        var first = code.times(memory.first(inner), vector);
        var part = code.times(code.let("sub i64 " + memory.end(inner) + ", " + memory.first(inner)), vector);
        var any = code.let("icmp sgt i64 " + all + ", 0");
        var some = code.let("and i1 " + differ + ", " + any);
        code.line("br label %" + label + "_start");
        code.label(label + "_start");
        code.line("br i1 " + some + ", label %" + label + "_some, label %" + label + "_done");
        code.label(label + "_some");
        code.line("br i1 " + code.let("icmp eq i64 %threads, 1") + ", label %" + label + "_whole, label %" + label
                + "_parts");
        code.label(label + "_whole");
        copy(there, here, all);
        code.line("br label %" + label + "_done");
        code.label(label + "_parts");
        code.line("br label %" + label + "_row");
        code.label(label + "_row");
        var at = "%" + label + "_at";
        code.line(at + " = phi i64 [ 0, %" + label + "_parts ], [ " + at + "1, %" + label + "_row ]");
        var own = code.let("add i64 " + at + ", " + first);
        copy(code.offset(there, own), code.offset(here, own), part);
        code.line(at + "1 = add i64 " + at + ", " + row);
        var more = code.let("icmp slt i64 " + at + "1, " + all);
        code.line("br i1 " + more + ", label %" + label + "_row, label %" + label + "_done");
        code.label(label + "_done");
    }

    /// As [#copy], of the cells that are awake.
    private void copyAwake(Home to, Home from, TensorType type, Rest rest) {
        var here = memory.base(from, type);
        var there = memory.base(to, type);
        new AwakeLoop(code, memory, rest, label("copies"), false).write(vector -> {
            var at = code.times(
                    vector, (long) code.lanes().width() * type.dtype().bytes());
            var watch = new Watch(code);
            var value = code.load(type.dtype(), true, code.offset(here, at));
            if (rest.carries().contains(to.slot())) {
                watch.differs(code.load(type.dtype(), true, code.offset(there, at)), value);
            }
            code.store(value, code.offset(there, at));
            return watch.any();
        });
    }

    /// A copy of this thread's part that goes past the caches: the tape of a block of trials is read long
    /// after it is
    /// written.
    private void stream(String there, String here, TensorType type, String label) {
        var inner = type.axes().getLast();
        int vector = code.lanes().width() * type.dtype().bytes();
        var row = memory.rowBytes(type.dtype(), inner);
        var rows = "1";
        for (var axis : type.without(inner).axes()) {
            rows = code.let("mul i64 " + rows + ", " + memory.length(axis));
        }
        var count = code.let("sub i64 " + memory.end(inner) + ", " + memory.first(inner));
        var first = code.times(memory.first(inner), vector);
        new CountedLoop(code, label + "_rows").write(rows, r -> {
            var begin = code.let("add i64 " + first + ", " + code.let("mul i64 " + r + ", " + row));
            new CountedLoop(code, label + "_vectors").write(count, v -> {
                var at = code.let("add i64 " + begin + ", " + code.times(v, vector));
                code.storeOnce(code.load(type.dtype(), true, code.offset(here, at)), code.offset(there, at));
            });
        });
    }

    private void copy(String to, String from, String bytes) {
        code.declarations().add("declare void @llvm.memmove.p0.p0.i64(ptr, ptr, i64, i1)");
        code.line("call void @llvm.memmove.p0.p0.i64(ptr " + to + ", ptr " + from + ", i64 " + bytes + ", i1 false)");
    }

    private void log(int list, int log) {
        var from = memory.list(list, "%thread");
        var to = Memory.slot(log);
        var time = ((Slot.EventLog) memory.program().slots().get(log)).time();
        var count = code.let("load i64, ptr " + from + ", align 8");
        var used = code.let("load i64, ptr " + to + ", align 8");
        var end = code.let("add i64 " + used + ", " + count);
        code.line("store i64 " + end + ", ptr " + to + ", align 8");
        var ends = code.offset(to, Integer.toString(ArrayTable.LOG_HEAD));
        code.line("store i64 " + end + ", ptr " + code.offset(ends, code.times(memory.index(), Long.BYTES))
                + ", align 8");
        var ids = code.offset(ends, code.times(memory.length(time), Long.BYTES));
        copy(
                code.offset(ids, code.times(used, Integer.BYTES)),
                code.offset(from, Integer.toString(ArrayTable.LIST_HEAD)),
                code.times(count, Integer.BYTES));
    }

    /// The same type with the cells of a vector as lanes, as [Elementwise] knows them.
    static Value asLanes(Value value, List<Axis> axes) {
        return value.axes().contains(axes.getLast())
                ? new Value(value.id(), TensorType.of(value.dtype(), Axis.LANE))
                : new Value(value.id(), TensorType.scalar(value.dtype()));
    }
}
