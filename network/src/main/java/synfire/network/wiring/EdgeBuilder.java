package synfire.network.wiring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import synfire.ir.DType;

/// Stores a wiring: counts the rows, then draws each into its place.
final class EdgeBuilder {

    private static final int ROWS_PER_TASK = 64;

    private final Wiring wiring;
    private final Rows rows;
    private final DType dtype;
    private final int threads;

    EdgeBuilder(Wiring wiring, Rows rows, DType dtype, int threads) {
        if (dtype != DType.F32 && dtype != DType.F64) {
            throw new IllegalArgumentException("weights of type %s; use F32 or F64".formatted(dtype));
        }
        this.wiring = wiring;
        this.rows = rows;
        this.dtype = dtype;
        this.threads = threads;
    }

    /// The number of the first synapse of each row, and of all.
    static long[] starts(Rows rows) {
        var starts = new long[rows.sources() + 1];
        var row = new Row();
        for (int source = 0; source < rows.sources(); source++) {
            starts[source + 1] = starts[source] + rows.count(source, row);
        }
        return starts;
    }

    Edges build() {
        var starts = new long[rows.sources() + 1];
        eachRow((source, scratch) -> starts[source + 1] = wiring.count(source, scratch.row));
        Arrays.parallelPrefix(starts, Long::sum);
        long size = starts[rows.sources()];
        var shared = rows instanceof StoredRows stored && !wiring.hasMask()
                ? Optional.of(stored.targets())
                : Optional.<MemorySegment>empty();
        var targets = shared.orElseGet(() -> Memory.ofInts(size));
        var weights = EdgeColumn.of(wiring.weightNumbers(), dtype, size);
        var delays = EdgeColumn.of(wiring.delayNumbers(), wiring.delayNumbers().whole() ? DType.I32 : dtype, size);
        if (shared.isEmpty() || weights.isStored() || delays.isStored()) {
            eachRow((source, scratch) -> {
                var row = scratch.row;
                wiring.draw(source, row);
                if (shared.isEmpty()) {
                    MemorySegment.copy(row.targets(), 0, targets, ValueLayout.JAVA_INT, 4 * starts[source], row.size());
                }
                var numbers = scratch.numbers(row.size());
                if (weights.isStored()) {
                    wiring.weights(source, row, numbers);
                    weights.put(numbers, row.size(), starts[source]);
                }
                if (delays.isStored()) {
                    wiring.delays(source, row, numbers);
                    delays.put(numbers, row.size(), starts[source]);
                }
            });
        }
        return new Edges(wiring.ends().targets(), starts, targets, weights.numbers(), delays.numbers());
    }

    private static final class Scratch {
        private final Row row = new Row();
        private double[] numbers = new double[64];

        double[] numbers(int size) {
            if (numbers.length < size) {
                numbers = new double[2 * size];
            }
            return numbers;
        }
    }

    private interface RowTask {
        void run(int source, Scratch scratch);
    }

    private void eachRow(RowTask task) {
        Tasks.run(rows.sources(), ROWS_PER_TASK, threads, Scratch::new, task::run);
    }
}
