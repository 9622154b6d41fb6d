package synfire.llvm.emit;

import synfire.kernels.Work;

/// Counts the ticks of each kind of work: between two readings of the processor's clock, all that was done
/// was of one
/// kind.
///
/// Memory: one i64 for each kind, then the last reading.
///
/// @param counter the intrinsic that reads the clock, `@llvm.readcyclecounter`; empty where nothing is
///     counted
record WorkClock(Code code, String counter) {

    /// Begins to count.
    void start() {
        if (!counter.isEmpty()) {
            var last = code.offset("%work", Integer.toString(Long.BYTES * Work.values().length));
            code.line("store i64 " + now() + ", ptr " + last + ", align 8");
        }
    }

    /// What was done since the last reading was of this kind.
    void took(Work work) {
        if (counter.isEmpty()) {
            return;
        }
        var last = code.offset("%work", Integer.toString(Long.BYTES * Work.values().length));
        var sum = code.offset("%work", Integer.toString(Long.BYTES * work.place()));
        var now = now();
        var spent = code.let("sub i64 " + now + ", " + code.let("load i64, ptr " + last + ", align 8"));
        var all = code.let("add i64 " + spent + ", " + code.let("load i64, ptr " + sum + ", align 8"));
        code.line("store i64 " + all + ", ptr " + sum + ", align 8");
        code.line("store i64 " + now + ", ptr " + last + ", align 8");
    }

    private String now() {
        code.declarations().add("declare i64 " + counter + "()");
        return code.let("call i64 " + counter + "()");
    }
}
