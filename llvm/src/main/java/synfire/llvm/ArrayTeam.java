package synfire.llvm;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import synfire.ir.Axis;
import synfire.kernels.Work;
import synfire.kernels.arrays.Slot;
import synfire.llvm.emit.ArrayTable;

/// The threads that run one binding together: which cells each moves, and the memory that is its own.
///
/// Each has a table like that of the binding, with pointers of its own to numbers that all cells share, to its log of
/// events, and to where its part of each row of synapses begins and ends.
final class ArrayTeam {

    /// Most ids that a log holds before it is emptied; two steps of all cells fit always.
    private static final long LOG_IDS = 1L << 20;

    /// What lets other threads run; 0 where there is no such function.
    private static final long GIVE_WAY = function("sched_yield");

    /// What sleeps for some microseconds.
    private static final long NAP = function("usleep");

    private final ArrayBinding binding;
    private final ArrayTable table;
    private final int threads;
    private final List<MemorySegment> tables = new ArrayList<>();
    private final MemorySegment meet;
    private final List<MemorySegment> work;
    private long nanos;
    private final Map<Integer, List<MemorySegment>> own = new HashMap<>();
    private final Map<Integer, MemorySegment> lists = new HashMap<>();
    private final List<SplitRows> rows;
    private long splitAt = -1;

    ArrayTeam(ArrayBinding binding, int threads, List<OwnedRows> rows) {
        this.binding = binding;
        this.table = binding.kernel().text().table();
        this.threads = threads;
        this.rows = threads == 1
                ? List.of()
                : rows.stream()
                        .map(each -> new SplitRows(binding, each, threads))
                        .toList();
        this.meet = binding.take((long) ArrayTable.MEET_LINE * (threads + 1));
        this.work = each(_ -> binding.take((long) Long.BYTES * (Work.values().length + 1)));
        var slots = binding.kernel().text().program().slots();
        for (int slot = 0; slot < slots.size(); slot++) {
            switch (slots.get(slot)) {
                case Slot.Array(var type) -> {
                    if (type.axes().isEmpty()) {
                        long bytes = binding.elements(slot).memory().byteSize();
                        own.put(slot, each(_ -> binding.take(bytes)));
                    }
                }
                case Slot.Transposed _ -> {}
                case Slot.EventList(var source, var batch) -> {
                    long parts = (long) threads * (threads == 1 ? 1 : 2);
                    for (var axis : batch) {
                        parts *= binding.sizes().of(axis);
                    }
                    lists.put(slot, binding.take(listBytes(source) * parts));
                }
                case Slot.EventLog(var source, var time) -> {
                    int steps = binding.sizes().of(time);
                    var log = binding.log(slot);
                    own.put(
                            slot,
                            each(thread -> binding.take(log.bytes(Math.max(
                                    2 * cells(source, thread), Math.min(cells(source, thread) * steps, LOG_IDS))))));
                }
            }
        }
        for (int thread = 0; thread < threads; thread++) {
            tables.add(binding.take((long) table.words() * Long.BYTES));
        }
    }

    private static long function(String name) {
        return Linker.nativeLinker()
                .defaultLookup()
                .find(name)
                .map(MemorySegment::address)
                .orElse(0L);
    }

    /// Whether several threads can wait for each other on this system.
    static boolean canWait() {
        return GIVE_WAY != 0 && NAP != 0;
    }

    private interface OfThread {
        MemorySegment take(int thread);
    }

    private List<MemorySegment> each(OfThread take) {
        return IntStream.range(0, threads).mapToObj(take::take).toList();
    }

    private long vectors(Axis axis) {
        return binding.word(table.padded(axis)) / width();
    }

    private int width() {
        return binding.kernel().text().lanes().width();
    }

    private long first(Axis axis, int thread) {
        return vectors(axis) * thread / threads;
    }

    private long cells(Axis axis, int thread) {
        return (first(axis, thread + 1) - first(axis, thread)) * width();
    }

    private long listBytes(Axis axis) {
        long most = IntStream.range(0, threads)
                .mapToLong(thread -> cells(axis, thread))
                .max()
                .orElse(0);
        return (ArrayTable.LIST_HEAD + Integer.BYTES * most + ArrayTable.MEET_LINE - 1)
                / ArrayTable.MEET_LINE
                * ArrayTable.MEET_LINE;
    }

    /// Runs all steps, emptying the logs of events as often as they are full.
    void run(long steps, Map<Integer, EventLog> logs, Optional<Sleepers> sleepers) {
        prepare();
        sleepers.ifPresent(each -> each.begin(threads == 1));
        logs.forEach((slot, log) -> log.restart(own.getOrDefault(slot, List.of())));
        long at = 0;
        do {
            logs.values().forEach(EventLog::open);
            meet.set(ValueLayout.JAVA_LONG, 0, Long.MAX_VALUE);
            meet.set(ValueLayout.JAVA_LONG, ArrayTable.NAP, NAP);
            long from = at;
            boolean resting = sleepers.isPresent() && sleepers.get().prepare(from, tables.getFirst());
            long most = sleepers.map(Sleepers::stretch).orElse(steps);
            long before = System.nanoTime();
            at = call(from, Math.min(steps - from, most) + from, resting);
            nanos += System.nanoTime() - before;
            for (var log : logs.values()) {
                log.drain((int) from, (int) at);
            }
            long done = at;
            sleepers.ifPresent(each -> each.end(from, done));
        } while (at < steps);
        binding.takeNumbers(own);
        sleepers.ifPresent(each -> each.finish(steps));
    }

    /// Adds the seconds that each kind of work has taken.
    void addWork(Map<Work, Double> seconds) {
        for (var ticks : work) {
            double all = 0;
            for (var each : Work.values()) {
                all += ticks.getAtIndex(ValueLayout.JAVA_LONG, each.place());
            }
            for (var each : Work.values()) {
                long own = ticks.getAtIndex(ValueLayout.JAVA_LONG, each.place());
                seconds.merge(each, all == 0 ? 0 : nanos * 1e-9 * own / all, Double::sum);
            }
        }
    }

    private void prepare() {
        split();
        for (int thread = 0; thread < threads; thread++) {
            var words = tables.get(thread);
            binding.copyWords(words);
            for (var axis : table.axes()) {
                set(words, table.first(axis), first(axis, thread));
                set(words, table.end(axis), first(axis, thread + 1));
                set(words, table.listBytes(axis), listBytes(axis));
            }
            set(words, table.thread(), thread);
            set(words, table.threads(), threads);
            set(words, table.turns(), threads == 1 ? 0 : 1);
            set(words, table.meet(), meet.address());
            set(words, table.giveWay(), GIVE_WAY);
            binding.kernel().blas().ifPresent(blas -> {
                set(words, table.singleProduct(), blas.single());
                set(words, table.doubleProduct(), blas.twice());
            });
            set(words, table.work(), work.get(thread).address());
            for (var slot : lists.entrySet()) {
                set(words, slot.getKey(), slot.getValue().address());
            }
            for (var slot : own.entrySet()) {
                var memory = slot.getValue().get(thread);
                binding.copyNumber(slot.getKey(), memory);
                set(words, slot.getKey(), memory.address());
            }
        }
    }

    private static void set(MemorySegment words, int word, long value) {
        words.setAtIndex(ValueLayout.JAVA_LONG, word, value);
    }

    /// Finds each thread's part of the rows, where they are new.
    private void split() {
        if (rows.isEmpty() || splitAt == binding.rowsVersion()) {
            return;
        }
        rows.forEach(each -> own.putAll(each.split(thread -> first(each.post(), thread) * width())));
        splitAt = binding.rowsVersion();
    }

    /// Calls the kernel on every thread; they begin together, because they wait for each other.
    private long call(long from, long last, boolean resting) {
        if (threads == 1) {
            return binding.kernel().call(tables.getFirst(), from, last, resting);
        }
        var started = new CountDownLatch(1);
        var failure = new AtomicReference<@Nullable RuntimeException>();
        var helpers = new ArrayList<Thread>();
        for (int thread = 1; thread < threads; thread++) {
            var words = tables.get(thread);
            helpers.add(Thread.ofPlatform().daemon().name("synfire-" + thread).start(() -> {
                try {
                    started.await();
                    binding.kernel().call(words, from, last, false);
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                } catch (InterruptedException e) {
                    failure.compareAndSet(null, new IllegalStateException(e));
                }
            }));
        }
        started.countDown();
        long at = binding.kernel().call(tables.getFirst(), from, last, false);
        boolean interrupted = false;
        for (var helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        var cause = failure.get();
        if (cause != null) {
            throw cause;
        }
        return at;
    }
}
