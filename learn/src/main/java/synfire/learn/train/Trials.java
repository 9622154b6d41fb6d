package synfire.learn.train;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import synfire.kernels.EventLists;
import synfire.kernels.Tasks;
import synfire.learn.task.Events;
import synfire.learn.task.Series;
import synfire.learn.task.Task;
import synfire.learn.task.Trial;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.simulate.network.TrialInput;

/// Makes trials of a task as a network takes them.
public record Trials(Task task, int threads) {

    /// Trials `first` up to, without, `first + count`.
    public List<TrialInput> of(RandomKey key, long first, int count) {
        var made = new @Nullable TrialInput[count];
        Tasks.run(count, threads, () -> i -> made[(int) i] = input(key, task.trial(key, first + i)));
        return Arrays.stream(made).map(each -> Objects.requireNonNull(each)).toList();
    }

    /// @param key that the trial was drawn with
    static TrialInput input(RandomKey key, Trial trial) {
        double weights =
                trial.windows().stream().mapToDouble(window -> window.weight()).sum();
        var windows = trial.windows().stream()
                .map(window -> new TrialInput.Window(
                        window.from(), window.end(), window.weight() / weights / window.steps(), window.label()))
                .toList();
        long number = key.split("noise").split(trial.index()).value() & 0xFFFFFFFFL;
        return new TrialInput(source(trial), windows, samples(trial.target()), number);
    }

    /// The class that is right in the last window of each.
    static List<Integer> labels(List<TrialInput> trials) {
        return trials.stream().map(trial -> trial.windows().getLast().label()).toList();
    }

    /// The same trial, whose loss counts so many times.
    static TrialInput counting(TrialInput trial, double times) {
        var windows = trial.windows().stream()
                .map(each -> new TrialInput.Window(each.from(), each.end(), times * each.weight(), each.label()))
                .toList();
        return new TrialInput(trial.source(), windows, trial.signals(), trial.number());
    }

    private static TrialInput.Source source(Trial trial) {
        return switch (trial.input()) {
            case Events events -> {
                var starts = new int[events.steps() + 1];
                var ids = new int[events.size()];
                events.copyOffsets(starts, 0);
                events.copyIds(ids, 0);
                yield new TrialInput.Spikes(EventLists.of(starts, ids));
            }
            case Series series -> new TrialInput.Values(series.steps(), samples(series));
        };
    }

    private static Samples samples(Series series) {
        var values = new float[series.steps() * series.width()];
        series.copyTo(values, 0);
        return Samples.generate(values.length, i -> values[i]);
    }

    /// The share of trials whose largest output is the label of the last window; NaN where there are no labels.
    static double accuracy(List<TrialInput> trials, List<Samples> scores) {
        int right = 0;
        for (int i = 0; i < trials.size(); i++) {
            int label = trials.get(i).windows().getLast().label();
            if (label < 0) {
                return Double.NaN;
            }
            right += largest(scores.get(i)) == label ? 1 : 0;
        }
        return (double) right / trials.size();
    }

    private static int largest(Samples score) {
        int largest = 0;
        for (int k = 1; k < score.size(); k++) {
            if (score.get(k) > score.get(largest)) {
                largest = k;
            }
        }
        return largest;
    }
}
