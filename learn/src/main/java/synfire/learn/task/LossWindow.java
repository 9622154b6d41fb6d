package synfire.learn.task;

/// Steps of a trial in which the answer counts.
///
/// The loss of a trial is the sum over its windows of `weight` times the mean loss of the window's steps,
/// over the sum of the weights.
///
/// @param from its first step
/// @param end the step after its last
/// @param label the class that is right there, or [#NO_LABEL] where signals are to be followed
public record LossWindow(int from, int end, double weight, int label) {

    /// The label of a window that compares signals.
    public static final int NO_LABEL = -1;

    public LossWindow {
        if (from < 0 || end <= from) {
            throw new IllegalArgumentException(
                    "a loss window from step %d to step %d; begin at 0 or later and end after it begins"
                            .formatted(from, end));
        }
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "the loss window from step %d to step %d has weight %s; give a positive one"
                            .formatted(from, end, weight));
        }
        if (label < NO_LABEL) {
            throw new IllegalArgumentException(
                    "the loss window from step %d to step %d has label %d; classes are numbered from 0"
                            .formatted(from, end, label));
        }
    }

    /// How many steps it has.
    public int steps() {
        return end - from;
    }
}
