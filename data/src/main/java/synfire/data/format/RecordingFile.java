package synfire.data.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import synfire.network.Signal;

/// A file of recordings, opened. Sweeps are decoded when asked for.
///
/// Signals carry the names and units of the file. Each sweep starts at time 0; the signals of a sweep may differ in
/// length and time step, where the format allows it.
public interface RecordingFile {

    /// The file's name, for messages.
    String name();

    /// Short name of the format: `abf2`, `nwb`, `igor`, `text`.
    String format();

    int sweepCount();

    /// What was recorded in the sweep at that place, from 0.
    List<Signal> sweep(int place);

    /// What was commanded in the sweep at that place.
    Command command(int place);

    /// What else the file says, by name.
    Map<String, String> notes();

    /// Opens a recording in any of the formats, found out by content; gzipped or not.
    ///
    /// @param layout what text does not say about itself; the other formats do not need it
    /// @throws RecordingFormatException if the file is not a recording that can be read
    static RecordingFile open(Path path, TextLayout layout) {
        return FileFormat.open(FileBytes.read(path), layout);
    }

    /// The same for bytes in memory.
    static RecordingFile open(String name, byte[] bytes, TextLayout layout) {
        return FileFormat.open(FileBytes.of(name, bytes), layout);
    }
}
