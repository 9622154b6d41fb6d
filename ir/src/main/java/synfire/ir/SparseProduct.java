package synfire.ir;

import java.util.Locale;

/// The three products with a sparse matrix; each is the adjoint of the others.
public enum SparseProduct {
    /// Σ over sources: along `source` and weights, to along `post`.
    FORWARD,
    /// Σ over targets: along `post` and weights, to along `source`.
    BACKWARD,
    /// For each synapse its source's value times its target's, summed over all other axes: the gradient
    /// of weights.
    OUTER;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
