package synfire.lab.http;

import java.io.IOException;

/// Answers one kind of request.
@FunctionalInterface
public interface Handler {

    /// @throws Refusal if it cannot be answered as asked
    /// @throws IOException if a file cannot be read or written
    Answer answer(Ask ask) throws IOException;
}
