package synfire.cli.bench;

/// Times short pieces of work on a machine that does other things too: the best of many runs, as all else only adds.
final class Stopwatch {

    private static final long LEAST_NANOS = 1_500_000_000L;
    private static final int LEAST_RUNS = 10;

    private Stopwatch() {}

    /// Seconds of the fastest run, of at least ten and as many as fit into a second and a half.
    static double best(Runnable work) {
        long best = Long.MAX_VALUE;
        long start = System.nanoTime();
        for (int runs = 0; runs < LEAST_RUNS || System.nanoTime() - start < LEAST_NANOS; runs++) {
            long before = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - before);
        }
        return best * 1e-9;
    }

    /// Seconds of one run.
    static double once(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) * 1e-9;
    }
}
