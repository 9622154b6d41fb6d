package synfire.cli.multiscale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import synfire.cli.study.TomlFile;

/// A chained study as text that may not be saved yet.
public final class ChainedText {

    private ChainedText() {}

    /// What it says, in a few words.
    ///
    /// @param path where it is or will be; paths in it are relative to that
    /// @throws synfire.cli.study.StudyException saying which key is wrong, and how to mend it
    public static String understood(Path path, String text) throws IOException {
        var study = Multiscale.of(path, TomlFile.parse(path, text, MultiscaleFile.class), Optional.empty());
        return "fits %s and %s to %s recordings, joins them in areas %s, trains and compares"
                .formatted(
                        study.excitatory().study().model().name(),
                        study.inhibitory().study().model().name(),
                        study.excitatory().made() ? "made" : "published",
                        study.areas().folder().isPresent()
                                ? "of the " + study.areas().connectome()
                                : "that it makes");
    }
}
