package synfire.learn.optimize;

/// Why a search, a descent, or a run has ended.
public enum Stop {
    /// The projected gradient is below its tolerance.
    GRADIENT_SMALL("the gradient is within its tolerance"),
    /// The loss no longer falls.
    LOSS_SETTLED("the loss no longer falls"),
    /// The step is below its tolerance.
    STEP_SMALL("the step is within its tolerance"),
    /// No lower point was found along the last direction.
    NO_DESCENT("no lower point along the last direction"),
    /// The loss at the start is not a number.
    FAILED_START("the loss at the start is not finite"),
    /// The loss reached the wanted value.
    TARGET_REACHED("the loss reached its target"),
    /// Several starts ended in the same best minimum.
    STARTS_AGREE("several starts ended in the same minimum"),
    /// Given up in favour of better starts.
    ABANDONED("better starts were preferred"),
    /// Every start has ended.
    ALL_STARTS_ENDED("every start has ended"),
    /// The method's own number of iterations is used up.
    ITERATIONS_USED("the iterations are used up"),
    /// The budget of evaluations is used up.
    EVALUATIONS_USED("the evaluations are used up"),
    /// The time is used up.
    TIME_USED("the time is used up"),
    /// Somebody stopped the run.
    CANCELLED("the run was stopped");

    private final String reason;

    Stop(String reason) {
        this.reason = reason;
    }

    /// For people: the end of "stopped because …".
    public String reason() {
        return reason;
    }
}
