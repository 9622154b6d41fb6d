package synfire.cli.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import synfire.learn.train.Batch;

/// `progress.jsonl`: how fast a training goes, a line of JSON for every batch, for programs that watch it. What it has
/// depends on the machine; what does not is in `metrics.jsonl`.
///
/// `{"batch":20,"of":1500,"seconds":9.61,"trials_per_second":266}`: seconds since this run of the program began to
/// train, trials of the last batch over its time, with the measurement on held-out trials where there was one.
final class ProgressLines implements AutoCloseable {

    private final BufferedWriter out;
    private final long start = System.nanoTime();
    private long last = start;

    ProgressLines(Path file, boolean resume) throws IOException {
        out = Files.newBufferedWriter(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                resume ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    }

    void add(Batch batch, TrainStudy study) throws IOException {
        long now = System.nanoTime();
        var line = JsonNodeFactory.instance.objectNode();
        line.put("batch", batch.number());
        line.put("of", study.batches());
        line.put("seconds", Math.rint((now - start) * 1e-6) * 1e-3);
        line.put("trials_per_second", Math.rint(study.plan().batch() / ((now - last) * 1e-9)));
        last = now;
        out.write(line + "\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
