package synfire.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Another simulator that has built its network and runs it whenever it is told to, so that its runs and ours
/// alternate.
///
/// It is a program that prints a line with `"ready"`, then for every line it reads runs once and prints a line of JSON
/// with
/// `"seconds"`.
final class WaitingPeer implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;
    private final Writer told;

    private WaitingPeer(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.told = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /// Starts it and waits until it has built its network.
    ///
    /// @throws IOException with what it said last, if it does not get so far
    static WaitingPeer start(List<String> command) throws IOException {
        var peer = new WaitingPeer(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        peer.lineWith("\"ready\"");
        return peer;
    }

    /// Seconds of one run, as it measures them itself.
    double run() throws IOException {
        return run("run");
    }

    /// The same of one of several things that it can do.
    double run(String what) throws IOException {
        told.write(what + "\n");
        told.flush();
        var line = lineWith("\"seconds\"");
        return Peers.figure(line, "seconds").value().orElseThrow(() -> new IOException("no seconds in: " + line));
    }

    private String lineWith(String word) throws IOException {
        var last = "nothing";
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains(word)) {
                return line;
            }
            last = line.isBlank() ? last : line;
        }
        throw new IOException("it ended and said: " + last);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
