package synfire.network.wiring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import synfire.ir.DType;

/// The numbers of all edges while they are filled in; nothing is stored if all are the same.
record EdgeColumn(Optional<Double> common, DType type, Optional<MemorySegment> memory) {

    static EdgeColumn of(RowNumbers numbers, DType type, long size) {
        return numbers.common().isPresent()
                ? new EdgeColumn(numbers.common(), type, Optional.empty())
                : new EdgeColumn(numbers.common(), type, Optional.of(allocate(type, size)));
    }

    boolean isStored() {
        return memory.isPresent();
    }

    /// Puts the first `count` numbers at edge `start` and after.
    void put(double[] numbers, int count, long start) {
        var into = memory.orElseThrow();
        for (int k = 0; k < count; k++) {
            switch (type) {
                case F32 -> into.setAtIndex(ValueLayout.JAVA_FLOAT, start + k, (float) numbers[k]);
                case F64 -> into.setAtIndex(ValueLayout.JAVA_DOUBLE, start + k, numbers[k]);
                case I32 -> into.setAtIndex(ValueLayout.JAVA_INT, start + k, (int) numbers[k]);
                case I64, BOOL -> throw new IllegalStateException("edges hold no " + type);
            }
        }
    }

    EdgeNumbers numbers() {
        return common.<EdgeNumbers>map(EdgeNumbers.Same::new)
                .orElseGet(() -> new EdgeNumbers.Stored(memory.orElseThrow(), type));
    }

    private static MemorySegment allocate(DType type, long size) {
        return switch (type) {
            case F32 -> Memory.ofFloats(size);
            case F64 -> Memory.ofDoubles(size);
            case I32 -> Memory.ofInts(size);
            case I64, BOOL -> throw new IllegalStateException("edges hold no " + type);
        };
    }
}
