package synfire.data.format;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Runs the HDF5 library on a file that may be damaged.
///
/// A damaged file can send the library into any exception, into endless recursion, or round a circle of pointers. So
/// it works on a thread of its own with a small stack and a limit of time, and all that goes wrong becomes one
/// message.
public final class HdfGuard {

    private static final long STACK_BYTES = 1 << 20;
    private static final int LEAST_SECONDS = 10;

    private final String file;
    private final long seconds;

    /// The time allowed grows by a second for each MiB: a hundred times what a sound file needs.
    public HdfGuard(FileBytes bytes) {
        this.file = bytes.file();
        this.seconds = LEAST_SECONDS + (long) (bytes.size() >> 20);
    }

    /// The result of `work`; `place` is named where it fails.
    public <T> T run(String place, Supplier<T> work) {
        var task = new FutureTask<T>(work::get);
        var thread = new Thread(null, task, "hdf5 " + file, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordingFormatException known) {
                throw known;
            }
            throw damaged(place, "the HDF5 structure is broken (%s)".formatted(cause(e)));
        } catch (TimeoutException e) {
            thread.interrupt();
            throw damaged(place, "reading takes more than %d s; its pointers may run in a circle".formatted(seconds));
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw damaged(place, "reading was interrupted");
        }
    }

    private RecordingFormatException damaged(String place, String problem) {
        return new RecordingFormatException(file, place, problem, FileBytes.DAMAGED);
    }

    /// The innermost cause in one line.
    private static String cause(Throwable thrown) {
        var inner = thrown;
        for (int depth = 0; depth < 20 && inner.getCause() != null; depth++) {
            inner = inner.getCause();
        }
        var message = inner.getMessage();
        var name = inner.getClass().getSimpleName();
        return message == null
                ? name
                : name + ": " + message.lines().findFirst().orElse("");
    }
}
