package synfire.llvm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.IntStream;

/// In which order the cells along an axis lie in memory: those in which something happens first, side by side, so that
/// few vectors hold them.
final class CellOrder {

    private final ArrayBinding binding;
    private final Set<Integer> slots;
    private final int length;
    private final MemorySegment cells;
    private final MemorySegment places;
    private boolean given = true;

    /// @param slots of the arrays whose last axis it is
    /// @param length number of cells
    /// @param padded the same, filled up to whole vectors
    CellOrder(ArrayBinding binding, Set<Integer> slots, int length, long padded) {
        this.binding = binding;
        this.slots = slots;
        this.length = length;
        this.cells = binding.take(Integer.BYTES * padded);
        this.places = binding.take(Integer.BYTES * padded);
        for (int cell = 0; cell < padded; cell++) {
            set(cells, cell, cell);
            set(places, cell, cell);
        }
    }

    private static void set(MemorySegment numbers, int at, int value) {
        numbers.setAtIndex(ValueLayout.JAVA_INT, at, value);
    }

    private static int get(MemorySegment numbers, int at) {
        return numbers.getAtIndex(ValueLayout.JAVA_INT, at);
    }

    MemorySegment cells() {
        return cells;
    }

    MemorySegment places() {
        return places;
    }

    boolean mayDiffer() {
        return !slots.isEmpty();
    }

    /// Whether cells lie in the order of their numbers.
    boolean isGiven() {
        return given;
    }

    /// Puts cells in the order of their numbers.
    void restore() {
        if (!given) {
            arrange(IntStream.range(0, length).toArray());
            given = true;
        }
    }

    /// Puts the cells at some places first, all others after them; either in the order of their numbers.
    void gather(BitSet chosen) {
        var first = new BitSet();
        chosen.stream().filter(place -> place < length).forEach(place -> first.set(get(cells, place)));
        var order = IntStream.concat(first.stream(), IntStream.range(0, length).filter(cell -> !first.get(cell)))
                .toArray();
        arrange(order);
        given = false;
    }

    /// @param order the cell at each place
    private void arrange(int[] order) {
        var from = new int[length];
        for (int place = 0; place < length; place++) {
            from[place] = get(places, order[place]);
        }
        for (int slot : slots) {
            binding.array(slot).ifPresent(array -> {
                int bytes = array.dtype().bytes();
                long row = (long) bytes * array.padded();
                for (int at = 0; at < array.rows(); at++) {
                    permute(array.elements().memory().asSlice(at * row, row), from, bytes);
                }
            });
        }
        for (int place = 0; place < length; place++) {
            set(cells, place, order[place]);
            set(places, order[place], place);
        }
    }

    private static void permute(MemorySegment row, int[] from, int bytes) {
        switch (bytes) {
            case Double.BYTES -> {
                var before = row.toArray(ValueLayout.JAVA_LONG);
                for (int place = 0; place < from.length; place++) {
                    row.setAtIndex(ValueLayout.JAVA_LONG, place, before[from[place]]);
                }
            }
            case Integer.BYTES -> {
                var before = row.toArray(ValueLayout.JAVA_INT);
                for (int place = 0; place < from.length; place++) {
                    row.setAtIndex(ValueLayout.JAVA_INT, place, before[from[place]]);
                }
            }
            default -> {
                var before = row.toArray(ValueLayout.JAVA_BYTE);
                for (int place = 0; place < from.length; place++) {
                    row.set(ValueLayout.JAVA_BYTE, place, before[from[place]]);
                }
            }
        }
    }
}
