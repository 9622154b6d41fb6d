package synfire.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputFilesTest {

    // what `sha256sum` prints of the texts
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path folder;

    @Test
    void digests_recordingsOfAStudy_areNamedBesideIt() throws IOException {
        Files.writeString(folder.resolve("v.dat"), "abc");
        Files.writeString(folder.resolve("i.dat"), "");
        var study = folder.resolve("study.toml");
        Files.writeString(study, "model = \"lif\"\n[data]\ntrain = [\"v.dat+i.dat#sweeps=0::2@0s:1s\"]\n");

        var digests = InputFiles.of(study).digests();

        assertThat(digests).hasSize(3).contains(entry("v.dat", ABC), entry("i.dat", NOTHING));
        assertThat(digests).containsKey("study.toml");
    }

    @Test
    void digests_studyThatNamesAnotherAndAFolder_followsBoth() throws IOException {
        Files.createDirectories(folder.resolve("net/deep"));
        Files.writeString(folder.resolve("net/inner.toml"), "connectome = \"deep\"\n");
        Files.writeString(folder.resolve("net/deep/weights.csv"), "abc");
        var study = folder.resolve("study.toml");
        Files.writeString(study, "network = \"net/inner.toml\"\n");

        assertThat(InputFiles.of(study).digests())
                .containsOnlyKeys("net/deep/weights.csv", "net/inner.toml", "study.toml");
    }

    @Test
    void with_recordingsOfTheCommandLine_areThereToo() throws IOException {
        var study = folder.resolve("study.toml");
        var recording = folder.resolve("other.abf");
        Files.writeString(study, "model = \"lif\"\n");
        Files.writeString(recording, "abc");

        assertThat(InputFiles.of(study).with(List.of(recording + "#sweeps=1")).digests())
                .contains(entry("other.abf", ABC));
    }
}
