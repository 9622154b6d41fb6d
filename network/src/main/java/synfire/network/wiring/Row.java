package synfire.network.wiring;

import java.util.Arrays;
import java.util.function.IntPredicate;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// The targets of one source, and the scratch space to draw them. Each thread has its own.
public final class Row {

    private final CounterStream stream = new CounterStream(new RandomKey(0), 0);
    private int[] targets = new int[64];
    private int[] places = new int[0];
    private int[] table = new int[0];
    private int[] drawn = new int[0];
    private long[] sorted = new long[0];
    private int[] positions = new int[0];
    private int size;
    private int asDrawn;
    private boolean placed;

    public Row() {}

    public int size() {
        return size;
    }

    public int target(int place) {
        return targets[place];
    }

    /// The targets; only the first [#size()] count, and only until the row is drawn again.
    public int[] targets() {
        return targets;
    }

    /// Where in the edge list a target stood; without a list, its place in the row.
    int place(int k) {
        return placed ? places[k] : k;
    }

    boolean isPlaced() {
        return placed;
    }

    CounterStream stream(RandomKey key, int object) {
        stream.restart(key, object);
        return stream;
    }

    void clear() {
        size = 0;
        asDrawn = 0;
        placed = false;
    }

    void add(int target) {
        if (size == targets.length) {
            targets = Arrays.copyOf(targets, 2 * size);
        }
        targets[size++] = target;
    }

    void add(int target, int place) {
        if (size >= places.length) {
            places = Arrays.copyOf(places, Math.max(64, 2 * size));
        }
        places[size] = place;
        placed = true;
        add(target);
    }

    void sort() {
        Arrays.sort(targets, 0, size);
    }

    /// Leaves out the target `hole`: those from it on move up by one.
    void skip(int hole) {
        if (hole >= 0) {
            for (int k = 0; k < size; k++) {
                targets[k] += targets[k] >= hole ? 1 : 0;
            }
        }
    }

    /// Where the target is that was drawn as number `n`; where numbers count the targets as they ascend,
    /// `n`.
    int position(int n) {
        if (asDrawn == 0) {
            return n;
        }
        if (asDrawn > 0) {
            findPositions();
        }
        return positions[n];
    }

    private void findPositions() {
        if (positions.length < asDrawn) {
            positions = new int[drawn.length];
            sorted = new long[drawn.length];
        }
        for (int n = 0; n < asDrawn; n++) {
            sorted[n] = (long) drawn[n] << 32 | n;
        }
        Arrays.sort(sorted, 0, asDrawn);
        for (int k = 0; k < asDrawn; k++) {
            positions[(int) sorted[k]] = k;
        }
        asDrawn = -asDrawn;
    }

    /// As [#draw(CounterStream, int, int)]; weights and delays count the targets as they were drawn.
    void drawInOrder(CounterStream numbers, int count, int bound) {
        for (int k = 0; k < count; k++) {
            add(numbers.nextBelow(bound));
        }
        if (drawn.length < count) {
            drawn = new int[targets.length];
        }
        System.arraycopy(targets, 0, drawn, 0, count);
        asDrawn = count;
        sort();
    }

    /// Keeps the targets for which `kept` holds.
    void keep(IntPredicate kept) {
        asDrawn = 0;
        int all = size;
        size = 0;
        for (int k = 0; k < all; k++) {
            if (kept.test(targets[k])) {
                if (placed) {
                    places[size] = places[k];
                }
                targets[size++] = targets[k];
            }
        }
    }

    /// `count` numbers below `bound`, each drawn anew.
    void draw(CounterStream numbers, int count, int bound) {
        for (int k = 0; k < count; k++) {
            add(numbers.nextBelow(bound));
        }
        sort();
    }

    /// `count` different numbers below `bound`. Of more than half of them, the others are drawn.
    void drawDistinct(CounterStream numbers, int count, int bound) {
        boolean others = count > bound / 2;
        drawFew(numbers, others ? bound - count : count, bound);
        sort();
        if (others) {
            invert(bound);
        }
    }

    private void drawFew(CounterStream numbers, int count, int bound) {
        int room = Math.max(4, Integer.highestOneBit(Math.max(1, count)) << 2);
        if (table.length < room) {
            table = new int[room];
        }
        Arrays.fill(table, 0, room, -1);
        while (size < count) {
            int drawn = numbers.nextBelow(bound);
            int slot = ((drawn * 0x9E3779B1) >>> 1) & (room - 1);
            while (table[slot] >= 0 && table[slot] != drawn) {
                slot = (slot + 1) & (room - 1);
            }
            if (table[slot] < 0) {
                table[slot] = drawn;
                add(drawn);
            }
        }
    }

    private void invert(int bound) {
        var left = Arrays.copyOf(targets, size);
        size = 0;
        int next = 0;
        for (int target = 0; target < bound; target++) {
            if (next < left.length && left[next] == target) {
                next++;
            } else {
                add(target);
            }
        }
    }
}
