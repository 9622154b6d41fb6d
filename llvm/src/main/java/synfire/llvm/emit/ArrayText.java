package synfire.llvm.emit;

import java.util.LinkedHashSet;
import synfire.kernels.arrays.ArrayProgram;
import synfire.kernels.arrays.Slot;
import synfire.llvm.library.Llvm;

/// An array program as the text of an LLVM module.
///
/// The function runs steps `first` to `last` − 1 and returns the step that it has come to: less than `last`
/// where a log of events may have no room for another step. Before step 0 it runs what comes before the loop,
/// after the last step what comes after. Every thread calls it with a table of its own and moves its own
/// cells.
///
/// @param ir the module
/// @param table the argument of the kernel
public record ArrayText(String ir, ArrayProgram program, Lanes lanes, ArrayTable table) {

    /// Begins the labels of the loop over time.
    static final String LOOP = "body";

    /// Writes a kernel.
    ///
    /// @param preferredBits widest registers to use, or 0 for the machine's own
    /// @param timed whether time is counted by kind of work
    /// @param blas whether products of matrices are those of a BLAS
    public static ArrayText of(
            ArrayProgram program, Lanes lanes, int preferredBits, Processor processor, boolean timed, boolean blas) {
        var table = ArrayTable.of(program, timed ? processor.clock() : "", blas);
        var pause = processor.pause();
        var declarations = new LinkedHashSet<String>();
        var code = new Code(lanes, declarations);
        var text = new StringBuilder(function(program, table, code));
        text.append(MeetingCode.function(processor));
        declarations.add("declare i64 " + processor.clock() + "()");
        if (!program.rests().isEmpty()) {
            text.append(RestFunctions.text());
        }
        if (!pause.isEmpty()) {
            declarations.add("declare void " + pause.replaceAll("\\(i32 .*\\)", "(i32)"));
        }
        text.append(String.join("\n", declarations)).append("\n");
        text.append(KernelText.attributes(preferredBits));
        return new ArrayText(text.toString(), program, lanes, table);
    }

    private static String function(ArrayProgram program, ArrayTable table, Code code) {
        var memory = new Memory(code, program, table, "%k");
        memory.words();
        var length = memory.length(program.time());
        new WorkClock(code, table.counter()).start();
        code.line("%begins = icmp eq i64 %first, 0");
        code.line("br i1 %begins, label %before, label %enter");
        code.label("before");
        new SectionCode(code, memory, program.before(), "before").write();
        new MeetingCode(code).meet("begun");
        code.line("br label %enter");
        code.label("enter");
        code.line("br label %head");
        code.label("head");
        code.line("%k = phi i64 [ %first, %enter ], [ %k1, %latch ]");
        code.line("%stop = load i64, ptr %meet, align 8");
        code.line("%end = call i64 @llvm.smin.i64(i64 %last, i64 %stop)");
        code.declarations().add("declare i64 @llvm.smin.i64(i64, i64)");
        code.line("%more = icmp slt i64 %k, %end");
        code.line("br i1 %more, label %body, label %exit");
        code.label("body");
        new SectionCode(code, memory, program.body(), LOOP).write();
        code.line("br i1 " + room(memory) + ", label %latch, label %full");
        code.label("full");
        code.line("%first_stop = load i64, ptr %meet, align 8");
        code.line("%later = add i64 %k, 2");
        code.line("%sooner = call i64 @llvm.smin.i64(i64 %later, i64 %first_stop)");
        code.line("store i64 %sooner, ptr %meet, align 8");
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

    /// Whether every log of this thread can take the events of two more steps: all threads stop together,
    /// after they have met once more.
    private static String room(Memory memory) {
        var code = memory.code();
        var room = "true";
        for (int log : memory.logs()) {
            var source = ((Slot.EventLog) memory.program().slots().get(log)).source();
            var used = code.let("load i64, ptr " + Memory.slot(log) + ", align 8");
            var capacity = code.let("load i64, ptr " + code.offset(Memory.slot(log), "8") + ", align 8");
            var vectors = code.let("sub i64 " + memory.end(source) + ", " + memory.first(source));
            var most = code.let("add i64 " + used + ", "
                    + code.times(vectors, 2L * code.lanes().width()));
            var fits = code.let("icmp sle i64 " + most + ", " + capacity);
            room = code.let("and i1 " + room + ", " + fits);
        }
        return room;
    }
}
