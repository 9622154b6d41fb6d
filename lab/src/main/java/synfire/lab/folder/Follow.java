package synfire.lab.folder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import synfire.lab.http.Stream;

/// Tells a page what a run writes, as it writes it: `progress.jsonl` and `metrics.jsonl`, then its state.
public final class Follow implements Stream.Source {

    private static final long WAIT_MS = 200;
    private static final int BEATS = 25;

    private final Path folder;

    public Follow(Path folder) {
        this.folder = folder;
    }

    @Override
    public void feed(Stream stream) throws IOException, InterruptedException {
        Map<String, Lines> files = new LinkedHashMap<>();
        files.put("progress", new Lines(folder.resolve("progress.jsonl")));
        files.put("metrics", new Lines(folder.resolve("metrics.jsonl")));
        var state = "";
        for (int turn = 0; ; turn++) {
            boolean some = false;
            for (var each : files.entrySet()) {
                var news = each.getValue().next();
                if (news.anew() || !news.lines().isEmpty()) {
                    some = true;
                    var node = JsonNodeFactory.instance.objectNode().put("file", each.getKey());
                    node.put("anew", news.anew()).putArray("lines").addAll(news.lines());
                    stream.send("lines", node);
                }
            }
            var now = ResultFolder.of(folder)
                    .orElseGet(() -> ResultFolder.empty(folder))
                    .state(System.currentTimeMillis());
            if (!some && !now.equals(state)) {
                state = now;
                stream.send("state", JsonNodeFactory.instance.objectNode().put("state", now));
            } else if (turn % BEATS == 0) {
                stream.beat();
            }
            if (!some) {
                Thread.sleep(WAIT_MS);
            }
        }
    }
}
