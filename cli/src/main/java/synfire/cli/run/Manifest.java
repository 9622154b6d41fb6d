package synfire.cli.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Map;

/// `manifest.json`: when, where and with what a result was made. The only file of an output folder that differs between
/// two runs of the same study and seed.
public record Manifest(
        String version, String command, double seconds, Map<String, Double> stageSeconds, String backend, int threads) {

    public String text() {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("synfire", version);
        root.put("command", command);
        root.put("finished", Instant.now().toString());
        root.put("seconds", seconds);
        var stages = root.putObject("stage_seconds");
        stageSeconds.forEach(stages::put);
        root.put("backend", backend);
        root.put("threads", threads);
        PeakMemory.bytes().ifPresent(bytes -> root.put("peak_memory_bytes", bytes));
        root.put("java", Runtime.version().toString());
        root.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        root.put("machine", System.getProperty("os.arch"));
        root.put("processors", Runtime.getRuntime().availableProcessors());
        return FitJson.text(root);
    }
}
