package synfire.lab;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests that each have a lab of their own, which serves a folder of their own.
abstract class OpenedLab {

    @TempDir
    Path folder;

    Lab lab;

    @BeforeEach
    void open() throws IOException {
        lab = OneLab.of(folder, false);
    }

    @AfterEach
    void close() {
        lab.close();
    }
}
