package synfire.llvm.emit;

/// Where threads wait for each other: each counts up its own number, then waits until those of all others are as high.
///
/// They spin for a while, then let others run, then sleep for moments, at once where others did run: who waits for long
/// takes no processor from those that he waits for, whatever their priorities. Numbers lie on lines of their own.
record MeetingCode(Code code) {

    private static final String NAME = "@meet";

    /// Turns before others may run: some 50 µs.
    private static final int SPINS = 2000;

    /// Turns in which others may run before a thread sleeps: some 1 ms where nobody else wants to. Who sleeps comes
    /// some 0.15 ms late to the next meeting; if that made the others sleep, all would go on like that.
    private static final int YIELDS = 10_000;

    /// Ticks of the clock after which a turn that came back was taken by others.
    private static final int TAKEN = 60_000;

    /// Microseconds of sleep.
    private static final int NAP = 50;

    /// Waits, where there are several threads.
    void meet(String label) {
        var several = code.let("icmp ugt i64 %threads, 1");
        code.line("br i1 " + several + ", label %" + label + ", label %" + label + "_done");
        code.label(label);
        code.line("call void " + NAME + "(i64 %thread, i64 %threads, ptr %meet, ptr %giveWay)");
        code.line("br label %" + label + "_done");
        code.label(label + "_done");
    }

    static String function(Processor processor) {
        var pause = processor.pause();
        return """
                define internal void %1$s(i64 %%thread, i64 %%threads, ptr %%meet, ptr %%giveWay) noinline nounwind {
                entry:
                  %%line = add i64 %%thread, 1
                  %%at = mul i64 %%line, %2$d
                  %%own = getelementptr i8, ptr %%meet, i64 %%at
                  %%own_before = load i64, ptr %%own, align 8
                  %%count = add i64 %%own_before, 1
                  store atomic i64 %%count, ptr %%own release, align 8
                  br label %%other
                other:
                  %%j = phi i64 [ 0, %%entry ], [ %%j1, %%next ]
                  %%j1 = add i64 %%j, 1
                  %%there = mul i64 %%j1, %2$d
                  %%theirs = getelementptr i8, ptr %%meet, i64 %%there
                  br label %%look
                look:
                  %%turn = phi i64 [ 0, %%other ], [ %%turn1, %%spin ], [ %%turn1, %%yield ], [ %%turn1, %%sleep ]
                  %%seen = load atomic i64, ptr %%theirs acquire, align 8
                  %%come = icmp uge i64 %%seen, %%count
                  br i1 %%come, label %%next, label %%wait
                wait:
                  %%turn1 = add i64 %%turn, 1
                  %%long = icmp ugt i64 %%turn1, %3$d
                  br i1 %%long, label %%yield, label %%spin
                spin:
                  %4$s
                  br label %%look
                yield:
                  %%before = call i64 %9$s()
                  %%ignored = call i32 %%giveWay()
                  %%after = call i64 %9$s()
                  %%gone = sub i64 %%after, %%before
                  %%taken = icmp ugt i64 %%gone, %8$d
                  %%longer = icmp ugt i64 %%turn1, %5$d
                  %%enough = or i1 %%taken, %%longer
                  br i1 %%enough, label %%sleep, label %%look
                sleep:
                  %%napAt = getelementptr i8, ptr %%meet, i64 %6$d
                  %%nap = load ptr, ptr %%napAt, align 8
                  %%slept = call i32 %%nap(i32 %7$d)
                  br label %%look
                next:
                  %%more = icmp ult i64 %%j1, %%threads
                  br i1 %%more, label %%other, label %%done
                done:
                  ret void
                }
                """.formatted(
                        NAME,
                        ArrayTable.MEET_LINE,
                        SPINS,
                        pause.isEmpty() ? "" : "call void " + pause,
                        SPINS + YIELDS,
                        ArrayTable.NAP,
                        NAP,
                        TAKEN,
                        processor.clock());
    }
}
