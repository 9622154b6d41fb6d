package synfire.cli.study;

import java.nio.file.Path;

/// A study file is wrong: which key, and how to mend it.
public final class StudyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public StudyException(Path file, String key, String problem) {
        super("%s: %s: %s".formatted(file.getFileName(), key, problem));
    }

    StudyException(Path file, int line, int column, String problem) {
        super("%s:%d:%d: %s".formatted(file.getFileName(), line, column, problem));
    }
}
