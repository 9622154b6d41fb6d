package synfire.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.network.Raster;

/// Spikes that NEST recorded: `population_nodeids.dat` with the first and last number of the cells of each population,
/// and a
/// file `spike_recorder-*.dat` for each, three lines of heading and then cell and time in ms.
final class NestRecording {

    private static final int HEADING = 3;

    private NestRecording() {}

    /// @param names of the populations in the order of the files
    /// @throws IOException if a file is missing or has other lines
    static Map<String, Raster> read(Path folder, List<String> names, double startMs, double stopMs) throws IOException {
        var ranges = Files.readAllLines(folder.resolve("population_nodeids.dat"));
        var files = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder, "spike_recorder-*.dat")) {
            all.forEach(files::add);
        }
        files.sort(null);
        if (ranges.size() < names.size() || files.size() != names.size()) {
            throw new IOException("%s has %d recordings of %d populations; there should be %d of each"
                    .formatted(folder, files.size(), ranges.size(), names.size()));
        }
        var rasters = new HashMap<String, Raster>();
        for (int i = 0; i < names.size(); i++) {
            var range = ranges.get(i).strip().split("\\s+", 2);
            int first = Integer.parseInt(range[0]);
            int cells = Integer.parseInt(range[1]) - first + 1;
            rasters.put(names.get(i), raster(files.get(i), first, cells, startMs, stopMs));
        }
        return rasters;
    }

    private static Raster raster(Path file, int first, int cells, double startMs, double stopMs) throws IOException {
        var lines = Files.readAllLines(file);
        var spikes = lines.subList(Math.min(HEADING, lines.size()), lines.size()).stream()
                .map(line -> line.strip().split("\\s+", 2))
                .filter(words -> words.length == 2)
                .toList();
        var inside = spikes.stream()
                .filter(words -> Double.parseDouble(words[1]) > startMs && Double.parseDouble(words[1]) <= stopMs)
                .toList();
        return Raster.of(
                cells,
                inside.stream()
                        .mapToInt(words -> Integer.parseInt(words[0]) - first)
                        .toArray(),
                inside.stream()
                        .mapToDouble(words -> Double.parseDouble(words[1]))
                        .toArray(),
                startMs,
                stopMs);
    }
}
