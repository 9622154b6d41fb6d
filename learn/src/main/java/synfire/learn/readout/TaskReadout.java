package synfire.learn.readout;

import synfire.learn.task.Answer;
import synfire.learn.task.LossWindow;
import synfire.learn.task.Scoring;
import synfire.learn.task.Series;
import synfire.learn.task.Task;
import synfire.learn.task.Trial;
import synfire.network.random.RandomKey;

/// Reads the answers of a task out of a reservoir: rows are the steps of the loss windows, targets the
/// signals or, for classes, 1 for the right one and 0 for the others.
public record TaskReadout(Task task, Reservoir reservoir) {

    /// The moments of trials `from` up to but without `end`. A window counts by its weight, however long it
    /// is.
    public Moments moments(RandomKey key, long from, long end) {
        var moments = new Moments(reservoir.units(), task.layout().outputs());
        for (long i = from; i < end; i++) {
            var trial = task.trial(key, i);
            var activity = reservoir.activity(trial);
            for (var window : trial.windows()) {
                for (int t = window.from(); t < window.end(); t++) {
                    moments.add(row(activity, t), target(trial, window, t), window.weight() / window.steps());
                }
            }
        }
        return moments;
    }

    /// The share of right answers on trials `from` up to but without `end`, which should be held out.
    public double accuracy(LinearReadout readout, RandomKey key, long from, long end) {
        double sum = 0;
        for (long i = from; i < end; i++) {
            var trial = task.trial(key, i);
            sum += Scoring.correct(task.layout(), trial, outputs(readout, trial));
        }
        return sum / (end - from);
    }

    /// The outputs in the steps of a trial.
    public Series outputs(LinearReadout readout, Trial trial) {
        var activity = reservoir.activity(trial);
        var values = new float[trial.steps() * readout.outputs()];
        for (int t = 0; t < trial.steps(); t++) {
            double[] row = readout.of(row(activity, t));
            for (int k = 0; k < row.length; k++) {
                values[t * row.length + k] = (float) row[k];
            }
        }
        return Series.of(trial.steps(), readout.outputs(), values);
    }

    private double[] target(Trial trial, LossWindow window, int step) {
        double[] target = new double[task.layout().outputs()];
        switch (task.layout().answer()) {
            case Answer.Classes _ -> target[window.label()] = 1;
            case Answer.Signals _, Answer.Timing _ -> {
                for (int k = 0; k < target.length; k++) {
                    target[k] = trial.target().get(step, k);
                }
            }
        }
        return target;
    }

    private static double[] row(Series activity, int step) {
        double[] row = new double[activity.width()];
        for (int i = 0; i < row.length; i++) {
            row[i] = activity.get(step, i);
        }
        return row;
    }
}
