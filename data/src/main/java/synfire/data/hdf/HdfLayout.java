package synfire.data.hdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Gives every object of a file its place, then turns it into bytes.
///
/// The sizes of headers do not depend on addresses, so the objects are put together twice: first to learn how long they
/// are, then with the addresses that follow.
final class HdfLayout {

    /// Entries of half a node of a B-tree of chunks.
    static final int HALF_NODE = 4096;

    private static final int SUPERBLOCK = 100;
    private static final long FIRST = 104; // the superblock, padded
    private static final int CHUNK = 16_384;

    /// Where an array that grows keeps its parts.
    ///
    /// @param header address of its header
    /// @param tree address of the node of its chunks
    /// @param rows of a chunk
    record Place(long header, long tree, int rows, int columns, HdfType type) {

        long chunkBytes() {
            return (long) rows * Math.max(1, columns) * type.bytes();
        }
    }

    private final HdfNode.Group root;
    private final HdfHeap heap = new HdfHeap();
    private final Map<String, Long> headers = new LinkedHashMap<>();
    private final Map<String, Long> data = new LinkedHashMap<>();
    private final Map<String, Place> growing = new LinkedHashMap<>();
    private final List<HdfHeap.Placed> pieces = new ArrayList<>();
    private long end = FIRST;

    HdfLayout(HdfNode.Group root) {
        this.root = root;
        count(root);
        end = heap.place(end);
        measure("", root);
        var messages = new HdfMessages(heap.cursor()::next, this::header);
        write(messages, "", root);
        pieces.addAll(heap.bytes());
        pieces.add(superblock());
    }

    List<HdfHeap.Placed> pieces() {
        return pieces;
    }

    Map<String, Place> growing() {
        return growing;
    }

    /// Where the numbers of an array lie.
    long data(String path) {
        return Objects.requireNonNull(data.get(path), path);
    }

    long end() {
        return end;
    }

    private long header(String path) {
        var found = headers.get(path);
        if (found == null) {
            throw new IllegalArgumentException("there is no object '%s' to refer to".formatted(path));
        }
        return found;
    }

    private void count(HdfNode node) {
        node.attributes().values().forEach(this::count);
        switch (node) {
            case HdfNode.Group(var _, var members) -> members.values().forEach(this::count);
            case HdfNode.Fixed(var _, var value) -> count(value);
            case HdfNode.Reserved _, HdfNode.Growing _ -> {} // no texts
        }
    }

    private void count(HdfNode.Value value) {
        switch (value) {
            case HdfNode.Value.Text(var text) -> heap.count(text);
            case HdfNode.Value.Texts(var texts) -> texts.forEach(heap::count);
            case HdfNode.Value.Whole _,
                    HdfNode.Value.Wholes _,
                    HdfNode.Value.Real _,
                    HdfNode.Value.Reals _,
                    HdfNode.Value.Reference _ -> {} // no texts
        }
    }

    private void measure(String path, HdfNode node) {
        var messages = new HdfMessages(() -> new HdfBytes().int64(0).int64(0), _ -> 0);
        headers.put(path, end);
        end += HdfMessages.header(messages(messages, path, node)).size();
        switch (node) {
            case HdfNode.Group(var _, var members) ->
                members.forEach((name, member) -> measure(path(path, name), member));
            case HdfNode.Fixed(var _, var value) -> reserve(path, HdfMessages.type(value), HdfMessages.shape(value));
            case HdfNode.Reserved(var _, var type, var shape) -> reserve(path, type, shape);
            case HdfNode.Growing(var _, var type, int columns) -> {
                int rows = Math.max(1, CHUNK / Math.max(1, columns));
                growing.put(path, new Place(Objects.requireNonNull(headers.get(path)), end, rows, columns, type));
                end += HdfTree.bytes(columns == 0 ? 1 : 2);
            }
        }
    }

    private void reserve(String path, HdfType type, List<Long> shape) {
        long count = shape.stream().reduce(1L, Math::multiplyExact);
        data.put(path, end);
        end += (count * type.bytes() + 7) / 8 * 8;
    }

    private void write(HdfMessages messages, String path, HdfNode node) {
        pieces.add(new HdfHeap.Placed(header(path), HdfMessages.header(messages(messages, path, node))));
        switch (node) {
            case HdfNode.Group(var _, var members) ->
                members.forEach((name, member) -> write(messages, path(path, name), member));
            case HdfNode.Fixed(var _, var value) -> pieces.add(new HdfHeap.Placed(data(path), messages.data(value)));
            case HdfNode.Reserved _ -> {} // filled later
            case HdfNode.Growing(var _, var _, int columns) ->
                pieces.add(new HdfHeap.Placed(
                        Objects.requireNonNull(growing.get(path)).tree(), HdfTree.empty(columns == 0 ? 1 : 2)));
        }
    }

    private List<HdfBytes> messages(HdfMessages messages, String path, HdfNode node) {
        var all = new ArrayList<HdfBytes>();
        switch (node) {
            case HdfNode.Group(var _, var members) -> {
                all.add(HdfMessages.linkInfo());
                members.keySet()
                        .forEach(name -> all.add(HdfMessages.link(name, headers.getOrDefault(path(path, name), 0L))));
            }
            case HdfNode.Fixed(var _, var value) -> array(all, path, HdfMessages.type(value), HdfMessages.shape(value));
            case HdfNode.Reserved(var _, var type, var shape) -> array(all, path, type, shape);
            case HdfNode.Growing(var _, var type, int columns) -> {
                var place = growing.getOrDefault(path, new Place(0, 0, 1, columns, type));
                all.add(HdfMessages.growingSpace(columns));
                all.add(HdfMessages.datatype(type));
                all.add(HdfMessages.fill(true));
                all.add(HdfMessages.chunked(place.tree(), place.rows(), columns, type));
            }
        }
        all.addAll(messages.attributes(node.attributes()));
        return all;
    }

    private void array(List<HdfBytes> all, String path, HdfType type, List<Long> shape) {
        long bytes = shape.stream().reduce(1L, Math::multiplyExact) * type.bytes();
        all.add(HdfMessages.dataspace(shape));
        all.add(HdfMessages.datatype(type));
        all.add(HdfMessages.fill(false));
        all.add(HdfMessages.contiguous(bytes == 0 ? HdfBytes.NOWHERE : data.getOrDefault(path, 0L), bytes));
    }

    private HdfHeap.Placed superblock() {
        var out = new HdfBytes();
        out.bytes(0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n');
        out.bytes(1, 0, 0, 0, 0, 8, 8, 0).int16(4).int16(16).int32(0);
        out.int16(HALF_NODE).int16(0);
        out.int64(0).int64(HdfBytes.NOWHERE).int64(end).int64(HdfBytes.NOWHERE);
        out.int64(0).int64(header("")).int32(0).int32(0).int64(0).int64(0);
        if (out.size() != SUPERBLOCK) {
            throw new IllegalStateException("the superblock has %d bytes".formatted(out.size()));
        }
        return new HdfHeap.Placed(0, out);
    }

    /// Where, in the superblock, the end of the file stands.
    static long endOfFile() {
        return 44;
    }

    static String path(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
