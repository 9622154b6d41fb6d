package synfire.llvm;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import synfire.ir.Axis;
import synfire.ir.DType;

/// The part of each row of synapses that each of several threads delivers.
///
/// Where nothing but its target is known of a synapse and the synapses are not many, each thread has its parts
/// one after the other in memory of its own: they fill half as many pages, and one part begins where the last one
/// ends, so that one line of the cache tells both. Elsewhere each has places in the rows of all.
final class SplitRows {

    /// Most synapses that are copied.
    private static final long MOST = 1L << 25;

    private final ArrayBinding binding;
    private final OwnedRows rows;
    private final int threads;
    private final DType places;
    private final DType ids;
    private final boolean apart;
    private final List<MemorySegment> starts;
    private final List<MemorySegment> ends;
    private List<MemorySegment> targets = List.of();

    SplitRows(ArrayBinding binding, OwnedRows rows, int threads) {
        this.binding = binding;
        this.rows = rows;
        this.threads = threads;
        var program = binding.kernel().text().program();
        this.places = rows.dtype(program, rows.start());
        this.ids = rows.dtype(program, rows.target());
        this.apart = rows.bare() && binding.count(rows.target()) <= MOST;
        int sources = binding.count(rows.start());
        long bytes = (long) places.bytes() * (sources + 1);
        this.starts = each(_ -> binding.take(bytes));
        this.ends = apart
                ? starts.stream().map(start -> start.asSlice(places.bytes())).toList()
                : each(_ -> binding.take(bytes));
    }

    Axis post() {
        return rows.post();
    }

    /// Finds the parts anew.
    ///
    /// @param first the first cell of each thread
    /// @return for each slot, what is in it for each thread
    Map<Integer, List<MemorySegment>> split(IntToLongFunction first) {
        var begins = each(_ -> new long[binding.count(rows.start())]);
        IntStream.range(0, threads)
                .forEach(thread -> rows.split(binding, first.applyAsLong(thread), begins.get(thread)));
        var last = new long[binding.count(rows.start())];
        rows.split(binding, Long.MAX_VALUE, last);
        if (apart) {
            copy(begins, last);
            return Map.of(rows.start(), starts, rows.end(), ends, rows.target(), targets);
        }
        for (int thread = 0; thread < threads; thread++) {
            write(begins.get(thread), starts.get(thread));
            write(thread + 1 < threads ? begins.get(thread + 1) : last, ends.get(thread));
        }
        return Map.of(rows.start(), starts, rows.end(), ends);
    }

    private void copy(List<long[]> begins, long[] last) {
        var all = binding.elements(rows.target());
        targets = each(thread -> {
            var from = begins.get(thread);
            var to = thread + 1 < threads ? begins.get(thread + 1) : last;
            var start = new long[from.length + 1];
            for (int source = 0; source < from.length; source++) {
                start[source + 1] = start[source] + Math.max(0, to[source] - from[source]);
            }
            var memory = room(thread, (long) ids.bytes() * start[from.length]);
            var own = new TypedMemory(ids, memory);
            for (int source = 0; source < from.length; source++) {
                for (long k = from[source]; k < to[source]; k++) {
                    own.putInteger(start[source] + k - from[source], all.getInteger(k));
                }
            }
            write(start, starts.get(thread));
            return memory;
        });
    }

    /// The memory that a thread has, where it is large enough.
    private MemorySegment room(int thread, long bytes) {
        return thread < targets.size() && targets.get(thread).byteSize() >= bytes
                ? targets.get(thread)
                : binding.take(bytes);
    }

    private void write(long[] values, MemorySegment into) {
        var places = new TypedMemory(this.places, into);
        for (int i = 0; i < values.length; i++) {
            places.putInteger(i, values[i]);
        }
    }

    private interface OfThread<T> {
        T of(int thread);
    }

    private <T> List<T> each(OfThread<T> take) {
        return IntStream.range(0, threads).mapToObj(take::of).toList();
    }
}
