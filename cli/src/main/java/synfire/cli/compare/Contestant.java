package synfire.cli.compare;

import synfire.learn.fit.Stage;
import synfire.learn.multistart.MultiStart;
import synfire.learn.optimize.Optimizer;

/// One row of a comparison: an optimizer and what it goes down on.
///
/// @param name as shown
/// @param judge by which loss it is compared
/// @param own whether it is one of those that are compared with the others, which get the time that it takes
/// @param aim what it minimizes
public record Contestant(String name, Judge judge, boolean own, Aim aim) {

    /// What is minimized.
    public sealed interface Aim {

        /// Whether it follows a gradient, or only looks at losses.
        boolean usesGradient();

        /// A differentiable loss; where spikes judge, the last evaluation is left for them.
        record Differentiable(Stage stage) implements Aim {
            @Override
            public boolean usesGradient() {
                return stage.optimizer() instanceof MultiStart;
            }
        }

        /// The spike loss, by descents on smooth losses that see spikes only, each ended by a pattern search of the
        /// spike loss itself ([synfire.learn.multistart.SpikeMatching]).
        ///
        /// @param screened so many random points are scored first; descents begin at the best of them
        record Matching(int starts, int screened) implements Aim {
            @Override
            public boolean usesGradient() {
                return true;
            }
        }

        /// The spike loss itself, by a method that needs no gradient.
        record Spikes(Optimizer optimizer) implements Aim {
            @Override
            public boolean usesGradient() {
                return optimizer instanceof MultiStart;
            }
        }
    }

    public boolean usesGradient() {
        return aim.usesGradient();
    }
}
