package synfire.cli.multiscale;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import synfire.learn.activity.BinnedActivity;
import synfire.learn.train.Trainer;
import synfire.simulate.network.TrialActivity;

/// What the trained network does in trials that training never sees.
///
/// @param counts spikes of each cell in bins, `[bin][cell]`, excitatory cells first
/// @param memory the share of resources that the next spike of each excitatory cell would use, likewise
/// @param intervals between the spikes of each cell before the delay, in ms, all trials together
/// @param spikes of each cell in each trial before the delay
record Trials(
        BinnedActivity counts, BinnedActivity memory, List<List<Double>> intervals, List<int[]> spikes, double dtMs) {

    static final double BIN_MS = 50;

    static final List<String> CELLS = List.of("excitatory.spikes", "inhibitory.spikes");
    private static final String USE = "excitatory.u";

    /// @param cuesMs how long the cues last, from the beginning of the trial
    static Trials of(Trainer trainer, String set, int count, double dtMs, double cuesMs) {
        var counts = new ArrayList<double[]>();
        var memory = new ArrayList<double[]>();
        var intervals = new ArrayList<List<Double>>();
        var spikes = new ArrayList<int[]>();
        int binSteps = (int) Math.round(BIN_MS / dtMs);
        int cueSteps = (int) Math.round(cuesMs / dtMs);
        var watched = new ArrayList<>(CELLS);
        watched.add(USE);
        try (var activity = trainer.network().activity(watched)) {
            activity.run(trainer.inputs(set, 0, count), (course, _) -> {
                counts.add(means(course, CELLS, binSteps));
                memory.add(means(course, List.of(USE), binSteps));
                spikes.add(intervals(course, cueSteps, dtMs, intervals));
            });
        }
        var trials = trainer.trials(set, 0, count);
        return new Trials(
                BinnedActivity.of(trials, counts, binSteps),
                BinnedActivity.of(trials, memory, binSteps),
                intervals,
                spikes,
                dtMs);
    }

    private static double[] means(TrialActivity.Course course, List<String> names, int binSteps) {
        int bins = course.steps() / binSteps;
        int units = names.stream().mapToInt(course::size).sum();
        var means = new double[bins * units];
        int first = 0;
        for (var name : names) {
            var values = Objects.requireNonNull(course.values().get(name));
            int cells = course.size(name);
            for (int t = 0; t < bins * binSteps; t++) {
                int unit = t / binSteps * units + first;
                for (int cell = 0; cell < cells; cell++) {
                    means[unit + cell] += values.get(t * cells + cell) / binSteps;
                }
            }
            first += cells;
        }
        return means;
    }

    /// Adds the intervals of a trial to those of each cell.
    ///
    /// @return spikes of each cell
    private static int[] intervals(TrialActivity.Course course, int steps, double dtMs, List<List<Double>> intervals) {
        int units = CELLS.stream().mapToInt(course::size).sum();
        while (intervals.size() < units) {
            intervals.add(new ArrayList<>());
        }
        var spikes = new int[units];
        int unit = 0;
        for (var name : CELLS) {
            var values = Objects.requireNonNull(course.values().get(name));
            int cells = course.size(name);
            for (int cell = 0; cell < cells; cell++, unit++) {
                int last = -1;
                for (int t = 0; t < steps; t++) {
                    if (values.get(t * cells + cell) > 0) {
                        if (last >= 0) {
                            intervals.get(unit).add((t - last) * dtMs);
                        }
                        last = t;
                        spikes[unit]++;
                    }
                }
            }
        }
        return spikes;
    }
}
