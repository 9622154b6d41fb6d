package synfire.learn.fit;

import java.util.List;
import synfire.learn.loss.StepLoss;
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
        if (widths.isEmpty() || widths.getLast() != 1) {
            throw new IllegalArgumentException(
                    "stage '%s' has surrogate widths %s; the last must be 1, the true loss".formatted(name, widths));
        }
    }
}
