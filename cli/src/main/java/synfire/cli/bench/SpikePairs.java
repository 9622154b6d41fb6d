package synfire.cli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import synfire.network.Raster;

/// Spikes as pairs of step and cell, in that order.
final class SpikePairs {

    private static final int BYTES = 2 * Integer.BYTES;

    /// One spike.
    record Pair(int step, int cell) {}

    private SpikePairs() {}

    static List<Pair> of(Raster raster, double dtMs) {
        var pairs = new ArrayList<Pair>();
        for (int cell = 0; cell < raster.cells(); cell++) {
            var train = raster.train(cell);
            for (int k = 0; k < train.size(); k++) {
                pairs.add(new Pair((int) Math.round(train.get(k) / dtMs), cell));
            }
        }
        return sorted(pairs);
    }

    /// Those of a file with two little-endian 32-bit integers a spike.
    static List<Pair> read(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        var pairs = new ArrayList<Pair>();
        while (bytes.remaining() >= BYTES) {
            pairs.add(new Pair(bytes.getInt(), bytes.getInt()));
        }
        return sorted(pairs);
    }

    private static List<Pair> sorted(List<Pair> pairs) {
        pairs.sort(Comparator.comparingInt(Pair::step).thenComparingInt(Pair::cell));
        return List.copyOf(pairs);
    }
}
