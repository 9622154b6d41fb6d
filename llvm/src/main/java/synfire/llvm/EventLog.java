package synfire.llvm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import synfire.kernels.EventLists;
import synfire.llvm.emit.ArrayTable;

/// The events of a run: written by each thread of the kernel outside the Java heap as far as there is room, taken over
/// from there, those of the first thread first.
final class EventLog {

    private final int steps;
    private final long idsAt;
    private final int[] starts;
    private List<MemorySegment> memories = List.of();
    private int[] ids = new int[0];
    private int count;

    EventLog(int steps) {
        this.steps = steps;
        this.idsAt = ArrayTable.LOG_HEAD + (long) Long.BYTES * steps;
        this.starts = new int[steps + 1];
    }

    /// Bytes of the memory of one thread.
    long bytes(long capacity) {
        return idsAt + Integer.BYTES * capacity;
    }

    int steps() {
        return steps;
    }

    /// Takes the memory of each thread for the next run, and forgets the last.
    void restart(List<MemorySegment> newMemories) {
        memories = List.copyOf(newMemories);
        count = 0;
    }

    /// Makes room for the next steps.
    void open() {
        for (var memory : memories) {
            memory.set(ValueLayout.JAVA_LONG, 0, 0);
            memory.set(ValueLayout.JAVA_LONG, Long.BYTES, (memory.byteSize() - idsAt) / Integer.BYTES);
        }
    }

    /// Takes over what the steps from `from` to before `to` have left.
    void drain(int from, int to) {
        long used = memories.stream()
                .mapToLong(memory -> memory.get(ValueLayout.JAVA_LONG, 0))
                .sum();
        if (count + used > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(Math.toIntExact(count + used), 2 * ids.length));
        }
        if (memories.size() == 1) {
            takeAll(memories.getFirst(), from, to, Math.toIntExact(used));
            return;
        }
        var begins = new long[memories.size()];
        for (int step = from; step < to; step++) {
            for (int thread = 0; thread < begins.length; thread++) {
                var memory = memories.get(thread);
                long end = memory.get(ValueLayout.JAVA_LONG, ArrayTable.LOG_HEAD + (long) Long.BYTES * step);
                int more = (int) (end - begins[thread]);
                long at = idsAt + Integer.BYTES * begins[thread];
                MemorySegment.copy(memory, ValueLayout.JAVA_INT, at, ids, count, more);
                count += more;
                begins[thread] = end;
            }
            starts[step + 1] = count;
        }
    }

    /// The events of one thread, at once.
    private void takeAll(MemorySegment memory, int from, int to, int used) {
        var ends = new long[to - from];
        MemorySegment.copy(
                memory, ValueLayout.JAVA_LONG, ArrayTable.LOG_HEAD + (long) Long.BYTES * from, ends, 0, ends.length);
        MemorySegment.copy(memory, ValueLayout.JAVA_INT, idsAt, ids, count, used);
        for (int k = 0; k < ends.length; k++) {
            starts[from + k + 1] = count + (int) ends[k];
        }
        count += used;
    }

    EventLists lists() {
        return EventLists.of(starts, ids);
    }
}
