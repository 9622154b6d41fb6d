package synfire.llvm.emit;

import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Reduction;
import synfire.ir.Value;

/// A reduction along one axis of an array of one or two: the tree of halves, walked with one pending sum per level, as
/// in [FoldFunction], for one row or column after the other.
record SumCode(Code code, Memory memory, SectionCode section, String label) {

    void write(Op.Reduce op, Value result) {
        var x = op.x();
        var from = section.base(x);
        var to = section.base(result);
        int bytes = x.dtype().bytes();
        boolean alone = x.axes().size() == 1;
        boolean rows = op.axis().equals(x.axes().getLast());
        var row = memory.rowBytes(x.dtype(), x.axes().getLast());
        var stride = rows ? Integer.toString(bytes) : row;
        var length = memory.length(op.axis());
        if (alone) {
            code.store(folded(op.reduction(), x.dtype(), from, length, stride), to);
            return;
        }
        Axis other = result.axes().getFirst();
        var any = code.let("icmp sgt i64 " + memory.length(other) + ", 0");
        code.line("br label %" + label + "_pre");
        code.label(label + "_pre");
        code.line("br i1 %s, label %%%s_each, label %%%s_done".formatted(any, label, label));
        code.label(label + "_each");
        var i = "%" + label + "_i";
        code.line(i + " = phi i64 [ 0, %" + label + "_pre ], [ " + i + "1, %" + label + "_each ]");
        var first = code.offset(from, code.let("mul i64 " + i + ", " + (rows ? row : Integer.toString(bytes))));
        code.store(folded(op.reduction(), x.dtype(), first, length, stride), code.offset(to, code.times(i, bytes)));
        code.line(i + "1 = add nuw nsw i64 " + i + ", 1");
        var more = code.let("icmp slt i64 " + i + "1, " + memory.length(other));
        code.line("br i1 %s, label %%%s_each, label %%%s_done".formatted(more, label, label));
        code.label(label + "_done");
    }

    private Operand folded(Reduction reduction, DType dtype, String first, String length, String stride) {
        var name = "@fold_" + reduction.text() + "_" + dtype.text();
        code.declarations().add(function(name, reduction, dtype));
        return code.let(
                dtype,
                false,
                "call %s %s(ptr %s, i64 %s, i64 %s)".formatted(Lanes.scalar(dtype), name, first, length, stride));
    }

    /// The function that folds `n` numbers, each `stride` bytes after the one before.
    private String function(String name, Reduction reduction, DType dtype) {
        var fold = new Code(code.lanes(), code.declarations());
        var type = Lanes.scalar(dtype);
        fold.line("%pending = alloca [" + FoldFunction.LEVELS + " x " + type + "], align 64");
        fold.line("%any = icmp sgt i64 %n, 0");
        fold.line("br i1 %any, label %next, label %none");
        fold.label("next");
        fold.line("%i = phi i64 [ 0, %entry ], [ %i1, %store ]");
        var x = fold.load(dtype, false, fold.offset("%first", fold.let("mul i64 %i, %stride")));
        fold.line("%i1 = add i64 %i, 1");
        var depth = count(fold, "ctpop", "%i", "");
        var joins = count(fold, "cttz", "%i1", ", i1 true");
        fold.line("br label %join");
        fold.label("join");
        fold.line("%sum = phi " + type + " [ " + x.text() + ", %next ], [ %joined, %more ]");
        fold.line("%at = phi i64 [ " + depth + ", %next ], [ %below, %more ]");
        fold.line("%left = phi i64 [ " + joins + ", %next ], [ %fewer, %more ]");
        fold.line("%finished = icmp eq i64 %left, 0");
        fold.line("br i1 %finished, label %store, label %more");
        fold.label("more");
        fold.line("%below = sub i64 %at, 1");
        fold.line("%fewer = sub i64 %left, 1");
        join(fold, reduction, dtype, "%below", "%sum", "%joined");
        fold.line("br label %join");
        fold.label("store");
        fold.store(new Operand("%sum", dtype, false, false), slot(fold, dtype, "%at"));
        fold.line("%again = icmp slt i64 %i1, %n");
        fold.line("br i1 %again, label %next, label %last");
        fold.label("last");
        var top = fold.let("sub i64 " + count(fold, "ctpop", "%n", "") + ", 1");
        var smallest = fold.load(dtype, false, slot(fold, dtype, top));
        fold.line("br label %rest");
        fold.label("rest");
        fold.line("%total = phi " + type + " [ " + smallest.text() + ", %last ], [ %larger, %grow ]");
        fold.line("%level = phi i64 [ " + top + ", %last ], [ %lower, %grow ]");
        fold.line("%whole = icmp eq i64 %level, 0");
        fold.line("br i1 %whole, label %end, label %grow");
        fold.label("grow");
        fold.line("%lower = sub i64 %level, 1");
        join(fold, reduction, dtype, "%lower", "%total", "%larger");
        fold.line("br label %rest");
        fold.label("none");
        fold.line("ret " + type + " "
                + Operand.of(dtype, FoldFunction.neutral(reduction)).text());
        fold.label("end");
        fold.line("ret " + type + " %total");
        return fold.function("define internal " + type + " " + name + "(ptr %first, i64 %n, i64 %stride) noinline #0");
    }

    private static void join(Code fold, Reduction reduction, DType dtype, String level, String right, String name) {
        var left = fold.load(dtype, false, slot(fold, dtype, level));
        BinaryFunction function = FoldFunction.function(reduction);
        var both = new FloatCode(fold).of(function, left, new Operand(right, dtype, false, false));
        fold.line(name + " = bitcast " + fold.typed(both) + " to " + fold.type(both));
    }

    private static String slot(Code fold, DType dtype, String level) {
        return fold.offset("%pending", fold.times(level, dtype.bytes()));
    }

    private static String count(Code fold, String intrinsic, String x, String more) {
        fold.declarations().add("declare i64 @llvm." + intrinsic + ".i64(i64" + (more.isEmpty() ? "" : ", i1") + ")");
        return fold.let("call i64 @llvm." + intrinsic + ".i64(i64 " + x + more + ")");
    }
}
