package synfire.cli.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// `progress.jsonl`: one line of JSON after every stretch of a run, for programs that watch it.
///
/// `{"step":5000,"of":50000,"seconds":0.81}`: steps since time 0, all steps, seconds of computing in this process.
public final class NetworkProgress implements AutoCloseable {

    private final NetworkFolder folder;
    private final boolean resume;
    private @Nullable BufferedWriter out;

    /// @param resume whether to go on after the lines of an earlier run
    public NetworkProgress(NetworkFolder folder, boolean resume) {
        this.folder = folder;
        this.resume = resume;
    }

    /// The file is not touched before there is something to tell.
    private BufferedWriter out() throws IOException {
        if (out == null) {
            folder.create();
            out = Files.newBufferedWriter(
                    folder.progress(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    resume ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        }
        return out;
    }

    /// Adds a line.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public void add(long step, long of, double seconds) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("step", step);
        line.put("of", of);
        line.put("seconds", Math.rint(seconds * 1e3) * 1e-3);
        try {
            out().write(line + "\n");
            out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
