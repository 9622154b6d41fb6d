package synfire.cli.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files of a run, by what they are.
public record NetworkFolder(Path path) {

    Path checkpoint() {
        return path.resolve("run.checkpoint");
    }

    Path text() {
        return path.resolve("network.txt");
    }

    Path json() {
        return path.resolve("network.json");
    }

    /// The page of figures.
    public Path report() {
        return path.resolve("report.html");
    }

    Path figures() {
        return path.resolve("figures");
    }

    Path progress() {
        return path.resolve("progress.jsonl");
    }

    void create() throws IOException {
        Files.createDirectories(path);
    }
}
