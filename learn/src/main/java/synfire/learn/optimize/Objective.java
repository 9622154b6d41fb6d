package synfire.learn.optimize;

/// A loss to be made small, evaluated for many parameter vectors at once.
///
/// One evaluation is one parameter vector on all traces; a batch of n points counts n. The result for
/// a point must not depend on the other points of the batch, bit for bit.
public interface Objective {

    /// Length of a parameter vector.
    int dimension();

    /// Evaluates every row of `points`, and must neither keep nor change them. A loss may be infinite or
    /// NaN where the simulation fails; optimizers treat both as worse than everything else.
    Evaluation evaluate(double[][] points, Want want);
}
