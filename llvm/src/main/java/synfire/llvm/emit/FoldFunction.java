package synfire.llvm.emit;

import synfire.ir.BinaryFunction;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Reduction;
import synfire.ir.Value;

/// A reduction over a loop axis as a function: the tree of halves, walked with one pending sum per level.
///
/// Like counting in binary: element `i` joins as many pending sums as `i` ends in ones. What is pending at the end
/// joins from the smallest up, which is where the tree of a length that is no power of two has its right halves.
///
/// @param number of the reduction in its program
/// @param stack offset in scratch memory of the pending sums, [#LEVELS] of them
record FoldFunction(KernelPlan plan, Code code, int number, Op.Reduce reduce, Value result, long stack) {

    /// As many as a length of 31 bits needs.
    static final int LEVELS = 32;

    static String name(int number) {
        return "@fold" + number;
    }

    static FoldFunction of(KernelPlan plan, Code code, int number, Program.Step step) {
        return new FoldFunction(plan, code, number, (Op.Reduce) step.op(), step.result(), plan.foldStack(step));
    }

    /// Leaves the result in the first pending sum.
    String text() {
        var type = code.lanes().type(result.dtype(), Lanes.has(result));
        var elements = new Elements(plan, code, reduce.axis());
        var base = elements.base(reduce.x());
        var pending = code.offset("%scratch", Long.toString(stack));
        var steps = new Words(code).integer(plan.table().steps(reduce.axis()));
        var neutral = code.as(Operand.of(result.dtype(), neutral(reduce.reduction())), Lanes.has(result));
        code.line("%any = icmp sgt i64 " + steps + ", 0");
        code.line("br i1 %any, label %next, label %none");
        code.label("next");
        code.line("%i = phi i64 [ 0, %entry ], [ %i1, %store ]");
        var x = code.load(result.dtype(), Lanes.has(result), elements.address(reduce.x(), base, "%i", "%i"));
        code.line("%i1 = add i64 %i, 1");
        var depth = count("ctpop", "%i", "");
        var joins = count("cttz", "%i1", ", i1 true");
        code.line("br label %join");
        code.label("join");
        code.line("%sum = phi " + type + " [ " + x.text() + ", %next ], [ %joined, %more ]");
        code.line("%at = phi i64 [ " + depth + ", %next ], [ %below, %more ]");
        code.line("%left = phi i64 [ " + joins + ", %next ], [ %fewer, %more ]");
        code.line("%finished = icmp eq i64 %left, 0");
        code.line("br i1 %finished, label %store, label %more");
        code.label("more");
        code.line("%below = sub i64 %at, 1");
        code.line("%fewer = sub i64 %left, 1");
        join(pending, "%below", "%sum", "%joined");
        code.line("br label %join");
        code.label("store");
        code.store(named("%sum"), slot(pending, "%at"));
        code.line("%again = icmp slt i64 %i1, " + steps);
        code.line("br i1 %again, label %next, label %last");
        code.label("last");
        var top = code.let("sub i64 " + count("ctpop", steps, "") + ", 1");
        var smallest = code.load(result.dtype(), Lanes.has(result), slot(pending, top));
        code.line("br label %rest");
        code.label("rest");
        code.line("%total = phi " + type + " [ " + smallest.text() + ", %last ], [ %larger, %grow ]");
        code.line("%level = phi i64 [ " + top + ", %last ], [ %lower, %grow ]");
        code.line("%whole = icmp eq i64 %level, 0");
        code.line("br i1 %whole, label %end, label %grow");
        code.label("grow");
        code.line("%lower = sub i64 %level, 1");
        join(pending, "%lower", "%total", "%larger");
        code.line("br label %rest");
        code.label("none");
        code.line("br label %end");
        code.label("end");
        code.line("%result = phi " + type + " [ %total, %rest ], [ " + neutral.text() + ", %none ]");
        code.store(named("%result"), pending);
        code.line("ret void");
        return code.function("define internal void " + name(number)
                + "(ptr noalias readonly %table, ptr noalias %scratch, i64 %block) noinline #0");
    }

    static double neutral(Reduction reduction) {
        return switch (reduction) {
            case SUM -> 0;
            case MAXIMUM -> Double.NEGATIVE_INFINITY;
            case MINIMUM -> Double.POSITIVE_INFINITY;
        };
    }

    /// Joins a pending sum, on the left, with another.
    private void join(String pending, String level, String right, String name) {
        var left = code.load(result.dtype(), Lanes.has(result), slot(pending, level));
        var both = new FloatCode(code).of(function(reduce.reduction()), left, named(right));
        code.line(name + " = bitcast " + code.typed(both) + " to " + code.type(both));
    }

    static BinaryFunction function(Reduction reduction) {
        return switch (reduction) {
            case SUM -> BinaryFunction.ADD;
            case MAXIMUM -> BinaryFunction.MAXIMUM;
            case MINIMUM -> BinaryFunction.MINIMUM;
        };
    }

    private String slot(String pending, String level) {
        return code.offset(pending, code.times(level, code.lanes().bytes(result.dtype(), Lanes.has(result))));
    }

    private Operand named(String text) {
        return new Operand(text, result.dtype(), Lanes.has(result), false);
    }

    private String count(String intrinsic, String x, String more) {
        code.declarations()
                .add("declare i64 @llvm." + intrinsic + ".i64(i64" + (more.isEmpty() ? "" : ", i1 immarg") + ")");
        return code.let("call i64 @llvm." + intrinsic + ".i64(i64 " + x + more + ")");
    }
}
