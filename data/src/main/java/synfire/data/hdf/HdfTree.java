package synfire.data.hdf;

/// The node of a B-tree that tells where the chunks of an array are.
final class HdfTree {

    static final int MOST_CHUNKS = 2 * HdfLayout.HALF_NODE;

    private static final int HEAD = 24;

    private HdfTree() {}

    private static int key(int axes) {
        return 8 + 8 * (axes + 1);
    }

    /// Bytes of a node.
    static long bytes(int axes) {
        return HEAD + (long) MOST_CHUNKS * 8 + (MOST_CHUNKS + 1L) * key(axes);
    }

    /// A node without chunks; what follows its head is zeros.
    static HdfBytes empty(int axes) {
        return new HdfBytes()
                .text("TREE")
                .bytes(1, 0)
                .int16(0)
                .int64(HdfBytes.NOWHERE)
                .int64(HdfBytes.NOWHERE)
                .add(keyOf(axes, 0, 0));
    }

    /// Where in a node the number of its entries stands.
    static long count() {
        return 6;
    }

    /// Where in a node entry `number` begins: its key, its address, and the key after it.
    static long entry(int axes, int number) {
        return HEAD + (long) number * (key(axes) + 8);
    }

    /// Where in a node the address of an entry stands.
    static long address(int axes, int number) {
        return entry(axes, number) + key(axes);
    }

    /// @param row first row of the chunk
    static HdfBytes entry(int axes, long row, long nextRow, long chunkBytes, long address) {
        return keyOf(axes, row, chunkBytes).int64(address).add(keyOf(axes, nextRow, 0));
    }

    private static HdfBytes keyOf(int axes, long row, long bytes) {
        var out = new HdfBytes().int32(bytes).int32(0).int64(row);
        for (int axis = 0; axis < axes; axis++) {
            out.int64(0);
        }
        return out;
    }
}
