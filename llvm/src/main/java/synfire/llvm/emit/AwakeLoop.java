package synfire.llvm.emit;

import java.util.function.Function;
import synfire.ir.Axis;
import synfire.kernels.arrays.Rest;

/// A loop over the vectors of cells that are awake, in any order.
///
/// ```
/// loop:  number of the vector; the first loop of a step drops it if the last step changed nothing of it
/// stay:  what is done with one vector; whether that changes it
/// next:  …
/// ```
///
/// @param name begins the labels
/// @param sifts whether this is the first loop of a step over these cells
record AwakeLoop(Code code, Memory memory, Rest rest, String name, boolean sifts) {

    private static final String ASLEEP = "0";
    private static final String AWAKE = "1";
    private static final String CHANGED = "3";

    /// Vectors of an axis.
    static String vectors(Code code, Memory memory, Axis axis) {
        return code.let("lshr i64 " + memory.padded(axis) + ", " + shift(code));
    }

    /// The vector of a place.
    private static String vector(Code code, String place) {
        return code.let("lshr i64 " + place + ", " + shift(code));
    }

    private static int shift(Code code) {
        return Integer.numberOfTrailingZeros(code.lanes().width());
    }

    /// Where a cell lies.
    static String place(Code code, Rest rest, String cell) {
        if (!rest.isUnordered()) {
            return cell;
        }
        var at = code.offset(Memory.places(rest.axis()), code.times(cell, Integer.BYTES));
        return code.let("zext i32 " + code.let("load i32, ptr " + at + ", align 4") + " to i64");
    }

    /// Says that something has arrived at a cell: it is awake, and stays so in the next step.
    static void wake(Code code, Axis axis, String place) {
        code.line("call void @wake(ptr " + Memory.awake(axis) + ", ptr " + Memory.marks(axis) + ", i64 "
                + vector(code, place) + ")");
    }

    /// Says that something will arrive at a cell, in the step that reads a slot of a line.
    static void announce(Code code, Memory memory, Axis axis, int line, String slot, String place) {
        code.line("call void @announce(ptr " + Memory.due(line) + ", ptr " + Memory.listed(line) + ", i64 "
                + vectors(code, memory, axis) + ", i64 " + slot + ", i64 " + vector(code, place) + ")");
    }

    /// Wakes the cells that something arrives at in this step.
    static void wakeDue(Code code, Memory memory, Axis axis, int line, String slot) {
        code.line("call void @wakeDue(ptr " + Memory.due(line) + ", ptr " + Memory.listed(line) + ", i64 "
                + vectors(code, memory, axis) + ", i64 " + slot + ", ptr " + Memory.awake(axis) + ", ptr "
                + Memory.marks(axis) + ")");
    }

    /// @param body from the number of a vector to whether the step changes it, i1
    void write(Function<String, String> body) {
        var list = Memory.awake(rest.axis());
        var numbers = code.offset(list, Integer.toString(ArrayTable.LIST_HEAD));
        var early = code.let("icmp slt i64 " + memory.index() + ", %rest_from");
        code.line("br label %" + name + "_start");
        code.label(name + "_start");
        var count = code.let("load i64, ptr " + list + ", align 8");
        branch(code.let("icmp sgt i64 " + count + ", 0"), "loop", "done");
        code.label(name + "_loop");
        var i = "%" + name + "_i";
        var kept = "%" + name + "_kept";
        code.line(i + " = phi i64 [ 0, %" + name + "_start ], [ " + i + "1, %" + name + "_next ]");
        if (sifts) {
            code.line(kept + " = phi i64 [ 0, %" + name + "_start ], [ " + kept + "1, %" + name + "_next ]");
        }
        var number = code.let("load i32, ptr " + number(numbers, i) + ", align 4");
        var vector = code.let("zext i32 " + number + " to i64");
        var mark = code.let("getelementptr i8, ptr " + Memory.marks(rest.axis()) + ", i64 " + vector);
        var before = code.let("load i8, ptr " + mark + ", align 1");
        if (sifts) {
            var changed = code.let("icmp eq i8 " + before + ", " + CHANGED);
            branch(code.let("or i1 " + changed + ", " + early), "stay", "drop");
            code.label(name + "_drop");
            code.line("store i8 " + ASLEEP + ", ptr " + mark + ", align 1");
            code.line("br label %" + name + "_next");
            code.label(name + "_stay");
            code.line("store i32 " + number + ", ptr " + number(numbers, kept) + ", align 4");
            code.line(kept + "2 = add nuw nsw i64 " + kept + ", 1");
        }
        var changes = body.apply(vector);
        var after = sifts ? AWAKE : before;
        var now = code.let("select i1 " + changes + ", i8 " + CHANGED + ", i8 " + after);
        code.line("store i8 " + now + ", ptr " + mark + ", align 1");
        code.line("br label %" + name + "_end");
        code.label(name + "_end");
        code.line("br label %" + name + "_next");
        code.label(name + "_next");
        if (sifts) {
            code.line(kept + "1 = phi i64 [ " + kept + ", %" + name + "_drop ], [ " + kept + "2, %" + name + "_end ]");
        }
        code.line(i + "1 = add nuw nsw i64 " + i + ", 1");
        branch(code.let("icmp slt i64 " + i + "1, " + count), "loop", "done");
        code.label(name + "_done");
        if (sifts) {
            var left = code.let("phi i64 [ 0, %" + name + "_start ], [ " + kept + "1, %" + name + "_next ]");
            code.line("store i64 " + left + ", ptr " + list + ", align 8");
        }
    }

    private String number(String numbers, String at) {
        return code.offset(numbers, code.times(at, Integer.BYTES));
    }

    private void branch(String condition, String whenTrue, String whenFalse) {
        code.line("br i1 %s, label %%%s_%s, label %%%s_%s".formatted(condition, name, whenTrue, name, whenFalse));
    }
}
