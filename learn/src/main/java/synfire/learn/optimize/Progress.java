package synfire.learn.optimize;

import java.time.Duration;

/// Where a run stands after a batch.
///
/// @param best lowest loss so far, infinite if none
/// @param live lanes asked for in the last batch
public record Progress(long evaluations, double best, int live, Duration elapsed, Budget budget) {

    /// Share of the budget that is spent, by evaluations or time, whichever is further; from 0 to 1.
    public double spent() {
        double byCount = (double) evaluations / budget.evaluations();
        double byTime = (double) elapsed.toNanos() / budget.time().toNanos();
        return Math.min(1, Math.max(byCount, byTime));
    }
}
