package synfire.learn.task;

/// What a network is fed in a trial: events or a dense series.
public sealed interface Input permits Events, Series {

    /// Number of steps.
    int steps();

    /// Number of channels.
    int width();
}
