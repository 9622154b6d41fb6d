package synfire.network.wiring;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Runs a piece of work for each of many indices on several threads, each with scratch space of its own.
///
/// If several fail, the failure of the lowest index is thrown, whatever the number of threads.
final class Tasks {

    interface Work<S> {
        void run(int index, S scratch);
    }

    private record Failure(int index, RuntimeException cause) {}

    private Tasks() {}

    /// @param block indices that a thread takes at once
    static <S> void run(int size, int block, int threads, Supplier<S> scratch, Work<S> work) {
        if (threads < 1) {
            throw new IllegalArgumentException("%d threads; give at least 1".formatted(threads));
        }
        var next = new AtomicInteger();
        var failure = new AtomicReference<Failure>(new Failure(Integer.MAX_VALUE, new IllegalStateException()));
        Runnable worker = () -> {
            var own = scratch.get();
            for (int from = next.getAndAdd(block); from >= 0 && from < size; from = next.getAndAdd(block)) {
                for (int index = from; index < Math.min((long) from + block, size); index++) {
                    try {
                        work.run(index, own);
                    } catch (RuntimeException e) {
                        var here = new Failure(index, e);
                        failure.accumulateAndGet(here, (a, b) -> a.index() <= b.index() ? a : b);
                        return;
                    }
                }
            }
        };
        if (threads == 1 || size <= block) {
            worker.run();
        } else {
            try (var pool = Executors.newFixedThreadPool(threads)) {
                for (int thread = 0; thread < threads; thread++) {
                    pool.execute(worker);
                }
            }
        }
        if (failure.get().index() < size) {
            throw failure.get().cause();
        }
    }
}
