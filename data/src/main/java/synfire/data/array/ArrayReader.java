package synfire.data.array;

import java.nio.file.Path;
import java.util.List;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;

/// Reads arrays and tables out of files.
///
/// @param directory that file names are relative to
public record ArrayReader(Path directory) {

    /// @throws RecordingFormatException if the file cannot be read, or does not hold what is asked for
    public Content read(ArraySpec spec) {
        var file = open(spec);
        if (spec.array().isPresent()) {
            return file.read(spec.array().get());
        }
        if (file.arrays().size() == 1) {
            return file.read(file.arrays().getFirst());
        }
        throw new RecordingFormatException(
                file.name(),
                "",
                "it holds %d arrays: %s".formatted(file.arrays().size(), some(file.arrays())),
                "say which: FILE#ARRAY");
    }

    /// The arrays of a file, by name.
    public List<String> arrays(ArraySpec spec) {
        return open(spec).arrays();
    }

    private ArrayFile open(ArraySpec spec) {
        return ArrayFormat.open(FileBytes.read(directory.resolve(spec.file())), spec.member());
    }

    static String some(List<String> names) {
        return names.size() <= 20
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 20)) + ", ... (%d)".formatted(names.size());
    }
}
