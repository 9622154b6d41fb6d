package synfire.llvm.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.CRC32;

/// Object files of earlier runs, by a key that names everything they depend on.
///
/// An entry carries its checksum: one that is cut or changed counts as absent and is written anew. Failing to write
/// costs the next run a compilation and nothing else, so it is silent.
///
/// @param folder one file per entry; the oldest half goes when there are more than [#LIMIT]
record ObjectCache(Path folder) {

    static final int LIMIT = 2_000;

    private static final long MAGIC = 0x53594e46_4f424a31L; // "SYNFOBJ1"
    private static final int HEADER = 2 * Long.BYTES;

    Optional<byte[]> get(String key) {
        try {
            var bytes = Files.readAllBytes(file(key));
            var header = ByteBuffer.wrap(bytes);
            boolean whole = bytes.length > HEADER
                    && header.getLong() == MAGIC
                    && header.getLong() == checksum(bytes, HEADER, bytes.length - HEADER);
            return whole ? Optional.of(Arrays.copyOfRange(bytes, HEADER, bytes.length)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    void put(String key, byte[] object) {
        try {
            Files.createDirectories(folder);
            var part = Files.createTempFile(folder, key, ".part");
            var header = ByteBuffer.allocate(HEADER).putLong(MAGIC).putLong(checksum(object, 0, object.length));
            try (var out = Files.newOutputStream(part)) {
                out.write(header.array());
                out.write(object);
            }
            Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE);
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

    private Path file(String key) {
        return folder.resolve(key + ".o");
    }

    private static long checksum(byte[] bytes, int from, int length) {
        var checksum = new CRC32();
        checksum.update(bytes, from, length);
        return checksum.getValue();
    }
}
