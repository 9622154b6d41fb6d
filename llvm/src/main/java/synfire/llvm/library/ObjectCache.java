package synfire.llvm.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.CRC32;

/// Object files of earlier runs, each with the text that it was made from.
///
/// An entry is read only if its checksum holds and its text is the one asked for: one that is cut, changed, or of
/// another text counts as absent and is written anew. Failing to write costs the next run a compilation and nothing
/// else, so it is silent.
///
/// @param folder one file per entry; the oldest half goes when there are more than [#LIMIT]
record ObjectCache(Path folder) {

    static final int LIMIT = 2_000;

    private static final long MAGIC = 0x53594e46_4f424a32L; // "SYNFOBJ2"
    private static final int HEADER = 3 * Long.BYTES;

    /// The object made from a text.
    ///
    /// @param name of the entry, made from the text
    Optional<byte[]> get(String name, String source) {
        try {
            var bytes = Files.readAllBytes(file(name));
            var text = source.getBytes(StandardCharsets.UTF_8);
            var header = ByteBuffer.wrap(bytes);
            boolean fits = bytes.length > HEADER + text.length
                    && header.getLong() == MAGIC
                    && header.getLong() == checksum(bytes, HEADER, bytes.length - HEADER)
                    && header.getLong() == text.length
                    && Arrays.equals(bytes, HEADER, HEADER + text.length, text, 0, text.length);
            return fits ? Optional.of(Arrays.copyOfRange(bytes, HEADER + text.length, bytes.length)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    void put(String name, String source, byte[] object) {
        try {
            Files.createDirectories(folder);
            var part = Files.createTempFile(folder, name, ".part");
            var text = source.getBytes(StandardCharsets.UTF_8);
            var entry = ByteBuffer.allocate(HEADER + text.length + object.length);
            entry.position(HEADER);
            entry.put(text).put(object);
            entry.putLong(0, MAGIC);
            entry.putLong(Long.BYTES, checksum(entry.array(), HEADER, entry.capacity() - HEADER));
            entry.putLong(2 * Long.BYTES, text.length);
            Files.write(part, entry.array());
            Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE);
            prune();
        } catch (IOException | UncheckedIOException _) {
            // A cache that cannot be written is a cache that stays empty.
        }
    }

    private void prune() throws IOException {
        try (var files = Files.list(folder)) {
            var all = files.toList();
            if (all.size() > LIMIT) {
                var byAge = all.stream()
                        .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                        .toList();
                for (var file : byAge.subList(0, all.size() / 2)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".o");
    }

    private static long checksum(byte[] bytes, int from, int length) {
        var checksum = new CRC32();
        checksum.update(bytes, from, length);
        return checksum.getValue();
    }
}
