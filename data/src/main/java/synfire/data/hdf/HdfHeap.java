package synfire.data.hdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The texts of a file: collections of a global heap. The first are placed as they come; addresses are known before the
/// bytes are.
final class HdfHeap {

    private static final int HEAD = 16;
    private static final int LEAST = 4096;
    private static final int MOST_OBJECTS = 60_000;
    private static final int MOST_BYTES = 1 << 20;

    private record Collection(long address, List<byte[]> texts) {

        int used() {
            return HEAD
                    + texts.stream()
                            .mapToInt(text -> HEAD + padded(text.length))
                            .sum();
        }

        int size() {
            return Math.max(LEAST, used() + HEAD);
        }
    }

    private final List<List<byte[]>> open = new ArrayList<>();
    private final List<Collection> placed = new ArrayList<>();
    private int bytes = HEAD;

    /// No texts yet.
    HdfHeap() {
        open.add(new ArrayList<>());
    }

    /// Counts a text, on the first of two passes.
    void count(String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        if (open.getLast().size() >= MOST_OBJECTS || bytes > MOST_BYTES) {
            open.add(new ArrayList<>());
            bytes = HEAD;
        }
        open.getLast().add(content);
        bytes += HEAD + padded(content.length);
    }

    /// Gives the collections their place.
    ///
    /// @return the first byte after them
    long place(long address) {
        long next = address;
        for (var texts : open) {
            var collection = new Collection(next, texts);
            placed.add(collection);
            next += collection.size();
        }
        return next;
    }

    Cursor cursor() {
        return new Cursor(placed);
    }

    /// Hands texts out in the order in which they were counted.
    static final class Cursor {
        private final List<Collection> placed;
        private int collection;
        private int index;

        private Cursor(List<Collection> placed) {
            this.placed = placed;
        }

        /// Length, collection and number of the next text.
        HdfBytes next() {
            while (index == placed.get(collection).texts().size()) {
                collection++;
                index = 0;
            }
            var here = placed.get(collection);
            return new HdfBytes()
                    .int32(here.texts().get(index++).length)
                    .int64(here.address())
                    .int32(index);
        }
    }

    /// The collections, each with its address.
    List<Placed> bytes() {
        var all = new ArrayList<Placed>();
        for (var collection : placed) {
            var out = new HdfBytes();
            out.text("GCOL").bytes(1, 0, 0, 0).int64(collection.size());
            int number = 1;
            for (var text : collection.texts()) {
                out.int16(number++).int16(0).int32(0).int64(text.length);
                for (byte b : text) {
                    out.bytes(b);
                }
                out.padded();
            }
            int free = collection.size() - out.size();
            out.int16(0).int16(0).int32(0).int64(free);
            while (out.size() < collection.size()) {
                out.int64(0);
            }
            all.add(new Placed(collection.address(), out));
        }
        return all;
    }

    private static int padded(int length) {
        return (length + 7) / 8 * 8;
    }

    /// Bytes and where they go.
    record Placed(long address, HdfBytes bytes) {}
}
