package synfire.network.recording;

import java.io.IOException;
import java.util.Map;

/// A sink that writes files as it is told: whatever was flushed can be read even if the process is killed.
public interface Recorder extends Sink, AutoCloseable {

    /// Writes what is still in memory, and says how much of each file there is: with this a later process can go on
    /// exactly here.
    Map<String, Long> flush() throws IOException;

    @Override
    void close() throws IOException;
}
