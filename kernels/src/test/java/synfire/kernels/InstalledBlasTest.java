package synfire.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstalledBlasTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by the test engine
    Path folder;

    @Test
    void in_folders_isTheTunedOne() throws IOException {
        Files.createFile(folder.resolve("libblas.so.3"));
        assertThat(InstalledBlas.in(List.of(folder.resolve("none"), folder))).isEmpty();

        var tuned = Files.createFile(folder.resolve("libopenblas.so.0"));
        assertThat(InstalledBlas.in(List.of(folder.resolve("none"), folder))).contains(tuned);
    }
}
