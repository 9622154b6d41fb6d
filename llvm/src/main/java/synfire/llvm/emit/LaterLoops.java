package synfire.llvm.emit;

import synfire.kernels.Work;
import synfire.kernels.arrays.ArrayProgram;
import synfire.kernels.arrays.LaterLoop;

/// The loops of an array program after the first, each with what comes before it; then what comes after all.
///
/// ```
/// between:  what runs once
/// head:     %k = phi …              ; from 0 up, or from the last index down
/// body:     one step
/// ```
record LaterLoops(Code code, Memory first, ArrayProgram program) {

    void write() {
        for (int i = 0; i < program.later().size(); i++) {
            write(program.later().get(i), "later" + i);
        }
        new SectionCode(code, first, program.after(), "after").write();
    }

    private void write(LaterLoop loop, String label) {
        new SectionCode(code, first, loop.between(), label + "_between").write();
        var n = "%" + label + "_n";
        var k = "%" + label + "_k";
        var memory = new Memory(code, program, first.table(), k);
        code.line("br label %" + label + "_pre");
        code.label(label + "_pre");
        code.line("br label %" + label + "_head");
        code.label(label + "_head");
        code.line(n + " = phi i64 [ 0, %" + label + "_pre ], [ " + n + "1, %" + label + "_latch ]");
        var length = memory.length(loop.time());
        var more = code.let("icmp slt i64 " + n + ", " + length);
        code.line("br i1 %s, label %%%s_body, label %%%s_exit".formatted(more, label, label));
        code.label(label + "_body");
        code.line(n + "1 = add nuw nsw i64 " + n + ", 1");
        code.line(loop.reverse() ? k + " = sub i64 " + length + ", " + n + "1" : k + " = add i64 " + n + ", 0");
        new SectionCode(code, memory, loop.body(), label + "_step", loop.reverse() ? Work.ADJOINT : Work.CELLS).write();
        code.line("br label %" + label + "_latch");
        code.label(label + "_latch");
        code.line("br label %" + label + "_head");
        code.label(label + "_exit");
    }
}
