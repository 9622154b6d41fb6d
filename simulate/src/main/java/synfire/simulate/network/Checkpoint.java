package synfire.simulate.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import synfire.network.Samples;

/// The state of a run in a file, from which another process goes on with the same bits.
///
/// The file: `SYNFIRE CHECKPOINT`, a version, the parts of the network with their hashes, the step, notes of whoever
/// wrote it, and each carried array by name in float64 (which holds float32 exactly); last the CRC-32C of all before
/// it. It is
/// written beside its place and moved there when it is whole, so a checkpoint is never half a checkpoint.
///
/// @param notes of whoever writes the checkpoint, by name: for example how much of a recording belongs to it
public record Checkpoint(NetworkFingerprint network, NetworkState state, Map<String, Long> notes) {

    private static final byte[] MAGIC = "SYNFIRE CHECKPOINT\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int PIECE = 8192;

    public Checkpoint {
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /// @throws IOException if the file cannot be written; the one that was there before stays then
    public void write(Path file) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try (var channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var checked = new CheckedOutputStream(
                    new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), new CRC32C());
            var out = new DataOutputStream(checked);
            out.write(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(network.parts().size());
            for (var entry : network.parts().entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeUTF(entry.getValue());
            }
            out.writeLong(state.step());
            out.writeInt(notes.size());
            for (var entry : notes.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeLong(entry.getValue());
            }
            out.writeInt(state.values().size());
            for (var entry : state.values().entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().size());
                values(out, entry.getValue());
            }
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void values(DataOutputStream out, Samples values) throws IOException {
        var piece = ByteBuffer.allocate(8 * PIECE);
        for (int from = 0; from < values.size(); from += PIECE) {
            int end = Math.min(values.size(), from + PIECE);
            piece.clear();
            for (int i = from; i < end; i++) {
                piece.putDouble(values.get(i));
            }
            out.write(piece.array(), 0, piece.position());
        }
    }

    /// @throws IllegalArgumentException if the file is cut, damaged, of a later version, or no checkpoint
    /// @throws IOException if it cannot be read
    public static Checkpoint read(Path file) throws IOException {
        long size = Files.size(file);
        try (var in = Files.newInputStream(file)) {
            var checked = new CheckedInputStream(new BufferedInputStream(in, 1 << 16), new CRC32C());
            return read(file, size, checked);
        } catch (EOFException e) {
            throw wrong(file, "it ends after %,d bytes, in the middle".formatted(size), "take an earlier one");
        }
    }

    private static Checkpoint read(Path file, long size, CheckedInputStream checked) throws IOException {
        var in = new DataInputStream(checked);
        if (!java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw wrong(file, "it does not begin like a checkpoint", "give a file that synfire simulate has written");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw wrong(
                    file,
                    "it has version %d, this program reads %d".formatted(version, VERSION),
                    "run anew, or take the program that wrote it");
        }
        var parts = new LinkedHashMap<String, String>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            parts.put(in.readUTF(), in.readUTF());
        }
        long step = in.readLong();
        var notes = new LinkedHashMap<String, Long>();
        count = in.readInt();
        for (int i = 0; i < count; i++) {
            notes.put(in.readUTF(), in.readLong());
        }
        var values = new LinkedHashMap<String, Samples>();
        count = in.readInt();
        for (int i = 0; i < count; i++) {
            var name = in.readUTF();
            int length = in.readInt();
            if (length < 0 || 8L * length > size) {
                throw wrong(file, "its bytes are damaged", "take an earlier one");
            }
            values.put(name, values(in, length));
        }
        long sum = checked.getChecksum().getValue();
        if (in.readLong() != sum) {
            throw wrong(file, "its checksum does not fit, so bytes of it have changed", "take an earlier one");
        }
        return new Checkpoint(new NetworkFingerprint(parts), new NetworkState(step, values), notes);
    }

    private static Samples values(DataInputStream in, int length) throws IOException {
        var values = new double[length];
        var piece = ByteBuffer.allocate(8 * PIECE);
        for (int from = 0; from < length; from += PIECE) {
            int end = Math.min(length, from + PIECE);
            in.readFully(piece.array(), 0, 8 * (end - from));
            piece.clear();
            for (int i = from; i < end; i++) {
                values[i] = piece.getDouble();
            }
        }
        return Samples.of(values);
    }

    /// That this is a checkpoint of that network.
    ///
    /// @param file for messages
    /// @throws IllegalArgumentException naming the parts that differ
    public void check(Path file, NetworkFingerprint now) {
        var differences = network.differences(now);
        if (!differences.isEmpty()) {
            throw wrong(
                    file,
                    "it is of another network: " + String.join(", ", differences),
                    "give back what has changed, or run anew");
        }
    }

    private static IllegalArgumentException wrong(Path file, String problem, String fix) {
        return new IllegalArgumentException("checkpoint %s: %s; %s".formatted(file.getFileName(), problem, fix));
    }
}
