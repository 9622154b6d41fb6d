package synfire.cli.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import synfire.learn.fit.Stage;
import synfire.learn.optimize.Journal;

/// Keeps every answer of a running fit in files of the output folder, so that `--resume` goes on where it stopped.
public final class JournalFiles {

    private final Path folder;
    private final Map<String, Integer> written = new HashMap<>();

    public JournalFiles(Path folder) {
        this.folder = folder;
    }

    /// What earlier runs have kept, by name of stage. A last round that was cut short is left out.
    public Map<String, Journal> read(Iterable<Stage> stages) throws IOException {
        var journals = new HashMap<String, Journal>();
        for (var stage : stages) {
            var file = file(stage.name());
            if (Files.exists(file)) {
                try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                    var journal = Journal.read(in);
                    journals.put(stage.name(), journal);
                    rewrite(file, journal);
                    written.put(stage.name(), journal.size());
                }
            }
        }
        return journals;
    }

    /// Forgets earlier runs.
    public void clear(Iterable<Stage> stages) throws IOException {
        for (var stage : stages) {
            Files.deleteIfExists(file(stage.name()));
        }
    }

    /// Adds the rounds that are not in the file yet.
    public void append(Stage stage, Journal journal) {
        int from = written.getOrDefault(stage.name(), 0);
        try (var out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file(stage.name()), StandardOpenOption.CREATE, StandardOpenOption.APPEND)))) {
            journal.write(out, from);
            written.put(stage.name(), journal.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Without the round that was cut short, so that the next one follows a whole one.
    private static void rewrite(Path file, Journal journal) throws IOException {
        var whole = file.resolveSibling(file.getFileName() + ".part");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(whole)))) {
            journal.write(out, 0);
        }
        Files.move(whole, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String stage) {
        return folder.resolve("journal-" + stage.replaceAll("[^A-Za-z0-9_-]", "_") + ".bin");
    }
}
