package synfire.learn.transform;

/// How a bounded parameter is spread over the coordinate of the optimizer.
public enum Scale {
    /// Equal steps; coordinate in [0, 1].
    LINEAR,
    /// Equal ratios; coordinate in [0, 1]. For rates and conductances that span decades.
    LOG,
    /// Logistic; any coordinate, bounds never reached. For optimizers that know no bounds.
    LOGIT;

    /// The map onto [lower, upper].
    public Transform over(double lower, double upper) {
        return switch (this) {
            case LINEAR -> new Transform.Linear(lower, upper);
            case LOG -> new Transform.Logarithmic(lower, upper);
            case LOGIT -> new Transform.Logit(lower, upper);
        };
    }
}
