package synfire.data.recording;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads a growing array back, piece by piece.
final class NpyPieces implements AutoCloseable {

    private static final int HEADER = 128;

    private final FileChannel channel;
    private long at = HEADER;

    NpyPieces(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    int[] integers(int count) throws IOException {
        var values = new int[count];
        bytes(4L * count).asIntBuffer().get(values);
        return values;
    }

    double[] doubles(int count) throws IOException {
        var values = new double[count];
        bytes(8L * count).asDoubleBuffer().get(values);
        return values;
    }

    private ByteBuffer bytes(long size) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at + bytes.position());
            if (read < 0) {
                throw new EOFException("a recording ends before its time");
            }
        }
        at += size;
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
