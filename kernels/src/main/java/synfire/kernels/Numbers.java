package synfire.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import synfire.ir.DType;

/// Numbers outside the Java heap, copied into it.
public final class Numbers {

    private Numbers() {}

    /// The first `count` numbers of a float type.
    public static double[] floats(DType dtype, MemorySegment memory, int count) {
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = dtype == DType.F32
                    ? memory.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i)
                    : memory.getAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, i);
        }
        return values;
    }

    /// The first `count` numbers of an integer type; booleans are bytes.
    public static long[] integers(DType dtype, MemorySegment memory, int count) {
        var values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (dtype) {
                case I64 -> memory.getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, i);
                case I32 -> memory.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, i);
                case BOOL, F32, F64 -> memory.get(ValueLayout.JAVA_BYTE, i);
            };
        }
        return values;
    }
}
