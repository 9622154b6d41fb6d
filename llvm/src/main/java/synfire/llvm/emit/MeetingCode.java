package synfire.llvm.emit;

/// Where threads wait for each other: each counts up its own number, then waits until those of others are as
/// high.
///
/// They spin for a while, then let others run, then sleep for moments: who waits for long takes no processor from those
/// that he waits for, whatever their priorities. Numbers lie on lines of their own.
record MeetingCode(Code code) {

    private static final String MEET = "@meet";
    private static final String COME = "@come";
    private static final String AWAIT = "@await";

    /// Turns before others may run.
    private static final int SPINS = 2000;

    /// Turns in which others may run before a thread sleeps.
    private static final int YIELDS = 1000;

    /// Microseconds of sleep.
    private static final int NAP = 50;

    /// Waits for all, where there are several threads.
    void meet(String label) {
        severally(label, "call void " + MEET + "(i64 %thread, i64 %threads, ptr %meet, ptr %giveWay)");
    }

    /// Says that this thread has come here.
    void come(String label) {
        severally(label, "call void " + COME + "(i64 %thread, ptr %meet)");
    }

    /// Waits until another thread has come as often as this one.
    ///
    /// @param other its number, i64
    void await(String other, String label) {
        severally(label, "call void " + AWAIT + "(i64 " + other + ", i64 %thread, ptr %meet, ptr %giveWay)");
    }

    private void severally(String label, String call) {
        var several = code.let("icmp ugt i64 %threads, 1");
        code.line("br i1 " + several + ", label %" + label + ", label %" + label + "_done");
        code.label(label);
        code.line(call);
        code.line("br label %" + label + "_done");
        code.label(label + "_done");
    }

    /// @param pause the instruction that makes a spinning thread leave the processor to its twin, as a call; may be
    /// empty
    static String functions(String pause) {
        return """
                define internal ptr @lineOf(i64 %%thread, ptr %%meet) nounwind {
                  %%line = add i64 %%thread, 1
                  %%at = mul i64 %%line, %2$d
                  %%own = getelementptr i8, ptr %%meet, i64 %%at
                  ret ptr %%own
                }
                define internal void %8$s(i64 %%thread, ptr %%meet) nounwind {
                  %%own = call ptr @lineOf(i64 %%thread, ptr %%meet)
                  %%before = load i64, ptr %%own, align 8
                  %%count = add i64 %%before, 1
                  store atomic i64 %%count, ptr %%own release, align 8
                  ret void
                }
                define internal void %9$s(i64 %%other, i64 %%thread, ptr %%meet, ptr %%giveWay) noinline nounwind {
                entry:
                  %%own = call ptr @lineOf(i64 %%thread, ptr %%meet)
                  %%count = load i64, ptr %%own, align 8
                  %%theirs = call ptr @lineOf(i64 %%other, ptr %%meet)
                  br label %%look
                look:
                  %%turn = phi i64 [ 0, %%entry ], [ %%turn1, %%spin ], [ %%turn1, %%yield ], [ %%turn1, %%sleep ]
                  %%seen = load atomic i64, ptr %%theirs acquire, align 8
                  %%come = icmp uge i64 %%seen, %%count
                  br i1 %%come, label %%done, label %%wait
                wait:
                  %%turn1 = add i64 %%turn, 1
                  %%long = icmp ugt i64 %%turn1, %3$d
                  br i1 %%long, label %%yield, label %%spin
                spin:
                  %4$s
                  br label %%look
                yield:
                  %%ignored = call i32 %%giveWay()
                  %%longer = icmp ugt i64 %%turn1, %5$d
                  br i1 %%longer, label %%sleep, label %%look
                sleep:
                  %%napAt = getelementptr i8, ptr %%meet, i64 %6$d
                  %%nap = load ptr, ptr %%napAt, align 8
                  %%slept = call i32 %%nap(i32 %7$d)
                  br label %%look
                done:
                  ret void
                }
                define internal void %1$s(i64 %%thread, i64 %%threads, ptr %%meet, ptr %%giveWay) noinline nounwind {
                entry:
                  call void %8$s(i64 %%thread, ptr %%meet)
                  br label %%other
                other:
                  %%j = phi i64 [ 0, %%entry ], [ %%j1, %%other ]
                  call void %9$s(i64 %%j, i64 %%thread, ptr %%meet, ptr %%giveWay)
                  %%j1 = add i64 %%j, 1
                  %%more = icmp ult i64 %%j1, %%threads
                  br i1 %%more, label %%other, label %%done
                done:
                  ret void
                }
                """.formatted(
                        MEET,
                        ArrayTable.MEET_LINE,
                        SPINS,
                        pause.isEmpty() ? "" : "call void " + pause,
                        SPINS + YIELDS,
                        ArrayTable.NAP,
                        NAP,
                        COME,
                        AWAIT);
    }
}
