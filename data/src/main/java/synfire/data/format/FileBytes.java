package synfire.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The bytes of a file, unpacked where it was gzipped. Every access names the field it reads, so that a file that ends
/// too early or holds an impossible number is reported with its place.
public final class FileBytes {

    /// What to do with a file that is cut or damaged.
    public static final String DAMAGED = "the file is cut or damaged; copy it again from where it came from";

    /// The largest array that every Java machine can make.
    private static final long LARGEST = Integer.MAX_VALUE - 8;

    private final String file;
    private final ByteBuffer bytes;

    private FileBytes(String file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /// The bytes of a file of that name, unpacked if they are gzipped.
    public static FileBytes of(String file, byte[] bytes) {
        var plain = Gzip.isGzip(bytes) ? Gzip.inflate(file, bytes) : bytes;
        return new FileBytes(file, ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN));
    }

    /// @throws RecordingFormatException if there is no such file, or it cannot be read
    public static FileBytes read(Path path) {
        var file = path.toString();
        try (InputStream in = Files.newInputStream(path)) {
            if (!Files.isRegularFile(path)) {
                throw new RecordingFormatException(file, "", "this is not a file", "give the path of a recording");
            }
            long size = Files.size(path);
            if (size > LARGEST) {
                throw new RecordingFormatException(
                        file,
                        "",
                        "the file has %d bytes; up to %d can be read".formatted(size, LARGEST),
                        "split it, for example one file per protocol");
            }
            return of(file, in.readAllBytes());
        } catch (NoSuchFileException e) {
            throw new RecordingFormatException(
                    file, "", "there is no such file", "check the path; it is relative to the folder of the study");
        } catch (IOException e) {
            throw new RecordingFormatException(
                    file, "", "the file cannot be read (%s)".formatted(reason(e)), "check that it is a readable file");
        }
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ", " + message);
    }

    /// The file's name, for messages.
    public String file() {
        return file;
    }

    public int size() {
        return bytes.capacity();
    }

    /// A view of the bytes from `from` up to `to`.
    public ByteBuffer view(int from, int to) {
        return bytes.slice(from, to - from).order(bytes.order());
    }

    public FileBytes ordered(ByteOrder order) {
        return new FileBytes(file, bytes.duplicate().order(order));
    }

    public boolean startsWith(String latin1) {
        return hasAt(0, latin1);
    }

    public boolean hasAt(int offset, String latin1) {
        var wanted = latin1.getBytes(StandardCharsets.ISO_8859_1);
        if (offset + wanted.length > size()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes.get(offset + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /// Without sign.
    public int int8(long offset, String field) {
        return bytes.get(require(offset, 1, field)) & 0xff;
    }

    public int int16(long offset, String field) {
        return bytes.getShort(require(offset, 2, field));
    }

    public int int32(long offset, String field) {
        return bytes.getInt(require(offset, 4, field));
    }

    public long uint32(long offset, String field) {
        return Integer.toUnsignedLong(int32(offset, field));
    }

    public long int64(long offset, String field) {
        return bytes.getLong(require(offset, 8, field));
    }

    /// A float32 as the decimal number it stands for: 0.1f is 0.1.
    public double float32(long offset, String field) {
        return Double.parseDouble(Float.toString(bytes.getFloat(require(offset, 4, field))));
    }

    public double float64(long offset, String field) {
        return bytes.getDouble(require(offset, 8, field));
    }

    /// Text of at most `length` bytes, up to a zero byte, without space around it.
    public String text(long offset, int length, String field) {
        int start = require(offset, length, field);
        int end = start;
        while (end < start + length && bytes.get(end) != 0) {
            end++;
        }
        var raw = new byte[end - start];
        bytes.get(start, raw);
        return new String(raw, StandardCharsets.ISO_8859_1).strip();
    }

    /// Checks that `length` bytes at `offset` exist and returns the offset.
    public int require(long offset, long length, String field) {
        if (offset < 0 || length < 0 || length > size() || offset > size() - length) {
            throw new RecordingFormatException(
                    file,
                    place(offset, field),
                    "%d bytes are expected here, but the file ends at byte %d".formatted(length, size()),
                    DAMAGED);
        }
        return (int) offset;
    }

    /// The exception for a field that holds what it may not.
    public RecordingFormatException wrong(long offset, String field, String problem, String fix) {
        return new RecordingFormatException(file, place(offset, field), problem, fix);
    }

    private static String place(long offset, String field) {
        return "byte %d (%s)".formatted(offset, field);
    }
}
