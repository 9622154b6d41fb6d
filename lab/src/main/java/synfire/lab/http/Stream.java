package synfire.lab.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Server-sent events to one page.
public final class Stream {

    private final OutputStream out;

    Stream(OutputStream out) {
        this.out = out;
    }

    /// @throws IOException if the page has gone
    public void send(String event, JsonNode data) throws IOException {
        write("event: " + event + "\ndata: " + data + "\n\n");
    }

    /// A line that pages do not see; it tells whether they are still there.
    public void beat() throws IOException {
        write(": \n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Sends events until there are no more, or the page goes.
    @FunctionalInterface
    public interface Source {

        /// @throws IOException if the page has gone
        void feed(Stream stream) throws IOException, InterruptedException;
    }

    /// Begins a stream.
    @FunctionalInterface
    public interface Opening {

        /// @throws Refusal if there is nothing to follow
        Source open(Ask ask) throws IOException;
    }
}
