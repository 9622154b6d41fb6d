package synfire.data.array;

import java.util.List;
import synfire.data.format.RecordingFormatException;

/// Arrays of NumPy in one archive.
record NpzFile(ZipArchive archive) implements ArrayFile {

    static final String SUFFIX = ".npy";

    @Override
    public String name() {
        return archive.name();
    }

    @Override
    public String format() {
        return "npz";
    }

    @Override
    public List<String> arrays() {
        return archive.members().stream()
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }

    @Override
    public Content read(String array) {
        if (!arrays().contains(array)) {
            throw new RecordingFormatException(
                    name(), "#" + array, "it has no such array", "choose among " + ArrayReader.some(arrays()));
        }
        return new NpyFile(archive.read(array + SUFFIX)).read("");
    }
}
