package synfire.data.hdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// An array of a file that grows: numbers gather in memory up to a chunk, and go to the file with it or with a flush.
final class GrowingArray {

    private final HdfFile file;
    private final String name;
    private final HdfLayout.Place place;
    private final int axes;
    private final ByteBuffer chunk;
    private int chunks;
    private long address;
    private long full;
    private int written;

    /// @param rows that are in the file already
    GrowingArray(HdfFile file, String name, HdfLayout.Place place, long rows) throws IOException {
        this.file = file;
        this.name = name;
        this.place = place;
        this.axes = place.columns() == 0 ? 1 : 2;
        this.chunk =
                ByteBuffer.allocateDirect(Math.toIntExact(place.chunkBytes())).order(ByteOrder.LITTLE_ENDIAN);
        long bytes = rows * Math.max(1, place.columns()) * place.type().bytes();
        chunks = (int) Math.ceilDiv(bytes, place.chunkBytes());
        written = (int) (bytes - Math.max(0, chunks - 1) * place.chunkBytes());
        full = Math.max(0, chunks - 1);
        if (chunks > 0) {
            address = file.int64(place.tree() + HdfTree.address(axes, chunks - 1));
            forget();
        }
        tell();
    }

    /// Clears what an earlier process wrote after the rows that stay.
    private void forget() throws IOException {
        long row = (chunks - 1L) * place.rows();
        var last = HdfTree.entry(axes, row, row + place.rows(), place.chunkBytes(), address);
        long entry = place.tree() + HdfTree.entry(axes, chunks - 1);
        file.put(entry, last);
        file.clear(entry + last.size(), place.tree() + HdfTree.bytes(axes));
        file.clear(address + written, address + place.chunkBytes());
    }

    void add(int[] numbers) throws IOException {
        for (int x : numbers) {
            room();
            chunk.putInt(x);
        }
    }

    void add(double[] numbers) throws IOException {
        for (double x : numbers) {
            room();
            chunk.putDouble(x);
        }
    }

    /// The next chunk, if the last one is full or there is none.
    private void room() throws IOException {
        if (chunks > 0 && written + chunk.position() < place.chunkBytes()) {
            return;
        }
        if (chunks > 0) {
            write();
            full++;
        }
        if (chunks == HdfTree.MOST_CHUNKS) {
            throw new IOException("'%s' has %,d rows, the most that fit into an HDF5 file here; record in npz"
                    .formatted(name, (long) chunks * place.rows()));
        }
        address = file.allocate(place.chunkBytes());
        written = 0;
        long row = (long) chunks * place.rows();
        file.put(
                place.tree() + HdfTree.entry(axes, chunks),
                HdfTree.entry(axes, row, row + place.rows(), place.chunkBytes(), address));
        chunks++;
    }

    private void write() throws IOException {
        chunk.flip();
        int more = chunk.remaining();
        file.put(address + written, chunk);
        written += more;
        chunk.clear();
    }

    private long rows() {
        return chunks == 0
                ? 0
                : full * place.rows()
                        + written
                                / ((long) Math.max(1, place.columns())
                                        * place.type().bytes());
    }

    /// @return the number of rows
    long flush() throws IOException {
        write();
        tell();
        return rows();
    }

    /// The tree and the shape tell of what the file holds.
    private void tell() throws IOException {
        file.put(place.tree() + HdfTree.count(), new HdfBytes().int16(chunks));
        file.put(place.header() + HdfMessages.FIRST_AXIS, new HdfBytes().int64(rows()));
    }
}
