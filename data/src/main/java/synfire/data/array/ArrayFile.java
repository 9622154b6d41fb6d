package synfire.data.array;

import java.util.List;

/// A file of arrays, opened. Arrays are decoded when asked for.
interface ArrayFile {

    /// The file's name, for messages; with the member of an archive.
    String name();

    /// Short name of the format: `npy`, `npz`, `mat`, `hdf5`, `xlsx`, `idx`, `text`.
    String format();

    /// What can be read, in the order of the file; a single unnamed array has an empty name.
    List<String> arrays();

    /// @param array one of [#arrays()], or a path that the format allows beyond them
    Content read(String array);
}
