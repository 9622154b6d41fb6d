package synfire.equations;

import synfire.equations.syntax.Expr;

/// Whether spikes come at random, and how often.
public sealed interface Escape {

    record None() implements Escape {}

    /// The hazard, in 1/time.
    record Rate(Expr hazard) implements Escape {}
}
