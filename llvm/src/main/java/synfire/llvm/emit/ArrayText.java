package synfire.llvm.emit;

import java.util.LinkedHashSet;
import synfire.kernels.arrays.ArrayProgram;
import synfire.kernels.arrays.Slot;
import synfire.llvm.library.Llvm;

/// An array program as the text of an LLVM module.
///
/// The function runs steps `first` to `last` − 1 and returns the step that it has come to: less than `last` where a log
/// of events has no room for another step. Before step 0 it runs what comes before the loop, after the last step what
/// comes after.
///
/// @param ir the module
/// @param table the argument of the kernel
public record ArrayText(String ir, ArrayProgram program, Lanes lanes, ArrayTable table) {

    /// Writes a kernel.
    ///
    /// @param preferredBits widest registers to use, or 0 for the machine's own
    public static ArrayText of(ArrayProgram program, Lanes lanes, int preferredBits) {
        var table = ArrayTable.of(program);
        var declarations = new LinkedHashSet<String>();
        var code = new Code(lanes, declarations);
        var text = new StringBuilder(function(program, table, code));
        text.append(String.join("\n", declarations)).append("\n");
        text.append(KernelText.attributes(preferredBits));
        return new ArrayText(text.toString(), program, lanes, table);
    }

    private static String function(ArrayProgram program, ArrayTable table, Code code) {
        var memory = new Memory(code, program, table, "%k");
        var length = memory.length(program.time());
        memory.words();
        code.line("%begins = icmp eq i64 %first, 0");
        code.line("br i1 %begins, label %before, label %enter");
        code.label("before");
        new SectionCode(code, memory, program.before(), "before").write();
        code.line("br label %enter");
        code.label("enter");
        code.line("br label %head");
        code.label("head");
        code.line("%k = phi i64 [ %first, %enter ], [ %k1, %latch ]");
        code.line("%more = icmp slt i64 %k, %last");
        code.line("br i1 %more, label %room, label %exit");
        code.label("room");
        code.line("br i1 " + room(memory) + ", label %body, label %exit");
        code.label("body");
        new SectionCode(code, memory, program.body(), "body").write();
        code.line("br label %latch");
        code.label("latch");
        code.line("%k1 = add nuw nsw i64 %k, 1");
        code.line("br label %head");
        code.label("exit");
        code.line("%ends = icmp sge i64 %k, " + length);
        code.line("br i1 %ends, label %after, label %done");
        code.label("after");
        new LaterLoops(code, memory, program).write();
        code.line("br label %done");
        code.label("done");
        code.line("ret i64 %k");
        return code.function("define i64 " + Llvm.SYMBOL
                + "(ptr noalias readonly %table, ptr noalias %scratch, i64 %first, i64 %last) #0");
    }

    /// Whether every log can take the events of another step.
    private static String room(Memory memory) {
        var code = memory.code();
        var room = "true";
        for (int log : memory.logs()) {
            var source = ((Slot.EventLog) memory.program().slots().get(log)).source();
            var used = code.let("load i64, ptr " + Memory.slot(log) + ", align 8");
            var capacity = code.let("load i64, ptr " + code.offset(Memory.slot(log), "8") + ", align 8");
            var most = code.let("add i64 " + used + ", " + memory.length(source));
            var fits = code.let("icmp sle i64 " + most + ", " + capacity);
            room = code.let("and i1 " + room + ", " + fits);
        }
        return room;
    }
}
