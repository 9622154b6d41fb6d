package synfire.learn.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import synfire.learn.readout.Reservoir;
import synfire.learn.task.Series;
import synfire.learn.task.Task;
import synfire.learn.task.Trial;
import synfire.network.Samples;
import synfire.network.random.RandomKey;

/// The mean activity of each unit in bins of time, for many trials of a task, with what was right and what
/// was drawn.
///
/// Takes 8 bytes for each trial, bin and unit. Trials of different lengths are cut to the shortest.
public final class BinnedActivity {

    private final int binSteps;
    private final int bins;
    private final int units;
    private final List<Trial> trials;
    private final List<double[]> activity;

    private BinnedActivity(int binSteps, int bins, int units, List<Trial> trials, List<double[]> activity) {
        this.binSteps = binSteps;
        this.bins = bins;
        this.units = units;
        this.trials = List.copyOf(trials);
        this.activity = List.copyOf(activity);
    }

    /// The activity in trials `from` up to but without `end`.
    ///
    /// @param binSteps steps of a bin; steps that do not fill one are left out
    public static BinnedActivity of(Task task, Reservoir network, RandomKey key, long from, long end, int binSteps) {
        if (end <= from || binSteps < 1) {
            throw new IllegalArgumentException(
                    "trials %d to %d in bins of %d steps; give at least one trial and one step"
                            .formatted(from, end, binSteps));
        }
        var trials = new ArrayList<Trial>();
        var binned = new ArrayList<double[]>();
        int bins = Integer.MAX_VALUE;
        for (long i = from; i < end; i++) {
            var trial = task.trial(key, i);
            trials.add(trial);
            binned.add(binned(network.activity(trial), trial.steps() / binSteps, binSteps));
            bins = Math.min(bins, trial.steps() / binSteps);
        }
        if (bins == 0) {
            throw new IllegalArgumentException(
                    "bins of %d steps, but a trial is shorter; choose shorter bins".formatted(binSteps));
        }
        return new BinnedActivity(binSteps, bins, network.units(), trials, binned);
    }

    /// Activity that is known already.
    ///
    /// @param activity of each trial, `[bin][unit]`, means over `binSteps` steps each
    public static BinnedActivity of(List<Trial> trials, List<double[]> activity, int binSteps) {
        int bins = trials.stream()
                .mapToInt(trial -> trial.steps() / binSteps)
                .min()
                .orElse(0);
        if (bins == 0 || trials.size() != activity.size()) {
            throw new IllegalArgumentException(
                    "%d trials with the activity of %d in bins of %d steps; give one for each trial, and short bins"
                            .formatted(trials.size(), activity.size(), binSteps));
        }
        int units = activity.getFirst().length / (trials.getFirst().steps() / binSteps);
        return new BinnedActivity(binSteps, bins, units, trials, activity);
    }

    /// The same activity with the trials of others: trial i has what was right in trial `order[i]`.
    public BinnedActivity relabelled(int[] order) {
        return new BinnedActivity(
                binSteps,
                bins,
                units,
                Arrays.stream(order).mapToObj(trials::get).toList(),
                activity);
    }

    private static double[] binned(Series activity, int bins, int binSteps) {
        int units = activity.width();
        double[] means = new double[bins * units];
        for (int t = 0; t < bins * binSteps; t++) {
            for (int i = 0; i < units; i++) {
                means[t / binSteps * units + i] += activity.get(t, i) / (double) binSteps;
            }
        }
        return means;
    }

    public int trials() {
        return trials.size();
    }

    public int bins() {
        return bins;
    }

    public int units() {
        return units;
    }

    /// Steps of a bin.
    public int binSteps() {
        return binSteps;
    }

    public double get(int trial, int bin, int unit) {
        return activity.get(trial)[bin * units + unit];
    }

    /// The activity of all units in one bin of one trial.
    public double[] row(int trial, int bin) {
        return Arrays.copyOfRange(activity.get(trial), bin * units, (bin + 1) * units);
    }

    /// The class that was right in a trial.
    public int label(int trial) {
        return trials.get(trial).label();
    }

    /// Names of what was drawn for every trial.
    public List<String> conditions() {
        return List.copyOf(trials.getFirst().script().conditions().keySet());
    }

    /// What was drawn under a name, for each trial.
    public Samples condition(String name) {
        return Samples.generate(trials.size(), i -> {
            var conditions = trials.get(i).script().conditions();
            var value = conditions.get(name);
            if (value == null) {
                throw new IllegalArgumentException("the trials have no condition '%s'; they have %s"
                        .formatted(name, String.join(", ", conditions.keySet())));
            }
            return value;
        });
    }
}
