package synfire.cli.multiscale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import synfire.cli.study.Study;
import synfire.cli.study.StudyData;
import synfire.data.FileGlob;
import synfire.data.RecordingSpec;
import synfire.data.connectome.PublishedConnectomes;

/// The recordings that a study names, in order; none where it makes them itself.
record DataFiles(List<Path> files) {

    static DataFiles of(Study study) {
        if (!(study.data().origin() instanceof StudyData.Recorded(var train, var test))) {
            return new DataFiles(List.of());
        }
        var folder = Objects.requireNonNull(study.file().toAbsolutePath().getParent());
        var specs = new ArrayList<>(train);
        specs.addAll(test);
        study.data().aec().ifPresent(specs::add);
        var files = new TreeSet<Path>();
        for (var text : specs) {
            var spec = RecordingSpec.parse(text);
            files.addAll(FileGlob.find(folder, spec.file()));
            spec.currentFile().ifPresent(current -> files.addAll(FileGlob.find(folder, current)));
        }
        return new DataFiles(List.copyOf(files));
    }

    /// The files of a published connectome that are there, in order.
    static DataFiles ofConnectome(String name, Path dataSets) {
        var fields = new TreeMap<>(PublishedConnectomes.fields(name));
        var folder = dataSets.resolve(String.valueOf(fields.remove("folder")));
        return new DataFiles(fields.values().stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .distinct()
                .sorted()
                .toList());
    }

    boolean areThere() {
        return files.stream().allMatch(Files::isRegularFile);
    }

    void addTo(Digest digest) throws IOException {
        for (var file : files) {
            digest.add(String.valueOf(file.getFileName())).add(Files.readAllBytes(file));
        }
    }
}
