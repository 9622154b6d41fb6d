package synfire.report.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file so that a reader, or a machine that stops in between, sees either the old content or the new one.
///
/// The content goes to a neighbour with the ending `.part`, is forced to disk, and takes its name in one move.
public final class ResultFile {

    private ResultFile() {}

    /// Writes text as UTF-8. Missing folders are made.
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes bytes. Missing folders are made.
    public static void write(Path file, byte[] content) throws IOException {
        var target = file.toAbsolutePath();
        var folder = target.getParent();
        var name = target.getFileName();
        if (folder == null || name == null || Files.isDirectory(target)) {
            throw new IOException("cannot write %s: it is a folder; give the name of a file".formatted(file));
        }
        var part = target.resolveSibling(name + ".part");
        try {
            Files.createDirectories(folder);
            store(part, content);
            move(part, target);
        } catch (IOException failure) {
            remove(part, failure);
            throw new IOException(
                    "cannot write %s: %s; check that the folder can be written and that the disk is not full"
                            .formatted(file, failure),
                    failure);
        }
    }

    private static void store(Path part, byte[] content) throws IOException {
        try (var channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void remove(Path part, IOException failure) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException another) {
            failure.addSuppressed(another);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
