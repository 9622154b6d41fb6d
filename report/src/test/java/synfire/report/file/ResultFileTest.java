package synfire.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultFileTest {

    @TempDir
    Path folder;

    @Test
    void write_missingFolder_makesItAndLeavesNoRest() throws IOException {
        var file = folder.resolve("a/b/fit.json");

        ResultFile.write(file, "τ");

        assertThat(file).hasContent("τ");
        assertThat(file.getParent()).isDirectoryContaining(entry -> entry.equals(file));
        assertThat(file.resolveSibling("fit.json.part")).doesNotExist();
    }

    @Test
    void write_existingFile_replacesIt() throws IOException {
        var file = folder.resolve("x");
        ResultFile.write(file, "a longer old text");
        Files.writeString(
                folder.resolve("x.part"), "left over by a run that was stopped, and longer than the new text");

        ResultFile.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(folder.resolve("x.part")).doesNotExist();
    }

    @Test
    void write_ontoAFolder_saysSo() {
        assertThatThrownBy(() -> ResultFile.write(folder, "x"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write %s: it is a folder; give the name of a file".formatted(folder));
    }

    @Test
    void write_belowAFile_keepsTheCauseAndSaysWhatToCheck() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> ResultFile.write(file.resolve("report.html"), "x"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot write %s: java.nio.file.FileAlreadyExistsException: %s; check that the folder can be written and that the disk is not full",
                        file.resolve("report.html"), file);
    }
}
