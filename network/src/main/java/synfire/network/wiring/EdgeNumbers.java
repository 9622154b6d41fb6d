package synfire.network.wiring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import synfire.ir.DType;

/// One number for each edge.
public sealed interface EdgeNumbers {

    double get(long edge);

    /// The same for all; takes no memory.
    record Same(double value) implements EdgeNumbers {

        @Override
        public double get(long edge) {
            return value;
        }
    }

    /// @param numbers of type `dtype`, outside the heap, read-only
    /// @param dtype F32, F64 or I32
    record Stored(MemorySegment numbers, DType dtype) implements EdgeNumbers {

        public Stored {
            numbers = numbers.asReadOnly();
        }

        @Override
        public double get(long edge) {
            return switch (dtype) {
                case F32 -> numbers.getAtIndex(ValueLayout.JAVA_FLOAT, edge);
                case F64 -> numbers.getAtIndex(ValueLayout.JAVA_DOUBLE, edge);
                case I32 -> numbers.getAtIndex(ValueLayout.JAVA_INT, edge);
                case I64, BOOL -> throw new IllegalStateException("edges hold no " + dtype);
            };
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Stored that && dtype == that.dtype && numbers.mismatch(that.numbers) < 0;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(numbers.byteSize());
        }
    }
}
