package synfire.cli.compare;

import synfire.learn.fit.Stage;
import synfire.learn.multistart.MultiStart;
import synfire.learn.optimize.Optimizer;

/// One row of a comparison: an optimizer and what it goes down on.
///
/// @param name as shown
/// @param judge by which loss it is compared
/// @param aim what it minimizes
public record Contestant(String name, Judge judge, Aim aim) {

    /// What is minimized.
    public sealed interface Aim {

        Optimizer optimizer();

        /// A differentiable loss; where spikes judge, the last evaluation is left for them.
        record Differentiable(Stage stage) implements Aim {
            @Override
            public Optimizer optimizer() {
                return stage.optimizer();
            }
        }

        /// The spike loss itself, by a method that needs no gradient.
        record Spikes(Optimizer optimizer) implements Aim {}
    }

    /// Whether it follows a gradient, or only looks at losses.
    public boolean usesGradient() {
        return aim.optimizer() instanceof MultiStart;
    }
}
