package synfire.data.event;

import java.nio.file.Path;
import synfire.data.format.FileBytes;
import synfire.network.Raster;

/// Spikes in 5 bytes each, big endian: 16 bits for the cell, 1 for the polarity, 23 for the time in µs.
///
/// The one-dimensional form (`bs1`) of the format of neuromorphic data sets. Reference: Orchard et al.
/// (2015), doi:10.3389/fnins.2015.00437, where the first two bytes are the column and the row of a sensor.
public final class EventFile {

    private static final int BYTES = 5;
    private static final int TIME = (1 << 23) - 1;
    private static final double MS = 1e-3;

    private EventFile() {}

    /// The spikes of all cells up to the highest that fires, from 0 ms to the last spike; polarities are left
    /// out.
    ///
    /// @throws synfire.data.format.RecordingFormatException if the file cannot be read or is cut
    public static Raster read(Path file) {
        return read(FileBytes.read(file));
    }

    static Raster read(FileBytes bytes) {
        int count = bytes.size() / BYTES;
        if (count == 0 || bytes.size() % BYTES != 0) {
            throw bytes.wrong(
                    (long) count * BYTES,
                    "event",
                    "the file has %,d bytes, no whole number of events of %d".formatted(bytes.size(), BYTES),
                    FileBytes.DAMAGED);
        }
        var ids = new int[count];
        var times = new double[count];
        int cells = 0;
        double stop = 0;
        for (int i = 0; i < count; i++) {
            long at = (long) i * BYTES;
            ids[i] = bytes.int8(at, "cell") << 8 | bytes.int8(at + 1, "cell");
            int low = bytes.int8(at + 2, "time") << 16 | bytes.int8(at + 3, "time") << 8 | bytes.int8(at + 4, "time");
            times[i] = (low & TIME) * MS;
            cells = Math.max(cells, ids[i] + 1);
            stop = Math.max(stop, times[i]);
        }
        return Raster.of(cells, ids, times, 0, stop);
    }
}
