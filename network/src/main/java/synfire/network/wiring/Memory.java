package synfire.network.wiring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Memory outside the heap, freed when no longer reachable; its size has no limit of 2³¹ numbers.
final class Memory {

    private Memory() {}

    static MemorySegment ofInts(long size) {
        return Arena.ofAuto().allocate(ValueLayout.JAVA_INT, size);
    }

    static MemorySegment ofDoubles(long size) {
        return Arena.ofAuto().allocate(ValueLayout.JAVA_DOUBLE, size);
    }

    static MemorySegment ofFloats(long size) {
        return Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT, size);
    }
}
