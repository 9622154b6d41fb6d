package synfire.learn.fit;

import java.util.List;
import java.util.OptionalInt;
import synfire.learn.loss.PotentialLoss;
import synfire.learn.loss.StepLoss;
import synfire.learn.multistart.MultiStart;
import synfire.learn.multistart.SpikeContinuation;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Optimizer;

/// One round of a fit: some parameters, one loss, one optimizer. Later stages start from what earlier ones found.
///
/// @param name for progress and reports
/// @param parameters names of those fitted in this stage; the others keep what they have
/// @param widths factors on the surrogate's width, the last of which is 1: a continuation from wide to true, for losses
///     in which a silent cell has no gradient
public record Stage(
        String name, StepLoss loss, List<String> parameters, Optimizer optimizer, Budget budget, List<Double> widths) {

    public Stage {
        parameters = List.copyOf(parameters);
        widths = List.copyOf(widths);
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("stage '%s' fits no parameter; name at least one".formatted(name));
        }
        if (spikeWindows(optimizer).isPresent() && !(loss instanceof PotentialLoss)) {
            throw new IllegalArgumentException(
                    "stage '%s' fits the %s with a spike continuation, which is made for the potential; choose another optimizer"
                            .formatted(name, loss.name()));
        }
        if (widths.isEmpty() || widths.getLast() != 1) {
            throw new IllegalArgumentException(
                    "stage '%s' has surrogate widths %s; the last must be 1, the true loss".formatted(name, widths));
        }
    }

    /// The windows of a continuation for cells that spike, if the optimizer is one.
    public OptionalInt spikeWindows() {
        return spikeWindows(optimizer);
    }

    private static OptionalInt spikeWindows(Optimizer optimizer) {
        return optimizer instanceof MultiStart starts
                        && starts.method() instanceof SpikeContinuation(int windows, var _)
                ? OptionalInt.of(windows)
                : OptionalInt.empty();
    }
}
