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
import synfire.network.recording.RecordingPlan;

/// Packs the arrays of a recording into one `.npz`, piece by piece.
final class NpzFile {

    private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0); // where ZIP begins

    private NpzFile() {}

    static void write(Path file, RecordingPlan plan, NpyFolder parts) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        var about = file.resolveSibling(file.getFileName() + ".about");
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var name : parts.names()) {
                add(zip, name, parts.file(name));
            }
            for (var variable : plan.variables()) {
                try (var cells = new GrowingNpy(about, "<i4", 0, 0)) {
                    cells.add(variable.cells().stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
                }
                add(zip, variable.name() + ".cells", about);
                try (var step = new GrowingNpy(about, "<f8", 0, 0)) {
                    step.add(new double[] {plan.dtMs() * variable.every()});
                }
                add(zip, variable.name() + ".dt_ms", about);
            }
        } finally {
            Files.deleteIfExists(about);
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
