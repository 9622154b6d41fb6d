package synfire.learn.readout;

import synfire.learn.task.Series;
import synfire.learn.task.Trial;

/// A network, or a recorded population, that answers a trial with activity and does not change.
public interface Reservoir {

    /// The activity during a trial, [step, unit]: at least as many steps as the trial.
    Series activity(Trial trial);

    /// Number of units.
    int units();
}
