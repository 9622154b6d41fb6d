package synfire.report.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Tells how far a long task is and how much time is left.
///
/// On a terminal one line is written over, at most ten times a second; elsewhere a plain line appears every few
/// seconds. May be updated from any thread.
///
/// ```
/// fit l5-pyramidal  ━━━━━━━━━━━━╌╌╌╌╌╌╌╌   61 %  loss 1.204  0:14 gone, 0:09 left
/// ```
public final class Progress implements AutoCloseable {

    private static final long SECOND = 1_000_000_000L;
    private static final long OVERWRITE_EVERY = SECOND / 10;
    private static final long LINE_EVERY = 5 * SECOND;
    private static final int BAR = 20;
    private static final char ESCAPE = 27;

    /// Speed is measured over this last part of the work, so that a change of pace is seen soon.
    private static final long PACE_WINDOW = 15 * SECOND;

    private final String task;
    private final Terminal terminal;
    private final boolean quiet;
    private final Consumer<String> out;
    private final LongSupplier nanoTime;
    private final long start;
    private final Deque<Point> recent = new ArrayDeque<>();
    private long lastShown;
    private boolean open;

    private record Point(long time, double share) {}

    /// @param out receives text as it is; flushes it
    /// @param nanoTime a clock in nanoseconds, for example `System::nanoTime`
    /// @param quiet whether nothing at all is written
    public Progress(String task, Terminal terminal, boolean quiet, Consumer<String> out, LongSupplier nanoTime) {
        this.task = task;
        this.terminal = terminal;
        this.quiet = quiet;
        this.out = out;
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
        lastShown = start - OVERWRITE_EVERY;
        recent.add(new Point(start, 0));
    }

    /// Reports the state of the work.
    ///
    /// @param share part that is done, from 0 to 1
    /// @param note a few words, for example the loss; may be empty
    public synchronized void update(double share, String note) {
        long now = nanoTime.getAsLong();
        double done = Double.isNaN(share) ? 0 : Math.clamp(share, 0, 1);
        remember(new Point(now, done));
        boolean due = now - lastShown >= (terminal.interactive() ? OVERWRITE_EVERY : LINE_EVERY);
        if (quiet || !due) {
            return;
        }
        lastShown = now;
        if (terminal.interactive()) {
            out.accept("\r" + cut(line(now, done, note)) + ESCAPE + "[K");
            open = true;
        } else {
            out.accept(line(now, done, note) + "\n");
        }
    }

    /// Removes the line, so that what is printed next starts at the margin.
    @Override
    public synchronized void close() {
        if (open) {
            out.accept("\r" + ESCAPE + "[K");
            open = false;
        }
    }

    private void remember(Point point) {
        recent.addLast(point);
        while (recent.size() > 2 && point.time() - recent.getFirst().time() > PACE_WINDOW) {
            recent.removeFirst();
        }
    }

    private String line(long now, double done, String note) {
        var text = new StringBuilder(task).append("  ");
        if (terminal.interactive()) {
            text.append(bar(done)).append("  ");
        }
        text.append("%3s %%".formatted((int) (done * 100)));
        if (!note.isEmpty()) {
            text.append("  ").append(note);
        }
        text.append("  ").append(duration(now - start)).append(" gone");
        long left = left(done);
        return text.append(left < 0 ? "" : ", " + duration(left) + " left").toString();
    }

    /// Nanoseconds still needed at the pace of late; -1 while the pace is unknown.
    private long left(double done) {
        var from = recent.getFirst();
        var to = recent.getLast();
        double pace = (to.share() - from.share()) / Math.max(1, to.time() - from.time());
        double left = (1 - done) / pace;
        return pace > 0 && left < Long.MAX_VALUE ? (long) left : -1;
    }

    private String bar(double done) {
        int full = (int) Math.round(done * BAR);
        return terminal.unicode()
                ? "━".repeat(full) + "╌".repeat(BAR - full)
                : "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    private String cut(String line) {
        int most = terminal.columns() - 1;
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most));
    }

    /// `0:07`, `12:30`, `1:02:03`.
    static String duration(long nanos) {
        long seconds = Math.round(nanos / (double) SECOND);
        long minutes = seconds / 60;
        var tail = two(seconds % 60);
        return minutes < 60 ? minutes + ":" + tail : minutes / 60 + ":" + two(minutes % 60) + ":" + tail;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
