package synfire.llvm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import synfire.ir.DType;

/// Memory outside the Java heap as numbers of one type.
record TypedMemory(DType dtype, MemorySegment memory) {

    void put(long at, double value) {
        switch (dtype) {
            case F64 -> memory.setAtIndex(ValueLayout.JAVA_DOUBLE, at, value);
            case F32 -> memory.setAtIndex(ValueLayout.JAVA_FLOAT, at, (float) value);
            case I64 -> memory.setAtIndex(ValueLayout.JAVA_LONG, at, (long) value);
            case I32 -> memory.setAtIndex(ValueLayout.JAVA_INT, at, (int) (long) value);
            case BOOL -> memory.set(ValueLayout.JAVA_BYTE, at, (byte) (value != 0 ? 1 : 0));
        }
    }

    void putInteger(long at, long value) {
        switch (dtype) {
            case I64 -> memory.setAtIndex(ValueLayout.JAVA_LONG, at, value);
            case I32 -> memory.setAtIndex(ValueLayout.JAVA_INT, at, (int) value);
            case BOOL -> memory.set(ValueLayout.JAVA_BYTE, at, (byte) (value != 0 ? 1 : 0));
            case F32, F64 -> put(at, (double) value);
        }
    }

    double get(long at) {
        return switch (dtype) {
            case F64 -> memory.getAtIndex(ValueLayout.JAVA_DOUBLE, at);
            case F32 -> memory.getAtIndex(ValueLayout.JAVA_FLOAT, at);
            case I64, I32, BOOL -> getInteger(at);
        };
    }

    long getInteger(long at) {
        return switch (dtype) {
            case I64 -> memory.getAtIndex(ValueLayout.JAVA_LONG, at);
            case I32 -> memory.getAtIndex(ValueLayout.JAVA_INT, at);
            case BOOL -> memory.get(ValueLayout.JAVA_BYTE, at);
            case F32, F64 -> (long) get(at);
        };
    }
}
