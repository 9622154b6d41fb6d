package synfire.lab.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import synfire.lab.folder.Root;
import synfire.lab.http.Ask;
import synfire.lab.http.Refusal;

/// The runs that this lab has started. Each is a process of its own, as if its command had been typed;
/// stopping one is what Ctrl-C does: it keeps what it has.
public final class Runs implements AutoCloseable {

    private static final int MOST_AT_ONCE = 2;
    private static final int MOST_KEPT = 50;
    private static final int LOG_END = 4000;
    private static final int MOST_NUMBERED = 1000;

    private final Root root;
    private final Launcher launcher;
    private final Map<Integer, Run> runs = new LinkedHashMap<>();
    private int last;

    /// @param log what it prints; outside of the results, which are the same whoever starts the run
    private record Run(int id, Task task, String study, Path folder, Path log, Process process, long begun) {}

    public Runs(Root root, Launcher launcher) {
        this.root = root;
        this.launcher = launcher;
    }

    /// Starts what a page asks for: `{"study": FILE, "command": "fit"}`, and `"resume": FOLDER` to go on.
    public synchronized ObjectNode start(JsonNode body) throws IOException {
        long live =
                runs.values().stream().filter(run -> run.process().isAlive()).count();
        if (live >= MOST_AT_ONCE) {
            throw new Refusal(409, "%d runs are under way; stop one, or wait for its end".formatted(live));
        }
        var study = Ask.text(body, "study");
        if (!study.endsWith(".toml")) {
            throw new Refusal(422, "'%s' is no study; studies end with .toml".formatted(study));
        }
        var file = root.file(study);
        var task = Task.named(Ask.text(body, "command"))
                .orElseThrow(() -> new Refusal(422, "no such command; choose among fit, train, simulate, study"));
        boolean resume = body.path("resume").isTextual();
        var folder = resume ? root.directory(body.path("resume").textValue()) : fresh(file);
        if (runs.values().stream()
                .anyMatch(run -> run.process().isAlive() && run.folder().equals(folder))) {
            throw new Refusal(409, "a run is writing into '%s'".formatted(root.name(folder)));
        }
        Files.createDirectories(folder);
        var arguments = new ArrayList<>(List.of(task.command(), file.toString(), "--out", folder.toString()));
        if (resume && task != Task.STUDY) {
            arguments.add("--resume");
        }
        var log = Files.createTempFile("synfire-lab", ".log");
        var process = launcher.start(arguments, root.folder(), log);
        var run = new Run(++last, task, study, folder, log, process, System.currentTimeMillis());
        runs.put(run.id(), run);
        forget();
        return json(run);
    }

    /// `out/NAME` beside nothing else: with a number where that is taken.
    private Path fresh(Path study) throws IOException {
        var name = String.valueOf(study.getFileName()).replaceFirst("\\.toml$", "");
        var out = root.folder().resolve("out");
        if (Files.exists(out)) {
            root.directory("out");
        }
        for (int i = 1; i < MOST_NUMBERED; i++) {
            var folder = out.resolve(i == 1 ? name : name + "-" + i);
            if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                return folder;
            }
        }
        throw new Refusal(409, "there are too many results of this study in out; remove some");
    }

    private void forget() {
        var ended = runs.values().stream()
                .filter(run -> !run.process().isAlive())
                .map(Run::id)
                .toList();
        ended.stream()
                .limit(Math.max(0, runs.size() - MOST_KEPT))
                .forEach(id -> forget(Objects.requireNonNull(runs.remove(id))));
    }

    private static void forget(Run run) {
        try {
            Files.deleteIfExists(run.log());
        } catch (IOException _) {
            // It is in the folder for temporary files, which the system clears.
        }
    }

    /// All of them, newest first.
    public synchronized ObjectNode list() {
        var node = JsonNodeFactory.instance.objectNode();
        var list = node.putArray("runs");
        var all = new ArrayList<>(runs.values());
        all.reversed().forEach(run -> list.add(json(run)));
        return node;
    }

    /// Asks a run to stop; it writes down what it has before it ends.
    public synchronized ObjectNode stop(String id) {
        var run = runs.values().stream()
                .filter(each -> Integer.toString(each.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "there is no run " + id));
        run.process().destroy();
        return json(run);
    }

    private ObjectNode json(Run run) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", run.id()).put("command", run.task().command()).put("study", run.study());
        node.put("path", root.name(run.folder())).put("begun", run.begun());
        boolean alive = run.process().isAlive();
        node.put("alive", alive);
        if (!alive) {
            node.put("code", run.process().exitValue());
        }
        return node.put("log", end(run.log()));
    }

    /// The last lines of what it has printed.
    private static String end(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var bytes = new byte[(int) Math.min(LOG_END, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /// Stops all, and waits until they have written down what they have.
    @Override
    public void close() {
        List<Run> all;
        synchronized (this) {
            all = List.copyOf(runs.values());
        }
        all.forEach(run -> run.process().destroy());
        for (var run : all) {
            try {
                if (!Objects.requireNonNull(run.process()).waitFor(60, TimeUnit.SECONDS)) {
                    run.process().destroyForcibly();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                run.process().destroyForcibly();
            }
            forget(run);
        }
    }
}
