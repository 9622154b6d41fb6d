package synfire.data.recording;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs the arrays of a recording into one `.npz`, piece by piece.
final class NpzFile {

    private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0); // where ZIP begins

    private NpzFile() {}

    static void write(Path file, NpyFolder parts) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var name : parts.names()) {
                add(zip, name, parts.file(name));
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void add(ZipOutputStream zip, String name, Path content) throws IOException {
        var entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(NO_DATE);
        zip.putNextEntry(entry);
        Files.copy(content, zip);
        zip.closeEntry();
    }
}
