package synfire.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Another simulator that has built its network and runs it whenever it is told to, so that its runs and ours
/// alternate.
///
/// It is a program that prints a line with `"ready"`, then for every line it reads runs once and prints a
/// line of JSON with `"seconds"`. One that takes longer than its budget is ended: only the fastest peer
/// counts.
final class WaitingPeer implements AutoCloseable {

    /// Until it is ready: it may build its network and compile meanwhile.
    private static final Duration TO_BUILD = Duration.ofMinutes(20);

    private final Process process;
    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    private final Writer told;
    private final Duration budget;

    /// What it printed.
    private sealed interface Said {

        String text();

        record Line(String text) implements Said {}

        record End() implements Said {
            @Override
            public String text() {
                return "";
            }
        }
    }

    private WaitingPeer(Process process, Duration budget) {
        this.process = process;
        this.budget = budget;
        this.told = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    /// As [#start(List, Duration)], with an hour for each run.
    static WaitingPeer start(List<String> command) throws IOException {
        return start(command, Duration.ofHours(1));
    }

    /// Starts it and waits until it has built its network.
    ///
    /// @param budget of a run
    /// @throws IOException with what it said last, if it does not get so far
    static WaitingPeer start(List<String> command, Duration budget) throws IOException {
        return start(command, budget, TO_BUILD);
    }

    static WaitingPeer start(List<String> command, Duration budget, Duration toBuild) throws IOException {
        var peer = new WaitingPeer(
                new ProcessBuilder(command).redirectErrorStream(true).start(), budget);
        try {
            peer.lineWith("\"ready\"", toBuild, "it was not ready");
            return peer;
        } catch (IOException e) {
            peer.close();
            throw e;
        }
    }

    /// Seconds of one run, as it measures them itself.
    ///
    /// @throws IOException also if it takes more than its budget
    double run() throws IOException {
        return run("run");
    }

    /// The same of one of several things that it can do.
    double run(String what) throws IOException {
        told.write(what + "\n");
        told.flush();
        var line = lineWith("\"seconds\"", budget, "no run ended");
        return Peers.figure(line, "seconds").value().orElseThrow(() -> new IOException("no seconds in: " + line));
    }

    /// Passes on all that it says, then that it has ended.
    private void listen() {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(new Said.Line(line));
            }
        } catch (IOException e) {
            said.add(new Said.Line(String.valueOf(e.getMessage())));
        }
        said.add(new Said.End());
    }

    private String lineWith(String word, Duration most, String missing) throws IOException {
        var last = "nothing";
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            var next = next(end);
            if (next.isEmpty()) {
                throw new IOException("%s within %d s, so it takes more than that and is left out"
                        .formatted(missing, most.toSeconds()));
            }
            if (next.get() instanceof Said.End) {
                throw new IOException("it ended and said: " + last);
            }
            var line = next.get().text();
            if (line.contains(word)) {
                return line;
            }
            last = line.isBlank() ? last : line;
        }
    }

    /// Empty where time is up.
    private Optional<Said> next(long end) throws IOException {
        try {
            return Optional.ofNullable(said.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
