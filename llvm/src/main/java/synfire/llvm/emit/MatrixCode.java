package synfire.llvm.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;

/// What all targets hold comes back to all sources: a matrix product, in tiles whose sums stay in registers
/// while they go along the targets in order.
///
/// ```
/// trials:   eight at a time, then one
/// vectors:  three of sources at a time, then two, then one
/// target:   sum = fma(value at the target, weights of its row, sum), for each trial and vector
/// ```
///
/// Each sum has one order, whatever the tile. Or, where that was asked for, the product is one call of a
/// BLAS.
final class MatrixCode {

    private static final int TRIALS = 8;
    private static final int VECTORS = 3;
    private static final int PAIR = 2;

    /// `CblasRowMajor` and `CblasNoTrans`.
    private static final int ROW_MAJOR = 101;

    private static final int AS_IT_IS = 111;

    private final Code code;
    private final Memory memory;
    private final SectionCode section;
    private final String label;
    private int tile;

    MatrixCode(Code code, Memory memory, SectionCode section, String label) {
        this.code = code;
        this.memory = memory;
        this.section = section;
        this.label = label;
    }

    /// What all tiles read.
    private record Bases(
            DType dtype, String values, String weights, List<String> results, String targets, Op.Full op) {}

    /// @param transposed slot of the weights with their axes exchanged
    void write(Op.Full op, Value result, int transposed) {
        var results = new ArrayList<String>();
        results.add(section.base(result));
        var dtype = result.dtype();
        var bases = new Bases(
                dtype,
                section.base(op.given().getFirst()),
                Memory.slot(transposed),
                results,
                memory.length(op.rows().post()),
                op);
        var trials = "1";
        for (var axis : result.tensor().without(op.rows().source()).axes()) {
            trials = code.let("mul i64 " + trials + ", " + memory.length(axis));
        }
        var all = trials;
        if (memory.table().blas()) {
            call(bases, all);
            return;
        }
        var eights = code.let("udiv i64 " + all + ", " + TRIALS);
        new CountedLoop(code, label + "_eights").write(eights, e -> sources(bases, code.times(e, TRIALS), TRIALS));
        var done = code.times(eights, TRIALS);
        var rest = code.let("sub i64 " + all + ", " + done);
        new CountedLoop(code, label + "_rest")
                .write(rest, e -> sources(bases, code.let("add i64 " + done + ", " + e), 1));
    }

    /// `results [trial, source] = values [trial, target] · weights [target, source]`, all row by row.
    private void call(Bases bases, String trials) {
        var dtype = bases.dtype();
        var rows = bases.op().rows();
        var type = code.lanes().type(dtype, false);
        var sources = code.times(memory.end(rows.source()), code.lanes().width());
        for (var result : bases.results()) {
            code.line("call void %s(i32 %d, i32 %d, i32 %d, i32 %s, i32 %s, i32 %s, %s 1.0, %s, %s, %s 0.0, %s)"
                    .formatted(
                            memory.product(dtype),
                            ROW_MAJOR,
                            AS_IT_IS,
                            AS_IT_IS,
                            narrow(trials),
                            narrow(sources),
                            narrow(bases.targets()),
                            type,
                            matrix(dtype, bases.values(), memory.rowBytes(dtype, rows.post())),
                            matrix(dtype, bases.weights(), memory.rowBytes(dtype, rows.row())),
                            type,
                            matrix(dtype, result, memory.rowBytes(dtype, rows.source()))));
        }
    }

    private String matrix(DType dtype, String base, String rowBytes) {
        return "ptr " + base + ", i32 " + narrow(code.let("udiv i64 " + rowBytes + ", " + dtype.bytes()));
    }

    private String narrow(String number) {
        return code.let("trunc i64 " + number + " to i32");
    }

    /// Threes as far as no single vector is left over, for which the reading of values would take as long
    /// as the sums;
    /// then twos.
    private void sources(Bases bases, String trial, int trials) {
        var vectors = memory.end(bases.op().rows().source());
        var over = code.let("urem i64 " + vectors + ", " + VECTORS);
        var single = code.let("icmp eq i64 " + over + ", 1");
        var fewer = code.let("call i64 @llvm.usub.sat.i64(i64 " + vectors + ", i64 " + (VECTORS + 1) + ")");
        code.declarations().add("declare i64 @llvm.usub.sat.i64(i64, i64)");
        var inThrees = code.let("select i1 " + single + ", i64 " + fewer + ", i64 " + vectors);
        var threes = code.let("udiv i64 " + inThrees + ", " + VECTORS);
        var name = label + "_t" + trials;
        new CountedLoop(code, name + "_threes")
                .write(threes, v -> tile(bases, trial, trials, code.times(v, VECTORS), VECTORS));
        var done = code.times(threes, VECTORS);
        var rest = code.let("sub i64 " + vectors + ", " + done);
        var twos = code.let("udiv i64 " + rest + ", " + PAIR);
        new CountedLoop(code, name + "_twos").write(twos, v -> {
            var first = code.let("add i64 " + done + ", " + code.times(v, PAIR));
            tile(bases, trial, trials, first, PAIR);
        });
        var paired = code.let("add i64 " + done + ", " + code.times(twos, PAIR));
        new CountedLoop(code, name + "_ones").write(code.let("sub i64 " + vectors + ", " + paired), v -> {
            var first = code.let("add i64 " + paired + ", " + v);
            tile(bases, trial, trials, first, 1);
        });
    }

    private void tile(Bases bases, String trial, int trials, String first, int vectors) {
        var name = label + "_tile" + tile++;
        var dtype = bases.dtype();
        var rows = bases.op().rows();
        int width = code.lanes().width() * dtype.bytes();
        var type = code.lanes().type(dtype, true);
        var valueRow = memory.rowBytes(dtype, rows.post());
        var weightRow = memory.rowBytes(dtype, rows.row());
        var resultRow = memory.rowBytes(dtype, rows.source());
        var column = code.times(first, width);
        var weights = code.offset(bases.weights(), column);
        var values = new ArrayList<String>();
        for (int i = 0; i < trials; i++) {
            values.add(code.offset(bases.values(), code.let("mul i64 " + at(trial, i) + ", " + valueRow)));
        }
        var entry = name + "_pre";
        code.line("br label %" + entry);
        code.label(entry);
        code.line("br label %" + name + "_head");
        code.label(name + "_head");
        var k = "%" + name + "_k";
        code.line(k + " = phi i64 [ 0, %" + entry + " ], [ " + k + "1, %" + name + "_body ]");
        var sums = new ArrayList<String>();
        for (int i = 0; i < trials * vectors; i++) {
            var sum = "%" + name + "_s" + i;
            sums.add(sum);
            code.line(sum + " = phi " + type + " [ zeroinitializer, %" + entry + " ], [ " + sum + "n, %" + name
                    + "_body ]");
        }
        var more = code.let("icmp slt i64 " + k + ", " + bases.targets());
        code.line("br i1 %s, label %%%s_body, label %%%s_done".formatted(more, name, name));
        code.label(name + "_body");
        var row = code.offset(weights, code.let("mul i64 " + k + ", " + weightRow));
        var loaded = new ArrayList<Operand>();
        for (int v = 0; v < vectors; v++) {
            loaded.add(code.load(dtype, true, code.offset(row, Integer.toString(v * width))));
        }
        for (int i = 0; i < trials; i++) {
            var value =
                    code.as(code.load(dtype, false, code.offset(values.get(i), code.times(k, dtype.bytes()))), true);
            for (int v = 0; v < vectors; v++) {
                var sum = sums.get(i * vectors + v);
                code.line(sum + "n = " + fma(type, dtype, value, loaded.get(v), sum));
            }
        }
        code.line(k + "1 = add nuw nsw i64 " + k + ", 1");
        code.line("br label %" + name + "_head");
        code.label(name + "_done");
        for (var result : bases.results()) {
            for (int i = 0; i < trials; i++) {
                var to = code.offset(
                        code.offset(result, code.let("mul i64 " + at(trial, i) + ", " + resultRow)), column);
                for (int v = 0; v < vectors; v++) {
                    code.store(
                            new Operand(sums.get(i * vectors + v), dtype, true, false),
                            code.offset(to, Integer.toString(v * width)));
                }
            }
        }
    }

    private String at(String trial, int i) {
        return i == 0 ? trial : code.let("add i64 " + trial + ", " + i);
    }

    private String fma(String type, DType dtype, Operand a, Operand b, String c) {
        var name = "@llvm.fma." + code.lanes().suffix(dtype, true);
        code.declarations()
                .add("declare " + type + " " + name + "("
                        + List.of(type, type, type).stream().collect(Collectors.joining(", ")) + ")");
        return "call %s %s(%s, %s, %s %s)".formatted(type, name, code.typed(a), code.typed(b), type, c);
    }
}
