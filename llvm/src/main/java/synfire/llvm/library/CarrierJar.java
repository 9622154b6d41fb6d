package synfire.llvm.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipFile;

/// The jar that carries one native library of 176 MB, and its unpacked copy.
///
/// The copy lies in `CACHE/llvm/JAR-SIZE/libLLVM.so` beside a stamp with its length and checksum. It is written to a
/// temporary name, checked, and moved into place, so a process that is killed, or two that start together, leave
/// either nothing or a whole file.
record CarrierJar(Path jar) {

    private static final String ENTRY = "org/bytedeco/llvm/linux-x86_64/libLLVM.so";
    private static final String LIBRARY = "libLLVM.so";
    private static final String STAMP = "libLLVM.stamp";

    /// The unpacked library; does nothing but look when it is there already.
    Path unpackInto(Path cache) throws IOException {
        var name = jar.getFileName().toString().replace(".jar", "") + "-" + Long.toHexString(Files.size(jar));
        var folder = cache.resolve("llvm").resolve(name);
        if (!complete(folder)) {
            Files.createDirectories(folder);
            unpack(folder);
        }
        return folder.resolve(LIBRARY);
    }

    /// A library that an earlier run unpacked, for when the jar itself has gone.
    static Optional<Path> unpackedEarlier(Path cache) {
        try (var folders = Files.newDirectoryStream(cache.resolve("llvm"))) {
            for (var folder : folders) {
                if (complete(folder)) {
                    return Optional.of(folder.resolve(LIBRARY));
                }
            }
        } catch (IOException _) {
            // No cache folder: nothing was unpacked.
        }
        return Optional.empty();
    }

    private static boolean complete(Path folder) {
        try {
            var stamp = Files.readString(folder.resolve(STAMP)).split(" ", -1);
            return Long.parseLong(stamp[0]) == Files.size(folder.resolve(LIBRARY));
        } catch (IOException | NumberFormatException _) {
            return false;
        }
    }

    private void unpack(Path folder) throws IOException {
        var part = Files.createTempFile(folder, LIBRARY, ".part");
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(ENTRY);
            if (entry == null) {
                throw new IOException("it has no entry " + ENTRY);
            }
            try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
                long length = Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                long checksum = in.getChecksum().getValue();
                if (length != entry.getSize() || checksum != entry.getCrc()) {
                    throw new IOException("the library in it is damaged: its checksum does not fit");
                }
                Files.move(part, folder.resolve(LIBRARY), StandardCopyOption.ATOMIC_MOVE);
                var stamp = Files.createTempFile(folder, STAMP, ".part");
                Files.writeString(stamp, length + " " + Long.toHexString(checksum));
                Files.move(stamp, folder.resolve(STAMP), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
