package synfire.kernels.lanes;

import java.util.Optional;

/// How many steps of a saved scan lie between checkpoints.
///
/// With everything kept, the reverse loop reads a tape of all steps. Where that does not fit, the forward loop keeps
/// its carries every `segment` steps, and each segment but the last is run again before it is reversed. The first
/// segment is the short one, so that the last, which is not run again, is as long as it can be. Any choice gives the
/// same bits.
///
/// @param steps of the scan
/// @param segment steps between checkpoints; equal to `steps` (or 1 where there are none) if nothing runs twice
public record TapePlan(long steps, long segment) {

    /// Number of segments.
    public long segments() {
        return Math.ceilDiv(steps, segment);
    }

    /// The longest segments that fit.
    ///
    /// @param stepBytes tape of one step
    /// @param carryBytes one checkpoint
    /// @param allowed bytes for tape and checkpoints
    /// @return empty if nothing fits: see [#leastBytes]
    public static Optional<TapePlan> fitting(long steps, long stepBytes, long carryBytes, long allowed) {
        if (steps * stepBytes <= allowed) {
            return Optional.of(whole(steps));
        }
        // Largest root of stepBytes·K² − allowed·K + carryBytes·steps = 0, then down over the rounding of T/K.
        double root = (double) allowed * allowed - 4.0 * stepBytes * carryBytes * steps;
        long guess = root < 0
                ? best(steps, stepBytes, carryBytes)
                : (long) ((allowed + Math.sqrt(root)) / (2.0 * stepBytes)) + 1;
        for (long segment = Math.min(guess, steps); segment >= Math.max(1, guess - 2); segment--) {
            if (bytes(steps, segment, stepBytes, carryBytes) <= allowed) {
                return Optional.of(new TapePlan(steps, segment));
            }
        }
        long best = best(steps, stepBytes, carryBytes);
        return bytes(steps, best, stepBytes, carryBytes) <= allowed
                ? Optional.of(new TapePlan(steps, best))
                : Optional.empty();
    }

    /// Everything kept.
    public static TapePlan whole(long steps) {
        return new TapePlan(steps, Math.max(1, steps));
    }

    /// The least that any plan needs.
    public static long leastBytes(long steps, long stepBytes, long carryBytes) {
        return Math.min(steps * stepBytes, bytes(steps, best(steps, stepBytes, carryBytes), stepBytes, carryBytes));
    }

    /// Bytes of tape and checkpoints.
    public static long bytes(long steps, long segment, long stepBytes, long carryBytes) {
        long segments = Math.ceilDiv(steps, segment);
        return Math.min(segment, steps) * stepBytes + (segments > 1 ? segments * carryBytes : 0);
    }

    /// The segment length near √(carryBytes·steps/stepBytes) that needs least.
    private static long best(long steps, long stepBytes, long carryBytes) {
        double ideal = Math.sqrt((double) carryBytes * steps / Math.max(1, stepBytes));
        long from = Math.max(1, (long) (ideal * 0.7));
        long to = Math.min(steps, (long) (ideal * 1.4) + 2);
        long best = Math.min(from, Math.max(1, steps));
        for (long segment = from; segment <= to; segment++) {
            if (bytes(steps, segment, stepBytes, carryBytes) < bytes(steps, best, stepBytes, carryBytes)) {
                best = segment;
            }
        }
        return best;
    }
}
