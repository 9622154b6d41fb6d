package synfire.cli.multiscale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a stage is run again, and what it finds then.
final class StageFolderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by the test engine
    Path parent;

    private final List<String> found = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before each test
    private StageFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new StageFolder(parent.resolve("stage"));
    }

    /// Notes what is there, and writes a file.
    private boolean work(Path path, boolean whole) throws IOException {
        found.add(Files.exists(path.resolve("half")) ? "half" : "nothing");
        Files.writeString(path.resolve(whole ? "result" : "half"), "1");
        return whole;
    }

    @Test
    void run_withTheSameInputs_isNotRepeated() throws IOException {
        assertThat(folder.run("a", path -> work(path, true))).isTrue();
        assertThat(folder.run("a", path -> work(path, true))).isTrue();

        assertThat(found).containsExactly("nothing");
    }

    @Test
    void run_withOtherInputs_beginsAnew() throws IOException {
        folder.run("a", path -> work(path, false));
        folder.run("b", path -> work(path, true));

        assertThat(found).containsExactly("nothing", "nothing");
    }

    @Test
    void run_afterAnInterruption_findsWhatItHad() throws IOException {
        assertThat(folder.run("a", path -> work(path, false))).isFalse();
        assertThat(folder.run("a", path -> work(path, true))).isTrue();

        assertThat(found).containsExactly("nothing", "half");
    }

    @Test
    void run_whereAFileChangedOrIsGone_beginsAnew() throws IOException {
        folder.run("a", path -> work(path, true));
        Files.writeString(folder.path().resolve("result"), "2");
        folder.run("a", path -> work(path, true));
        Files.delete(folder.path().resolve("result"));
        folder.run("a", path -> work(path, true));

        assertThat(found).hasSize(3);
        assertThat(folder.isDone("a")).isTrue();
    }

    @Test
    void outputs_ofAManifest_areNone() throws IOException {
        folder.run("a", path -> work(path, true));
        var before = folder.outputs();
        Files.writeString(folder.path().resolve("manifest.json"), "{}");

        assertThat(folder.outputs()).isEqualTo(before);
        assertThat(folder.isDone("a")).isTrue();
    }
}
