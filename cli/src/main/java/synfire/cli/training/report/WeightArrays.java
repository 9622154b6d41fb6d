package synfire.cli.training.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import synfire.network.Samples;

/// `weights.npz`: of each projection `NAME.before` and `NAME.after`, `[source, target]`, in the unit of its
/// model; 0 where there is no synapse. `numpy.load` reads it.
final class WeightArrays {

    private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0); // where ZIP begins
    private static final int HEAD = 128;

    private WeightArrays() {}

    static void write(Path file, List<Snapshot> snapshots) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
            for (var projection : snapshots.getFirst().network().projections()) {
                int targets = snapshots
                        .getFirst()
                        .network()
                        .population(projection.target().population())
                        .size();
                for (var snapshot : snapshots) {
                    var weights = snapshot.weights().get(projection.name());
                    if (weights != null && weights.size() % targets == 0) {
                        var entry = new ZipEntry("%s.%s.npy".formatted(projection.name(), snapshot.name()));
                        entry.setTimeLocal(NO_DATE);
                        zip.putNextEntry(entry);
                        array(zip, weights, targets);
                        zip.closeEntry();
                    }
                }
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /// NumPy's format 1.0, little-endian doubles.
    private static void array(OutputStream out, Samples values, int columns) throws IOException {
        var about = "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }"
                .formatted(values.size() / columns, columns);
        var head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 0x93).put("NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
        head.putShort((short) (HEAD - 10));
        head.put(about.getBytes(StandardCharsets.US_ASCII));
        while (head.remaining() > 1) {
            head.put((byte) ' ');
        }
        head.put((byte) '\n');
        out.write(head.array());
        var bytes = ByteBuffer.allocate(Double.BYTES * values.size()).order(ByteOrder.LITTLE_ENDIAN);
        values.stream().forEach(bytes::putDouble);
        out.write(bytes.array());
    }
}
