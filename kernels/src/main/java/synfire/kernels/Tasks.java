package synfire.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Independent tasks, numbered, shared out among threads in the order of their numbers.
///
/// The calling thread takes part. The first failure stops the rest and is thrown; an interrupt of the calling thread
/// stops them before their next task.
public final class Tasks {

    private final long count;
    private final AtomicLong next = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /// Set once the calling thread was interrupted; its own flag comes and goes while it waits.
    private volatile boolean interrupted;

    private Tasks(long count) {
        this.count = count;
    }

    /// Runs tasks 0 to `count` − 1.
    ///
    /// @param worker called once per thread: what that thread does with a task
    /// @throws CancellationException if the calling thread is interrupted; it stays so
    public static void run(long count, int threads, Supplier<LongConsumer> worker) {
        if (threads < 1) {
            throw new IllegalArgumentException("%d threads: give at least 1".formatted(threads));
        }
        new Tasks(count).share((int) Math.min(threads, count), worker);
    }

    private void share(int threads, Supplier<LongConsumer> worker) {
        var caller = Thread.currentThread();
        var helpers = new ArrayList<Thread>();
        for (int i = 1; i < threads; i++) {
            helpers.add(Thread.ofPlatform().daemon().name("synfire-" + i).start(() -> work(worker, caller)));
        }
        work(worker, caller);
        join(helpers);
        var cause = failure.get();
        if (cause instanceof RuntimeException exception) {
            throw exception;
        }
        if (cause != null) {
            throw new IllegalStateException("a task failed", cause);
        }
        if (interrupted && next.get() < count) {
            throw new CancellationException("the run was interrupted before its end");
        }
    }

    private void work(Supplier<LongConsumer> worker, Thread caller) {
        try {
            var does = worker.get();
            while (failure.get() == null && !interrupted) {
                if (caller.isInterrupted()) {
                    interrupted = true;
                    return;
                }
                long task = next.getAndIncrement();
                if (task >= count) {
                    return;
                }
                does.accept(task);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    /// Waits for all, also when interrupted: they use memory that the caller may free.
    private void join(List<Thread> helpers) {
        boolean waitInterrupted = false;
        for (var helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                    waitInterrupted = true;
                }
            }
        }
        if (waitInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
