package synfire.llvm.library;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A compiled function, callable from any number of threads until it is closed.
///
/// Nothing in LLVM protects an address already handed out, so the address stays in here: closing waits for running
/// calls, and a call after closing is an exception.
public final class MachineCode implements AutoCloseable {

    private final CFunction function;
    private final Runnable unload;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    MachineCode(String symbol, long address, Runnable unload) {
        this.function = new CFunction(symbol, MemorySegment.ofAddress(address));
        this.unload = unload;
    }

    /// Runs `i64 f(ptr table, ptr scratch, i64 first, i64 last)`; the caller answers for what the pointers point to.
    ///
    /// @return what the function returned
    /// @throws IllegalStateException if this is closed
    public long call(MemorySegment table, MemorySegment scratch, long first, long last) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the kernel " + function.name() + " is closed");
            }
            return function.call(table.address(), scratch.address(), first, last);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                unload.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
