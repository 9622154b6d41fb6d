package synfire.data.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One array of NumPy that grows at its end. Its header is of fixed length and tells, from flush to flush, how many
/// rows there are, so the file can be read at any time.
///
/// Reference: NumPy enhancement proposal 1, *A simple file format for NumPy arrays*.
final class GrowingNpy implements Closeable {

    private static final int HEADER = 128;
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final String type;
    private final int size;
    private final int columns;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long numbers;

    /// @param type `<i4` or `<f8`
    /// @param columns numbers of a row, or 0 for an array of one axis
    /// @param rows that stay of an earlier file; 0 begins anew
    GrowingNpy(Path file, String type, int columns, long rows) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.type = type;
        this.size = type.equals("<i4") ? 4 : 8;
        this.columns = columns;
        this.numbers = rows * Math.max(1, columns);
        channel.truncate(HEADER + numbers * size);
        flush();
        channel.position(HEADER + numbers * size);
    }

    void add(int[] more) throws IOException {
        for (int x : more) {
            room();
            buffer.putInt(x);
        }
        numbers += more.length;
    }

    void add(double[] more) throws IOException {
        for (double x : more) {
            room();
            buffer.putDouble(x);
        }
        numbers += more.length;
    }

    private void room() throws IOException {
        if (buffer.remaining() < size) {
            empty();
        }
    }

    private void empty() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    long rows() {
        return numbers / Math.max(1, columns);
    }

    /// Writes what is in memory, then the header that tells of it.
    ///
    /// @return the number of rows
    long flush() throws IOException {
        empty();
        var shape = columns == 0 ? rows() + "," : rows() + ", " + columns;
        var header =
                new StringBuilder("{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape));
        while (header.length() < HEADER - 11) {
            header.append(' ');
        }
        var bytes = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) (HEADER - 10));
        bytes.put(header.append('\n').toString().getBytes(StandardCharsets.US_ASCII))
                .flip();
        for (long at = 0; bytes.hasRemaining(); at = bytes.position()) {
            channel.write(bytes, at);
        }
        return rows();
    }

    @Override
    public void close() throws IOException {
        flush();
        channel.close();
    }
}
