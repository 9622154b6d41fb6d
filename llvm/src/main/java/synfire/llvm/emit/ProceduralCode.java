package synfire.llvm.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.ProceduralRows;
import synfire.ir.Program;
import synfire.ir.Value;

/// Events go along rows that programs make: for each event in order, chunks of targets are found, as many
/// candidates at
/// once as a vector has lanes; their weights and delays computed; then one addition made in memory for
/// each.
///
/// ```
/// event:  row, place of the source
/// chunk:  fill with candidates that are kept; weights; delays; ask for memory; add
/// ```
///
/// Every thread makes all rows and adds to its own cells; what is for others goes to a place that nobody
/// reads.
final class ProceduralCode {

    /// Vectors of targets in a chunk.
    private static final int VECTORS = 8;

    private final Code code;
    private final Memory memory;
    private final SectionCode section;
    private final String label;
    private final Op.DeliverProcedural op;
    private final ProceduralRows rows;
    private final int width;
    private final RowState state;
    private final List<String> columns = new ArrayList<>();
    private final List<String> candidates = new ArrayList<>();

    ProceduralCode(Code code, Memory memory, SectionCode section, String label, Op.DeliverProcedural op) {
        this.code = code;
        this.memory = memory;
        this.section = section;
        this.label = label;
        this.op = op;
        this.rows = op.rows();
        this.width = code.lanes().width();
        this.state = new RowState(code);
        int places = rows.places().isEmpty() ? 0 : 3;
        for (int i = 0; i <= places; i++) {
            columns.add(buffer((VECTORS + 1) * width, "i64"));
            candidates.add(buffer(width, "i64"));
        }
    }

    private String buffer(int count, String type) {
        return code.letFirst("alloca [%d x %s], align 64".formatted(count, type));
    }

    /// What is the same for a row.
    private record Row(Operand number, String allowed, String hole, String most, List<Operand> place) {}

    void write(Value result) {
        var weights = new NumberColumn(rows.weight(), result.dtype(), "weight");
        var delayed = rows.hasWholeDelays() ? DType.I64 : result.dtype();
        var delays = rows.late() ? List.of(new NumberColumn(rows.delay(), delayed, "delay")) : List.<NumberColumn>of();
        var adding = new AddingCode(code, memory, section, op, result);
        new CountedLoop(code, label + "_list")
                .write(
                        "%threads",
                        j -> {
                            var list = memory.list(section.home(op.events()).slot(), j);
                            var count = code.let("load i64, ptr " + list + ", align 8");
                            var ids = code.offset(list, Integer.toString(ArrayTable.LIST_HEAD));
                            new CountedLoop(code, label + "_event").write(count, e -> {
                                var row = row(section.index(
                                        code.load(DType.I32, false, code.offset(ids, code.times(e, Integer.BYTES)))));
                                state.begin();
                                weights.begin();
                                delays.forEach(NumberColumn::begin);
                                var chunk = label + "_chunk";
                                code.line("br label %" + chunk);
                                code.label(chunk);
                                fill(row);
                                var filled = state.get(RowState.FILLED);
                                weights.write(row, filled);
                                delays.forEach(each -> each.write(row, filled));
                                adding.write(
                                        label,
                                        filled,
                                        columns.getFirst(),
                                        weights.numbers,
                                        delays.stream()
                                                .map(each -> each.numbers)
                                                .toList());
                                weights.shift(filled);
                                delays.forEach(each -> each.shift(filled));
                                state.set(
                                        RowState.KEPT, code.let("add i64 " + state.get(RowState.KEPT) + ", " + filled));
                                state.set(RowState.FILLED, "0");
                                var more = code.let("icmp eq i64 " + state.get(RowState.DONE) + ", 0");
                                code.line("br i1 " + more + ", label %" + chunk + ", label %" + chunk + "_done");
                                code.label(chunk + "_done");
                            });
                        });
    }

    private String number(int at) {
        return section.number(rows.numbers().get(at)).text();
    }

    private Row row(String id) {
        var row = code.let("sub i64 " + id + ", " + number(0));
        var inside = code.let("icmp ult i64 " + row + ", " + number(1));
        var hole = code.let("add i64 " + row + ", " + number(4));
        var has = code.let("icmp ult i64 " + hole + ", " + number(3));
        var less = code.let("zext i1 " + has + " to i64");
        var place = new ArrayList<Operand>();
        for (int i = 0; i < 3; i++) {
            place.add(
                    rows.places().isEmpty()
                            ? Operand.of(DType.F64, 0.0)
                            : code.load(
                                    DType.F64,
                                    false,
                                    code.offset(section.base(rows.places().get(i)), code.times(id, Double.BYTES))));
        }
        return new Row(
                integer(row),
                code.let("sub i64 " + number(3) + ", " + less),
                code.let("select i1 " + has + ", i64 " + hole + ", i64 " + number(3)),
                code.let("select i1 " + inside + ", i64 " + number(5) + ", i64 0"),
                place);
    }

    /// Finds targets until a chunk is full or the row ends.
    private void fill(Row row) {
        var fill = label + "_fill";
        code.line("br label %" + fill);
        code.label(fill);
        var n = state.get(RowState.NUMBER);
        var next = run(rows.next(), row, n, List.of()).getFirst();
        code.store(next, candidates.getFirst());
        state.set(RowState.COUNT, "0");
        new CountedLoop(code, label + "_candidate").write(Integer.toString(width), l -> candidate(row, n, l));
        var count = state.get(RowState.COUNT);
        var targets = candidates.stream().map(each -> each).toList();
        var keep = run(rows.keep(), row, n, targets).getFirst();
        var kept = buffer(width, "i8");
        code.store(keep, kept);
        new CountedLoop(code, label + "_keep").write(count, l -> {
            var filled = state.get(RowState.FILLED);
            for (int i = 0; i < columns.size(); i++) {
                move(columns.get(i), filled, candidates.get(i), l);
            }
            state.set(RowState.FILLED, code.let("add i64 " + filled + ", " + flag(kept, l)));
        });
        state.set(RowState.NUMBER, code.let("add i64 " + n + ", " + width));
        var ended = code.let("icmp slt i64 " + count + ", " + width);
        state.set(RowState.DONE, code.let("zext i1 " + ended + " to i64"));
        var full = code.let("icmp sge i64 " + state.get(RowState.FILLED) + ", " + VECTORS * width);
        var stop = code.let("or i1 " + full + ", " + ended);
        code.line("br i1 " + stop + ", label %" + fill + "_done, label %" + fill);
        code.label(fill + "_done");
    }

    /// The target of one candidate, and where that is; 0 for all from the first on that there is not.
    private void candidate(Row row, String n, String l) {
        var at = code.offset(candidates.getFirst(), code.times(l, Long.BYTES));
        var next = code.let("load i64, ptr " + at + ", align 8");
        var below = code.let("icmp slt i64 " + code.let("add i64 " + n + ", " + l) + ", " + row.most());
        var target = next;
        var is = below;
        if (rows.ascending()) {
            var here = code.let("add i64 " + code.let("add i64 " + state.get(RowState.AT) + ", 1") + ", " + next);
            state.set(RowState.AT, here);
            is = code.let("and i1 " + below + ", " + code.let("icmp slt i64 " + here + ", " + row.allowed()));
            var over = code.let("icmp sge i64 " + here + ", " + row.hole());
            target = code.let("add i64 " + here + ", " + code.let("zext i1 " + over + " to i64"));
        }
        target = code.let("select i1 " + is + ", i64 " + target + ", i64 0");
        code.line("store i64 " + target + ", ptr " + at + ", align 8");
        var counted = code.let("add i64 " + state.get(RowState.COUNT) + ", " + code.let("zext i1 " + is + " to i64"));
        state.set(RowState.COUNT, counted);
        var cell = code.times(code.let("add i64 " + target + ", " + number(2)), Double.BYTES);
        for (int i = 1; i < candidates.size(); i++) {
            var from = code.offset(section.base(rows.places().get(2 + i)), cell);
            var x = code.load(DType.F64, false, from);
            code.store(x, code.offset(candidates.get(i), code.times(l, Double.BYTES)));
        }
    }

    private void move(String to, String there, String from, String here) {
        var x = code.let("load i64, ptr " + code.offset(from, code.times(here, Long.BYTES)) + ", align 8");
        code.line("store i64 " + x + ", ptr " + code.offset(to, code.times(there, Long.BYTES)) + ", align 8");
    }

    private String flag(String bytes, String l) {
        return code.let("zext i8 " + code.let("load i8, ptr " + code.offset(bytes, l) + ", align 1") + " to i64");
    }

    /// The outputs of a program for the lanes from `from` on.
    ///
    /// @param columns where targets and their coordinates are; none without targets
    private List<Operand> run(Program program, Row row, String from, List<String> columns) {
        var given = new ArrayList<Operand>();
        given.add(row.number());
        given.add(code.binary("add", code.as(integer(from), true), code.lanesFromZero()));
        given.add(columns.isEmpty() ? zero(DType.I64) : code.load(DType.I64, true, columns.getFirst()));
        given.addAll(row.place());
        for (int i = 1; i <= 3; i++) {
            given.add(i < columns.size() ? code.load(DType.F64, true, columns.get(i)) : zero(DType.F64));
        }
        Map<Value, Operand> values = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            values.put(program.inputs().get(i).value(), given.get(i));
        }
        var elementwise = new Elementwise(code, "0");
        for (var step : program.steps()) {
            var operands = step.op().operands().stream()
                    .map(each -> Objects.requireNonNull(values.get(each)))
                    .toList();
            var results = elementwise.of(step.op(), step.results(), operands);
            for (int i = 0; i < results.size(); i++) {
                values.put(step.results().get(i), results.get(i));
            }
        }
        return program.outputs().stream()
                .map(output -> code.as(
                        Objects.requireNonNull(values.get(output.value())),
                        output.value().axes().contains(Axis.LANE)))
                .toList();
    }

    private Operand zero(DType dtype) {
        return code.as(dtype.isFloat() ? Operand.of(dtype, 0.0) : Operand.of(dtype, 0L), true);
    }

    private static Operand integer(String text) {
        return new Operand(text, DType.I64, false, false);
    }

    /// Weights or delays of a chunk.
    private final class NumberColumn {

        private final ProceduralRows.Numbers source;
        private final DType dtype;
        private final String name;
        private final String numbers;
        private final String have;
        private final String tried;

        NumberColumn(ProceduralRows.Numbers source, DType dtype, String name) {
            this.source = source;
            this.dtype = dtype;
            this.name = label + "_" + name;
            this.numbers = buffer((VECTORS + 2) * width, Lanes.scalar(dtype));
            this.have = code.letFirst("alloca i64, align 8");
            this.tried = code.letFirst("alloca i64, align 8");
        }

        void begin() {
            code.line("store i64 0, ptr " + have + ", align 8");
            code.line("store i64 0, ptr " + tried + ", align 8");
        }

        void write(Row row, String filled) {
            if (source.redrawn()) {
                redraw(row, filled);
                return;
            }
            var up = code.let("add i64 " + filled + ", " + (width - 1));
            new CountedLoop(code, name).write(code.let("sdiv i64 " + up + ", " + width), v -> {
                var first = code.times(v, width);
                var here = columns.stream()
                        .map(each -> code.offset(each, code.times(first, Long.BYTES)))
                        .toList();
                var from = code.let("add i64 " + state.get(RowState.KEPT) + ", " + first);
                code.store(
                        run(source.program(), row, from, here).getFirst(),
                        code.offset(numbers, code.times(first, dtype.bytes())));
            });
        }

        private void redraw(Row row, String filled) {
            var values = buffer(width, Lanes.scalar(dtype));
            var kept = buffer(width, "i8");
            code.line("br label %" + name + "_try");
            code.label(name + "_try");
            var before = code.let("load i64, ptr " + have + ", align 8");
            var enough = code.let("icmp sge i64 " + before + ", " + filled);
            code.line("br i1 " + enough + ", label %" + name + "_enough, label %" + name + "_more");
            code.label(name + "_more");
            var from = code.let("load i64, ptr " + tried + ", align 8");
            var results = run(source.program(), row, from, List.of());
            code.store(results.get(0), values);
            code.store(results.get(1), kept);
            new CountedLoop(code, name + "_counts").write(Integer.toString(width), l -> {
                var at = code.let("load i64, ptr " + have + ", align 8");
                code.store(code.load(dtype, false, element(values, l)), element(numbers, at));
                code.line("store i64 " + code.let("add i64 " + at + ", " + flag(kept, l)) + ", ptr " + have
                        + ", align 8");
            });
            code.line("store i64 " + code.let("add i64 " + from + ", " + width) + ", ptr " + tried + ", align 8");
            code.line("br label %" + name + "_try");
            code.label(name + "_enough");
        }

        /// What a chunk did not need goes to the next.
        void shift(String filled) {
            if (source.redrawn()) {
                var left = code.let("sub i64 " + code.let("load i64, ptr " + have + ", align 8") + ", " + filled);
                new CountedLoop(code, name + "_left").write(left, l -> {
                    var from = code.let("add i64 " + filled + ", " + l);
                    code.store(code.load(dtype, false, element(numbers, from)), element(numbers, l));
                });
                code.line("store i64 " + left + ", ptr " + have + ", align 8");
            }
        }

        private String element(String base, String at) {
            return code.offset(base, code.times(at, dtype.bytes()));
        }
    }
}
