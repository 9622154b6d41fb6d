package synfire.learn.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.zip.CRC32;
import synfire.network.Samples;

/// A [TrainState] in a file. It is written beside its place first and then renamed, so that whatever happens, the place
/// has a whole checkpoint: the new one or the one before. A checksum tells a file that was cut short.
public final class TrainCheckpoint {

    private static final String MAGIC = "synfire training 1";

    private TrainCheckpoint() {}

    /// @param study what the state belongs to, as one number
    /// @throws IOException if it cannot be written; the file is what it was before then
    public static void write(Path file, long study, TrainState state) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(MAGIC);
            out.writeLong(study);
            out.writeLong(state.batches());
            out.writeDouble(state.best());
            out.writeLong(state.bestAt());
            out.writeInt(state.arrays().size());
            for (var array : state.arrays().entrySet()) {
                out.writeUTF(array.getKey());
                out.writeInt(array.getValue().size());
                for (double value : array.getValue().toArray()) {
                    out.writeDouble(value);
                }
            }
            out.flush();
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        }
        var beside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (var channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                var all = ByteBuffer.wrap(bytes.toByteArray());
                while (all.hasRemaining()) {
                    channel.write(all);
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /// @throws IllegalArgumentException if the file is no checkpoint, was cut short, or belongs to another study
    public static TrainState read(Path file, long study) throws IOException {
        var bytes = Files.readAllBytes(file);
        int end = bytes.length - Long.BYTES;
        if (end < 0 || ByteBuffer.wrap(bytes, end, Long.BYTES).getLong() != checksum(bytes, end)) {
            throw new IllegalArgumentException(
                    "%s is no whole checkpoint of a training; take another one, or begin anew without --resume"
                            .formatted(file));
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
            if (!in.readUTF().equals(MAGIC)) {
                throw new IllegalArgumentException(
                        "%s is a checkpoint of another version; begin anew without --resume".formatted(file));
            }
            if (in.readLong() != study) {
                throw new IllegalArgumentException(
                        "%s belongs to another study or seed; give the study that it is of, or begin anew without --resume"
                                .formatted(file));
            }
            long batches = in.readLong();
            double best = in.readDouble();
            long bestAt = in.readLong();
            var arrays = new LinkedHashMap<String, Samples>();
            for (int left = in.readInt(); left > 0; left--) {
                var name = in.readUTF();
                var values = new double[in.readInt()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readDouble();
                }
                arrays.put(name, Samples.of(values));
            }
            return new TrainState(batches, best, bestAt, arrays);
        }
    }

    /// A number for what a state belongs to.
    public static long study(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return checksum(bytes, bytes.length);
    }

    private static long checksum(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
