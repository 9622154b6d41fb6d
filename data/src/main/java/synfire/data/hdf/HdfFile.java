package synfire.data.hdf;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// An HDF5 file that is written, and whose arrays may grow. After [#flush] it can be read, whatever happens to the
/// process.
public final class HdfFile implements Closeable {

    private static final String END = "end";

    private final FileChannel channel;
    private final HdfLayout layout;
    private final Map<String, GrowingArray> arrays = new LinkedHashMap<>();
    private long end;

    private HdfFile(FileChannel channel, HdfLayout layout) {
        this.channel = channel;
        this.layout = layout;
        this.end = layout.end();
    }

    /// @param kept what [#flush] said when the same file was written before, to go on there; empty to begin anew
    public static HdfFile open(Path path, HdfNode.Group root, Map<String, Long> kept) throws IOException {
        var layout = new HdfLayout(root);
        var channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var file = new HdfFile(channel, layout);
        if (kept.isEmpty()) {
            channel.truncate(0);
            for (var piece : layout.pieces()) {
                file.put(piece.address(), piece.bytes());
            }
            file.extend();
        } else {
            file.end = kept.getOrDefault(END, layout.end());
            channel.truncate(file.end);
        }
        for (var entry : layout.growing().entrySet()) {
            long rows = kept.getOrDefault(entry.getKey(), 0L);
            file.arrays.put(entry.getKey(), new GrowingArray(file, entry.getKey(), entry.getValue(), rows));
        }
        return file;
    }

    /// Adds numbers to an array of [HdfType#I32].
    public void append(String path, int[] numbers) throws IOException {
        array(path).add(numbers);
    }

    /// Adds numbers to an array of [HdfType#F64].
    public void append(String path, double[] numbers) throws IOException {
        array(path).add(numbers);
    }

    private GrowingArray array(String path) {
        var found = arrays.get(path);
        if (found == null) {
            throw new IllegalArgumentException("no array '%s' grows in this file".formatted(path));
        }
        return found;
    }

    /// The memory of an array that was [HdfNode.Reserved]; changes go to the file.
    ///
    /// @param arena that ends the mapping
    public MemorySegment map(String path, long bytes, Arena arena) throws IOException {
        return channel.map(FileChannel.MapMode.READ_WRITE, layout.data(path), bytes, arena);
    }

    /// Writes what is in memory, then what tells of it.
    ///
    /// @return rows of each array that grows, and the length of the file: with this a later process can go on here
    public Map<String, Long> flush() throws IOException {
        var kept = new LinkedHashMap<String, Long>();
        for (var array : arrays.entrySet()) {
            kept.put(array.getKey(), array.getValue().flush());
        }
        extend();
        kept.put(END, end);
        return kept;
    }

    /// Room for a chunk, at the end.
    long allocate(long bytes) {
        long at = end;
        end += bytes;
        return at;
    }

    private void extend() throws IOException {
        if (channel.size() < end) {
            put(end - 1, new HdfBytes().bytes(0));
        }
        put(HdfLayout.endOfFile(), new HdfBytes().int64(end));
    }

    void put(long at, HdfBytes bytes) throws IOException {
        put(at, bytes.buffer());
    }

    void put(long at, ByteBuffer bytes) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
    }

    /// Zeros from one byte up to another.
    void clear(long from, long to) throws IOException {
        if (to > from) {
            put(from, ByteBuffer.allocate(Math.toIntExact(to - from)));
        }
    }

    long int64(long at) throws IOException {
        var bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("the file of a recording was cut; begin the run anew");
            }
        }
        return bytes.getLong(0);
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            channel.close();
        }
    }
}
