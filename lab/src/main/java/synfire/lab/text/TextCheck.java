package synfire.lab.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import synfire.lab.run.Task;

/// Says what is wrong with a text while it is typed.
@FunctionalInterface
public interface TextCheck {

    /// What came of a check.
    ///
    /// @param task of a study: which command runs it
    /// @param understood a few words on what the text says, where nothing is wrong
    record Verdict(List<Finding> findings, Optional<Task> task, String understood) {

        public Verdict {
            findings = List.copyOf(findings);
        }
    }

    /// @param file where the text is or will be; paths in it are relative to that file
    /// @param text as it is now, which may not be saved
    Verdict check(Path file, String text);
}
