package synfire.simulate.network;

import java.util.Arrays;
import java.util.function.LongSupplier;

/// How many steps one kernel call makes, and on how many threads.
///
/// Steps are enough to forget the cost of a call, and few enough that progress is told, and an interrupt seen, every 50
/// ms. Threads wait for each other in every step, so they share one only where it is long, and while no other work on
/// the machine keeps them apart: a call that took longer than it would on one thread is followed by calls on one.
final class Pace {

    /// Lengths of calls; few, because each has memory of its own.
    private static final int[] LENGTHS = {5000, 500, 50, 5, 1};

    /// Calls of this length may record what they like.
    private static final int PLAIN = 500;

    private static final double LONGEST_NANOS = 50e6;

    /// A call that costs so much more than its beginning that a longer one gains little.
    private static final double SHORT_NANOS = 0.5e6;

    /// Part of a step that is worth a thread.
    private static final double NANOS_PER_THREAD = 3000;

    /// Calls on one thread after one that several were slower with, at most.
    private static final int LONGEST_RETREAT = 64;

    /// Calls of which the fastest counts: some may have waited for other work on the machine, or
    /// rearranged cells.
    private static final int RECENT = 5;

    /// 0 to choose.
    private final int fixedThreads;

    private final LongSupplier clock;

    /// Of one thread; a guess at first, with which one thread runs.
    private double nanosPerStep = LONGEST_NANOS / 50;

    private final double[] recent = new double[RECENT];
    private long calls;
    private int last;
    private boolean measured;
    private int threads = 1;
    private double nanosAlone = Double.POSITIVE_INFINITY;
    private int retreat = 1;
    private int aloneFor;

    /// @param clock that is read before and after a call, in ns
    Pace(int fixedThreads, LongSupplier clock) {
        this.fixedThreads = fixedThreads;
        this.clock = clock;
        Arrays.fill(recent, Double.POSITIVE_INFINITY);
    }

    /// Chooses threads by the time that a step takes.
    static Pace measured() {
        return new Pace(0, System::nanoTime);
    }

    static Pace on(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("%d threads: use at least 1".formatted(threads));
        }
        return new Pace(threads, System::nanoTime);
    }

    /// Steps of the next call, of so many that are left: odd ones come first, so that a run of many steps ends with the
    /// length that the next begins with.
    ///
    /// @param most steps of a call, where they record much
    /// @param dear whether a change of length loses what was learnt: which cells are awake
    int next(int left, long most, boolean dear) {
        for (int length : LENGTHS) {
            if (length <= left
                    && (length <= PLAIN || length <= most)
                    && left % length == 0
                    && length * nanosPerStep / threads <= LONGEST_NANOS * slack(length, dear)) {
                last = length;
                return length;
            }
        }
        return 1;
    }

    /// A change of length costs a new binding, so it takes more than noise.
    private double slack(int length, boolean dear) {
        if (length == last) {
            return dear ? 4 : 2;
        }
        if (measured && length > last) {
            return dear && last * nanosPerStep > SHORT_NANOS ? 0 : 0.5;
        }
        return 1;
    }

    /// Threads of the next call, of so many that there are.
    int threads(int most) {
        if (fixedThreads > 0) {
            threads = fixedThreads;
        } else if (aloneFor > 0) {
            aloneFor--;
            threads = 1;
        } else {
            threads = measured && nanosPerStep >= NANOS_PER_THREAD * most ? most : 1;
        }
        return threads;
    }

    void took(int steps, Runnable call) {
        long before = clock.getAsLong();
        call.run();
        double now = (double) (clock.getAsLong() - before) / steps;
        compare(now);
        recent[(int) (calls++ % recent.length)] = now * threads;
        nanosPerStep = Arrays.stream(recent).min().orElse(now);
        measured = true;
    }

    /// Threads that were kept apart leave the next calls to one; for longer each time, until they are faster again.
    private void compare(double nanos) {
        if (threads == 1) {
            nanosAlone = Math.min(nanos, 2 * nanosAlone);
        } else if (nanos > nanosAlone) {
            aloneFor = retreat;
            retreat = Math.min(LONGEST_RETREAT, 2 * retreat);
        } else {
            retreat = 1;
        }
    }
}
