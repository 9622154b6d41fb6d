package synfire.learn.optimize;

/// What an optimizer needs to know at a point. Each includes what stands before it.
public enum Want {
    /// The loss alone.
    LOSS,
    /// And its gradient.
    GRADIENT,
    /// And a positive semidefinite approximation of its Hessian: Gauss–Newton for squares, Fisher
    /// information for likelihoods.
    CURVATURE
}
