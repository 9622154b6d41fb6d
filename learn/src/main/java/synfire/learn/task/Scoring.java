package synfire.learn.task;

import java.util.OptionalInt;

/// How well a network's outputs answer a trial.
public final class Scoring {

    private Scoring() {}

    /// The share of the loss windows that are answered right; 0 or 1 for a trial that asks once.
    ///
    /// For classes the answer is the output with the largest mean over the window, the first of equals; for
    /// timing, the first step at which the output reaches 1.
    ///
    /// @param outputs at least as many steps as the trial, [step, output]
    /// @throws IllegalArgumentException if the answer is signals, which have no right or wrong
    public static double correct(Layout layout, Trial trial, Series outputs) {
        int right = 0;
        for (var window : trial.windows()) {
            boolean fits = switch (layout.answer()) {
                case Answer.Classes _ -> chosen(window, outputs) == window.label();
                case Answer.Timing(var tolerance) -> inTime(trial, window, outputs, tolerance);
                case Answer.Signals _ ->
                    throw new IllegalArgumentException(
                            "signals are neither right nor wrong; ask for their squared error");
            };
            right += fits ? 1 : 0;
        }
        return right / (double) trial.windows().size();
    }

    /// The class that the outputs choose in a window.
    public static int chosen(LossWindow window, Series outputs) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < outputs.width(); k++) {
            double sum = 0;
            for (int t = window.from(); t < window.end(); t++) {
                sum += outputs.get(t, k);
            }
            if (sum > most) {
                most = sum;
                best = k;
            }
        }
        return best;
    }

    /// How many steps after the beginning of the window the first output first reaches 1; empty if it never
    /// does.
    public static OptionalInt produced(LossWindow window, Series outputs) {
        for (int t = window.from(); t < window.end(); t++) {
            if (outputs.get(t, 0) >= 1) {
                return OptionalInt.of(t - window.from());
            }
        }
        return OptionalInt.empty();
    }

    /// The mean over outputs and steps of the squared difference from the target, as loss windows weigh it.
    public static double squaredError(Trial trial, Series outputs) {
        var target = trial.target();
        double sum = 0;
        double weights = 0;
        for (var window : trial.windows()) {
            double squares = 0;
            for (int t = window.from(); t < window.end(); t++) {
                for (int k = 0; k < target.width(); k++) {
                    double difference = outputs.get(t, k) - target.get(t, k);
                    squares += difference * difference;
                }
            }
            sum += window.weight() * squares / ((double) window.steps() * target.width());
            weights += window.weight();
        }
        return sum / weights;
    }

    private static boolean inTime(Trial trial, LossWindow window, Series outputs, double tolerance) {
        var asked = produced(window, trial.target());
        var answered = produced(window, outputs);
        return asked.isPresent()
                && answered.isPresent()
                && Math.abs(answered.getAsInt() - asked.getAsInt()) <= tolerance * asked.getAsInt();
    }
}
