package synfire.llvm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import synfire.kernels.EventLists;
import synfire.llvm.emit.ArrayTable;

/// The events of a run: written by the kernel outside the Java heap as far as there is room, taken over from there.
final class EventLog {

    private final MemorySegment memory;
    private final long capacity;
    private final long idsAt;
    private final int[] starts;
    private int[] ids = new int[0];
    private int count;

    EventLog(MemorySegment memory, int steps, long capacity) {
        this.memory = memory;
        this.capacity = capacity;
        this.idsAt = ArrayTable.LOG_HEAD + (long) Long.BYTES * steps;
        this.starts = new int[steps + 1];
    }

    static long bytes(int steps, long capacity) {
        return ArrayTable.LOG_HEAD + (long) Long.BYTES * steps + Integer.BYTES * capacity;
    }

    /// Forgets the last run.
    void restart() {
        count = 0;
    }

    /// Makes room for the next steps.
    void open() {
        memory.set(ValueLayout.JAVA_LONG, 0, 0);
        memory.set(ValueLayout.JAVA_LONG, Long.BYTES, capacity);
    }

    /// Takes over what the steps from `from` to before `to` have left.
    void drain(int from, int to) {
        for (int step = from; step < to; step++) {
            long end = memory.get(ValueLayout.JAVA_LONG, ArrayTable.LOG_HEAD + (long) Long.BYTES * step);
            starts[step + 1] = Math.toIntExact(count + end);
        }
        int used = (int) memory.get(ValueLayout.JAVA_LONG, 0);
        if (count + used > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(count + used, 2 * ids.length));
        }
        MemorySegment.copy(memory, ValueLayout.JAVA_INT, idsAt, ids, count, used);
        count += used;
    }

    EventLists lists() {
        return EventLists.of(starts, ids);
    }
}
