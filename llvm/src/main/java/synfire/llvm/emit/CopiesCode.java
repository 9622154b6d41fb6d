package synfire.llvm.emit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// Sums along rows of synapses, and what goes back along them, where signals travel on delay lines, or where cells
/// have copies that do not meet: one vector of copies at a time, or one number where there are none.
///
/// ```
/// row:      first and last synapse
/// vector:   of copies; sum = 0, or what the source sends
/// synapse:  sum = sum + weight · what it reads     or     what it reaches = that + weight · what is sent
/// done:     store the sum
/// ```
final class CopiesCode {

    private final Code code;
    private final Memory memory;
    private final SectionCode section;
    private final String label;
    private Optional<Axis> copies = Optional.empty();
    private String column = "0";

    CopiesCode(Code code, Memory memory, SectionCode section, String label) {
        this.code = code;
        this.memory = memory;
        this.section = section;
        this.label = label;
    }

    void write(Op.Whole op, Value result) {
        switch (op) {
            case Op.Sparse(var _, var left, var right, var rows) -> {
                copies = behind(result.axes(), 1);
                var from = section.base(left);
                var weights = PerSynapse.of(code, section, right);
                sums(rows, result, synapse -> {
                    var read = load(result.dtype(), cell(from, synapse.target(), result.dtype()));
                    var weight = wide(weights.at(synapse.number()));
                    return result.dtype() == DType.F32
                            ? roundedOnce(synapse.sum(), weight, read)
                            : code.binary("fadd", synapse.sum(), code.binary("fmul", read, weight));
                });
            }
            case Op.SparseLate sparse -> late(sparse, result);
            case Op.Deliver(var _, var events, var weights, var rows) -> {
                copies = behind(result.axes(), 1);
                var into = section.base(result);
                var numbers = PerSynapse.of(code, section, weights);
                sent(rows, events, (synapse, value) -> {
                    var address = cell(into, synapse.target(), result.dtype());
                    var before = load(result.dtype(), address);
                    code.store(code.intrinsic("fma", value, wide(numbers.at(synapse.number())), before), address);
                });
            }
            case Op.DeliverLate(var _, var events, var weights, var travel, var rows) -> {
                copies = behind(result.axes(), 2);
                var line = new Line(result, travel);
                var numbers = PerSynapse.of(code, section, weights);
                sent(rows, events, (synapse, value) -> {
                    var whole = code.binary("fmul", value, wide(numbers.at(synapse.number())));
                    line.add(synapse, whole);
                });
            }
            default -> throw new IllegalStateException("not along rows of synapses: " + op);
        }
    }

    private void late(Op.SparseLate op, Value result) {
        var right = op.right();
        switch (op.product()) {
            case BACKWARD -> {
                copies = behind(result.axes(), 1);
                var weights = PerSynapse.of(code, section, right);
                var line = new Line(op.left(), op.travel());
                sums(
                        op.rows(),
                        result,
                        synapse -> code.binary(
                                "fadd",
                                synapse.sum(),
                                code.binary("fmul", wide(weights.at(synapse.number())), line.read(synapse))));
            }
            case OUTER -> {
                var line = new Line(right, op.travel());
                var bases = section.stores(result).stream()
                        .map(home -> memory.base(home, result.tensor()))
                        .toList();
                var left = section.base(op.left());
                rows(op.rows(), row -> {
                    var value = load(result.dtype(), cell(left, row.source(), result.dtype()));
                    synapses(op.rows(), row, Optional.empty(), synapse -> {
                        var each = code.binary("fmul", value, line.read(synapse));
                        for (var base : bases) {
                            var at = code.times(synapse.number(), result.dtype().bytes());
                            code.store(each, code.offset(base, at));
                        }
                        return synapse.sum();
                    });
                });
            }
            case FORWARD -> throw new IllegalStateException("a line that nothing carries: " + op);
        }
    }

    private static Optional<Axis> behind(List<Axis> axes, int cells) {
        return axes.size() > cells ? Optional.of(axes.get(cells)) : Optional.empty();
    }

    /// The synapses of one source.
    private record Row(String source, String from, String to) {}

    /// A synapse and the sum of those before it.
    private record Synapse(String number, String target, Operand sum) {}

    private interface Next {
        Operand after(Synapse synapse);
    }

    private interface Sent {
        void by(Synapse synapse, Operand value);
    }

    private void sums(Op.Rows rows, Value result, Next next) {
        var dtype = result.dtype();
        var bases = section.stores(result).stream()
                .map(home -> memory.base(home, result.tensor()))
                .toList();
        rows(
                rows,
                row -> vectors(() -> {
                    var all = synapses(rows, row, Optional.of(dtype), next);
                    bases.forEach(base -> code.store(all, cell(base, row.source(), dtype)));
                }));
    }

    /// Where cells have one number, those that are 0 are left out.
    private void sent(Op.Rows rows, Value sources, Sent sent) {
        var base = section.base(sources);
        var dtype = sources.dtype();
        rows(
                rows,
                row -> vectors(() -> {
                    var value = load(dtype, cell(base, row.source(), dtype));
                    if (copies.isEmpty()) {
                        var any = code.compare("fcmp une", value, Operand.of(dtype, 0.0));
                        code.line("br i1 %s, label %%%s_send, label %%%s_sent".formatted(any.text(), label, label));
                        code.label(label + "_send");
                    }
                    synapses(rows, row, Optional.empty(), synapse -> {
                        sent.by(synapse, value);
                        return synapse.sum();
                    });
                    if (copies.isEmpty()) {
                        code.line("br label %" + label + "_sent");
                        code.label(label + "_sent");
                    }
                }));
    }

    private void rows(Op.Rows rows, Consumer<Row> body) {
        var start = section.base(rows.start());
        var end = section.base(rows.end());
        var length = memory.length(rows.source());
        code.line("br label %" + label + "_pre");
        code.label(label + "_pre");
        branch(code.let("icmp sgt i64 " + length + ", 0"), "row", "done");
        code.label(label + "_row");
        var r = "%" + label + "_r";
        code.line(r + " = phi i64 [ 0, %" + label + "_pre ], [ " + r + "1, %" + label + "_next ]");
        body.accept(new Row(
                r, integer(rows.start().dtype(), start, r), integer(rows.end().dtype(), end, r)));
        code.line("br label %" + label + "_next");
        code.label(label + "_next");
        code.line(r + "1 = add nuw nsw i64 " + r + ", 1");
        branch(code.let("icmp slt i64 " + r + "1, " + length), "row", "done");
        code.label(label + "_done");
    }

    /// Each vector of copies in turn.
    private void vectors(Runnable body) {
        if (copies.isEmpty()) {
            body.run();
            return;
        }
        var from = memory.first(copies.get());
        var end = memory.end(copies.get());
        var v = "%" + label + "_v";
        code.line("br label %" + label + "_vectors");
        code.label(label + "_vectors");
        branch(code.let("icmp slt i64 " + from + ", " + end), "vector", "over");
        code.label(label + "_vector");
        code.line(v + " = phi i64 [ " + from + ", %" + label + "_vectors ], [ " + v + "1, %" + label + "_vector_end ]");
        column = v;
        body.run();
        code.line("br label %" + label + "_vector_end");
        code.label(label + "_vector_end");
        code.line(v + "1 = add nuw nsw i64 " + v + ", 1");
        branch(code.let("icmp slt i64 " + v + "1, " + end), "vector", "over");
        code.label(label + "_over");
    }

    /// The loop over the synapses of a row.
    ///
    /// @param summed the type of the sum, if there is one
    /// @return the sum
    private Operand synapses(Op.Rows rows, Row row, Optional<DType> summed, Next next) {
        var target = section.base(rows.target());
        var k = "%" + label + "_k";
        var sum = new Operand("%" + label + "_sum", summed.orElse(DType.F64), copies.isPresent(), false);
        var zero = summed.map(dtype -> code.as(Operand.of(dtype, 0.0), copies.isPresent()));
        code.line("br label %" + label + "_begin");
        code.label(label + "_begin");
        code.line("br label %" + label + "_test");
        code.label(label + "_test");
        code.line(k + " = phi i64 [ " + row.from() + ", %" + label + "_begin ], [ " + k + "1, %" + label + "_more ]");
        int phi = code.position();
        var more = code.let("icmp slt i64 " + k + ", " + row.to());
        branch(more, "synapse", "end");
        code.label(label + "_synapse");
        var after = next.after(new Synapse(k, integer(rows.target().dtype(), target, k), sum));
        code.line("br label %" + label + "_more");
        code.label(label + "_more");
        code.line(k + "1 = add nsw i64 " + k + ", 1");
        code.line("br label %" + label + "_test");
        code.label(label + "_end");
        zero.ifPresent(none -> code.insert(
                phi,
                "  %s = phi %s [ %s, %%%s_begin ], [ %s, %%%s_more ]\n"
                        .formatted(sum.text(), code.type(sum), none.text(), label, after.text(), label)));
        return sum;
    }

    /// The numbers of a cell: those of this vector of copies, or its own.
    private String cell(String base, String cell, DType dtype) {
        if (copies.isEmpty()) {
            return code.offset(base, code.times(cell, dtype.bytes()));
        }
        var row = code.let("mul i64 " + cell + ", " + memory.padded(copies.get()));
        var first = code.times(column, code.lanes().width());
        return code.offset(base, code.times(code.let("add i64 " + row + ", " + first), dtype.bytes()));
    }

    private Operand load(DType dtype, String address) {
        return code.load(dtype, copies.isPresent(), address);
    }

    private Operand wide(Operand x) {
        return code.as(x, copies.isPresent());
    }

    /// As the interpreter adds single precision: in double, rounded once.
    private Operand roundedOnce(Operand sum, Operand weight, Operand read) {
        var product = code.binary("fmul", inDouble(read), inDouble(weight));
        return code.cast("fptrunc", code.binary("fadd", inDouble(sum), product), DType.F32);
    }

    private Operand inDouble(Operand x) {
        return code.cast("fpext", x, DType.F64);
    }

    /// A ring of slots: from that of this step on, around its end.
    private final class Line {
        private final Op.Travel travel;
        private final DType dtype;
        private final String line;
        private final String slot;
        private final String slots;
        private final String bytes;
        private final PerSynapse delays;

        Line(Value value, Op.Travel travel) {
            this.travel = travel;
            this.dtype = value.dtype();
            this.line = section.base(value);
            this.slot = section.index(section.number(travel.slot()));
            this.slots = memory.length(travel.slots());
            var axes = value.axes();
            this.bytes = memory.bytes(new TensorType(dtype, axes.subList(1, axes.size())));
            this.delays = PerSynapse.of(code, section, travel.delays());
        }

        Operand read(Synapse synapse) {
            var delay = delays.at(synapse.number());
            if (!isSplit()) {
                return load(dtype, at(after(section.index(delay)), synapse));
            }
            var floor = code.intrinsic("floor", delay);
            var here = after(code.cast("fptosi", floor, DType.I64).text());
            var first = load(dtype, at(here, synapse));
            var second = load(dtype, at(around(code.let("add i64 " + here + ", 1")), synapse));
            var change = code.binary("fsub", second, first);
            var fraction = wide(code.binary("fsub", delay, floor));
            return code.binary("fadd", first, code.binary("fmul", fraction, change));
        }

        void add(Synapse synapse, Operand sent) {
            var delay = delays.at(synapse.number());
            if (!isSplit()) {
                add(at(after(section.index(delay)), synapse), sent);
                return;
            }
            var floor = code.intrinsic("floor", delay);
            var here = after(code.cast("fptosi", floor, DType.I64).text());
            var later = code.binary("fmul", sent, wide(code.binary("fsub", delay, floor)));
            add(at(here, synapse), code.binary("fsub", sent, later));
            add(at(around(code.let("add i64 " + here + ", 1")), synapse), later);
        }

        private void add(String address, Operand more) {
            code.store(code.binary("fadd", load(dtype, address), more), address);
        }

        private boolean isSplit() {
            return travel.delays().dtype().isFloat();
        }

        private String after(String steps) {
            return around(code.let("add i64 " + slot + ", " + steps));
        }

        private String at(String row, Synapse synapse) {
            return cell(code.offset(line, code.let("mul i64 " + row + ", " + bytes)), synapse.target(), dtype);
        }

        private String around(String at) {
            var beyond = code.let("icmp sge i64 " + at + ", " + slots);
            var back = code.let("sub i64 " + at + ", " + slots);
            return code.let("select i1 " + beyond + ", i64 " + back + ", i64 " + at);
        }
    }

    private String integer(DType dtype, String base, String at) {
        var loaded = code.load(dtype, false, code.offset(base, code.times(at, dtype.bytes())));
        return section.index(loaded);
    }

    private void branch(String condition, String whenTrue, String whenFalse) {
        code.line("br i1 %s, label %%%s_%s, label %%%s_%s".formatted(condition, label, whenTrue, label, whenFalse));
    }
}
