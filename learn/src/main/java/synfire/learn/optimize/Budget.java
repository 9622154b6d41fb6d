package synfire.learn.optimize;

import java.time.Duration;

/// How much a run may spend.
///
/// @param evaluations parameter vectors, counted over all lanes
/// @param time wall time; checked between batches
public record Budget(long evaluations, Duration time) {

    private static final Duration FOREVER = Duration.ofDays(36_500);

    public Budget {
        if (evaluations < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(
                    "a budget of %d evaluations and %s leaves nothing to do; give at least 1 evaluation and some time"
                            .formatted(evaluations, time));
        }
    }

    public static Budget ofEvaluations(long evaluations) {
        return new Budget(evaluations, FOREVER);
    }

    public static Budget ofTime(Duration time) {
        return new Budget(Long.MAX_VALUE, time);
    }
}
