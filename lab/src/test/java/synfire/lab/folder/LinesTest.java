package synfire.lab.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinesTest {

    @TempDir
    private Path folder;

    @Test
    void lines_ofAFileThatGrows_areToldOnceAndWhole() throws IOException {
        var file = folder.resolve("progress.jsonl");
        var lines = new Lines(file);
        assertThat(lines.next().lines()).isEmpty();

        Files.writeString(file, "{\"a\":1}\n{\"a\":");
        assertThat(lines.next().lines()).hasToString("[{\"a\":1}]");
        assertThat(lines.next().lines()).isEmpty();
        Files.writeString(file, "2}\nnonsense\n[3]\n{\"a\":4}\n", StandardOpenOption.APPEND);
        assertThat(lines.next().lines()).hasToString("[{\"a\":2}, {\"a\":4}]");
    }

    @Test
    void lines_ofAFileThatBeganAnew_areToldAnew() throws IOException {
        var file = folder.resolve("progress.jsonl");
        var lines = new Lines(file);
        Files.writeString(file, "{\"a\":1}\n{\"a\":2}\n");
        lines.next();

        Files.writeString(file, "{\"a\":3}\n");
        var news = lines.next();

        assertThat(news.anew()).isTrue();
        assertThat(news.lines()).hasToString("[{\"a\":3}]");
    }
}
