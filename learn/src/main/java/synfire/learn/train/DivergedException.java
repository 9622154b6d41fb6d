package synfire.learn.train;

import java.util.List;
import synfire.simulate.network.TrialInput;
import synfire.simulate.network.TrialNetwork;

/// The loss of a batch, or its gradient, is not a number.
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private DivergedException(String message) {
        super(message);
    }

    static DivergedException of(long batch, double loss, TrialNetwork network, List<TrialInput> trials) {
        var where = network.firstNotFinite(trials)
                .map(found -> "first in step %d, variable '%s' of population '%s', cell %d, trial %d of the batch"
                        .formatted(found.step(), found.variable(), found.population(), found.cell(), found.trial()))
                .orElse("all states are finite, so it arose on the way back through time");
        return new DivergedException(
                "the training diverged in batch %d (loss %s): %s; lower the rate, or cut the gradient with clip"
                        .formatted(batch, loss, where));
    }
}
