package synfire.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The published recordings that may lie beside the project. They are not part of it; tests that need them are
/// skipped where they are not there.
public final class SharedData {

    private SharedData() {}

    /// The folder of a data set.
    public static Path folder(String name) {
        var folder = root().resolve(name);
        assumeTrue(
                Files.isDirectory(folder), folder + " is not there; set SYNFIRE_DATA to the folder of the data sets");
        return folder;
    }

    private static Path root() {
        return Optional.ofNullable(System.getenv("SYNFIRE_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("synfire.root", System.getProperty("user.dir")))
                        .resolve("../shared/data"));
    }
}
