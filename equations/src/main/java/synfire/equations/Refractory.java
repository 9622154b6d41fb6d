package synfire.equations;

import synfire.equations.syntax.Expr;

/// How long a cell is refractory after its spike.
public sealed interface Refractory {

    record None() implements Refractory {}

    /// For a time; may depend on the state at the spike.
    record For(Expr duration) implements Refractory {}

    /// From a spike on, as long as the condition holds.
    record While(Expr condition) implements Refractory {}
}
