package synfire.llvm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;

/// Scratch memory of threads, kept from run to run: fresh memory has to be cleared by the system first.
final class ScratchPool implements AutoCloseable {

    /// Cache lines and the widest registers are this long.
    private static final int ALIGNMENT = 64;

    private final ArrayDeque<Scratch> idle = new ArrayDeque<>();
    private boolean closed;

    /// Memory that one thread has to itself.
    record Scratch(Arena arena, MemorySegment segment) {}

    /// At least so many bytes, with anything in them.
    Scratch borrow(long bytes) {
        synchronized (this) {
            while (!idle.isEmpty()) {
                var scratch = idle.pop();
                if (scratch.segment.byteSize() >= bytes) {
                    return scratch;
                }
                scratch.arena.close();
            }
        }
        var arena = Arena.ofShared();
        return new Scratch(arena, arena.allocate(Math.max(bytes, ALIGNMENT), ALIGNMENT));
    }

    synchronized void giveBack(Scratch scratch) {
        if (closed) {
            scratch.arena.close();
        } else {
            idle.push(scratch);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(scratch -> scratch.arena.close());
        idle.clear();
    }
}
