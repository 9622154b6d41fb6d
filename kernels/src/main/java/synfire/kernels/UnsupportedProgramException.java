package synfire.kernels;

import java.io.Serial;
import java.util.List;

/// A program was given to a backend that cannot run it.
public final class UnsupportedProgramException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /// @param backend name of the backend
    /// @param program name of the program
    /// @param obstacles what it cannot run, one sentence each
    public UnsupportedProgramException(String backend, String program, List<String> obstacles) {
        super(
                "the backend '%s' cannot run the program '%s':\n  %s\nuse the backend 'reference', which runs every program"
                        .formatted(backend, program, String.join("\n  ", obstacles)));
    }
}
