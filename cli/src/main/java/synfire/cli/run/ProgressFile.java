package synfire.cli.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import synfire.learn.fit.Stage;
import synfire.learn.optimize.Progress;

/// `progress.jsonl`: one line of JSON after every batch of evaluations, for programs that watch a running fit.
///
/// `{"stage":"fit","evaluations":96,"loss":1.25,"lanes":32,"seconds":0.8}`: evaluations of this stage so far, the
/// lowest
/// loss so far (null before the first that is a number), points of this batch, seconds since this stage began in this
/// run of the program. A line is written at once, so whoever reads the file sees all batches that have ended.
public final class ProgressFile implements AutoCloseable {

    private final BufferedWriter out;

    /// @param resume whether to go on after the lines of an earlier run, in place of beginning anew
    public ProgressFile(Path folder, boolean resume) throws IOException {
        out = Files.newBufferedWriter(
                folder.resolve("progress.jsonl"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                resume ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    }

    /// Adds a line.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public void add(Stage stage, Progress progress) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("stage", stage.name());
        line.put("evaluations", progress.evaluations());
        if (Double.isFinite(progress.best())) {
            line.put("loss", progress.best());
        } else {
            line.putNull("loss");
        }
        line.put("lanes", progress.live());
        line.put("seconds", Math.rint(progress.elapsed().toNanos() * 1e-6) * 1e-3);
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
