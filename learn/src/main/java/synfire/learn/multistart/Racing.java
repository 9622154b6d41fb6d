package synfire.learn.multistart;

/// The rule by which starts are abandoned: successive halving without waiting.
///
/// When a start has spent `firstRung` evaluations, and then each time that its evaluations have multiplied by
/// `spacing`,
/// its best loss is ranked among those of all starts that have come to the same rung so far. It goes on only if it
/// belongs to the best `keep` of them (rounded up). Reference: Li et al. (2020), *A system for massively parallel
/// hyperparameter tuning*, section 3; here a start that is passed over is not taken up again.
public record Racing(int firstRung, double spacing, double keep) {

    /// Every start goes on to its own end.
    public static final Racing NONE = new Racing(Integer.MAX_VALUE, 2, 1);

    /// After 15, 30, 60, … evaluations the better half goes on.
    public static final Racing HALVING = new Racing(15, 2, 0.5);

    public Racing {
        if (firstRung < 1 || !(spacing > 1) || !(keep > 0 && keep <= 1)) {
            throw new IllegalArgumentException(
                    "racing with first rung %d, spacing %s and keep %s; needs a rung of at least 1, a spacing above 1 and a share in (0, 1]"
                            .formatted(firstRung, spacing, keep));
        }
    }

    /// Evaluations at rung `index`.
    long rung(int index) {
        return firstRung == Integer.MAX_VALUE
                ? Long.MAX_VALUE
                : (long) Math.min(Long.MAX_VALUE, Math.ceil(firstRung * Math.pow(spacing, index)));
    }

    /// How many of `arrived` starts may go on.
    int places(int arrived) {
        return (int) Math.ceil(keep * arrived);
    }
}
