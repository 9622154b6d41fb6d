package synfire.llvm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import synfire.kernels.arrays.Rest;
import synfire.kernels.arrays.Slot;
import synfire.llvm.emit.ArrayTable;

/// The cells along one axis that are awake, by vectors, and the order in which cells lie in memory.
final class AwakeCells {

    private static final byte CHANGED = 3;

    private final ArrayBinding binding;
    private final Rest rest;
    private final int width;
    private final long vectors;
    private final MemorySegment awake;
    private final MemorySegment marks;
    private final List<Line> lines = new ArrayList<>();
    private final CellOrder order;
    private Optional<Snapshot> before = Optional.empty();

    /// Lists of the vectors that something arrives at, one for each slot of a line.
    private record Line(int slot, MemorySegment due, MemorySegment listed) {}

    /// What some vectors held.
    private record Snapshot(BitSet vectors, Map<Integer, byte[]> carries) {}

    AwakeCells(ArrayBinding binding, Rest rest) {
        var table = binding.kernel().text().table();
        long padded = binding.word(table.padded(rest.axis()));
        this.binding = binding;
        this.rest = rest;
        this.width = binding.kernel().text().lanes().width();
        this.vectors = padded / width;
        this.awake = binding.take(ArrayTable.listBytes(vectors));
        this.marks = binding.take(vectors);
        for (int slot : rest.lines()) {
            lines.add(new Line(
                    slot,
                    binding.take(slots(slot) * ArrayTable.listBytes(vectors)),
                    binding.take(slots(slot) * vectors)));
        }
        int length = Math.toIntExact(binding.word(table.length(rest.axis())));
        this.order = new CellOrder(binding, rest.unordered(), length, padded);
    }

    private long slots(int line) {
        var type = ((Slot.Array) binding.kernel().text().program().slots().get(line)).type();
        return binding.sizes().of(type.axes().getFirst());
    }

    /// The slots of the longest line.
    long longestLine() {
        return rest.lines().stream().mapToLong(this::slots).max().orElse(0);
    }

    long vectors() {
        return vectors;
    }

    long count() {
        return awake.get(ValueLayout.JAVA_LONG, 0);
    }

    CellOrder order() {
        return order;
    }

    void wakeAll() {
        awake.set(ValueLayout.JAVA_LONG, 0, vectors);
        for (int vector = 0; vector < vectors; vector++) {
            awake.set(ValueLayout.JAVA_INT, ArrayTable.LIST_HEAD + (long) Integer.BYTES * vector, vector);
        }
        marks.fill(CHANGED);
        lines.forEach(line -> {
            line.due.fill((byte) 0);
            line.listed.fill((byte) 0);
        });
        before = Optional.empty();
    }

    void tell(ArrayTable table, MemorySegment words) {
        set(words, table.awake(rest.axis()), awake);
        set(words, table.marks(rest.axis()), marks);
        set(words, table.cells(rest.axis()), order.cells());
        set(words, table.places(rest.axis()), order.places());
        for (var line : lines) {
            set(words, table.due(line.slot), line.due);
            set(words, table.listed(line.slot), line.listed);
        }
    }

    private static void set(MemorySegment words, int word, MemorySegment value) {
        words.setAtIndex(ValueLayout.JAVA_LONG, word, value.address());
    }

    /// Cells lie in order, and what they held before no longer counts.
    void forget() {
        order.restore();
        before = Optional.empty();
    }

    /// Takes a snapshot of all vectors.
    void lookAtAll() {
        before = Optional.of(snapshot(all()));
    }

    /// Compares all vectors to the snapshot.
    ///
    /// @return how many vectors hold what has changed, where cells that have lie side by side if they may
    long compare() {
        var changed = changed(before.orElseThrow(), all());
        before = Optional.empty();
        return order.mayDiffer()
                ? (changed.cardinality() + width - 1) / width
                : changed.stream().map(place -> place / width).distinct().count();
    }

    private BitSet all() {
        var all = new BitSet();
        all.set(0, Math.toIntExact(vectors));
        return all;
    }

    private Snapshot snapshot(BitSet now) {
        var carries = new HashMap<Integer, byte[]>();
        rest.carries().forEach(slot -> carries.put(slot, copied(slot, now)));
        return new Snapshot(now, carries);
    }

    boolean hasSnapshot() {
        return before.isPresent();
    }

    /// Puts the cells side by side that have changed since the last call, where that halves the vectors that are awake.
    ///
    /// @return whether it did
    boolean gather() {
        var now = awakeVectors();
        if (before.isEmpty()) {
            before = Optional.of(snapshot(now));
            return false;
        }
        var changed = changed(before.get(), now);
        before = Optional.empty();
        int needed = (changed.cardinality() + width - 1) / width;
        if (!order.mayDiffer() || count() < 2L * needed + 4) {
            return false;
        }
        order.gather(changed);
        return true;
    }

    private BitSet awakeVectors() {
        var set = new BitSet();
        for (long at = 0; at < count(); at++) {
            set.set(awake.get(ValueLayout.JAVA_INT, ArrayTable.LIST_HEAD + Integer.BYTES * at));
        }
        return set;
    }

    /// The bytes of a carry in some vectors, one after the other.
    private byte[] copied(int slot, BitSet chosen) {
        var elements = binding.elements(slot);
        int bytes = width * elements.dtype().bytes();
        var all = new byte[chosen.cardinality() * bytes];
        int at = 0;
        for (int vector = chosen.nextSetBit(0); vector >= 0; vector = chosen.nextSetBit(vector + 1)) {
            MemorySegment.copy(elements.memory(), ValueLayout.JAVA_BYTE, (long) vector * bytes, all, at, bytes);
            at += bytes;
        }
        return all;
    }

    /// The places of which a carry differs from a snapshot; of vectors that are not part of it, all.
    private BitSet changed(Snapshot then, BitSet now) {
        var places = new BitSet();
        now.stream()
                .filter(vector -> !then.vectors.get(vector))
                .forEach(vector -> places.set(vector * width, (vector + 1) * width));
        then.carries.forEach((slot, old) -> {
            var same = copied(slot, then.vectors);
            int bytes = Objects.requireNonNull(binding.elements(slot)).dtype().bytes();
            int at = 0;
            for (int vector = then.vectors.nextSetBit(0); vector >= 0; vector = then.vectors.nextSetBit(vector + 1)) {
                for (int lane = 0; lane < width; lane++, at += bytes) {
                    if (!Arrays.equals(old, at, at + bytes, same, at, at + bytes)) {
                        places.set(vector * width + lane);
                    }
                }
            }
        });
        return places;
    }
}
