package synfire.learn.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import synfire.equations.Model;
import synfire.learn.readout.Moments;
import synfire.learn.readout.Ridge;
import synfire.learn.train.circuit.Architecture;
import synfire.learn.train.circuit.WeightGroup;
import synfire.network.Samples;
import synfire.network.description.Synapse;
import synfire.simulate.network.TrialActivity;
import synfire.simulate.network.TrialInput;
import synfire.simulate.network.TrialNetwork;

/// First weights of the readout by ridge regression on what the untrained network does: as those of a
/// reservoir, so that training begins with what can be read out already.
///
/// What is regressed is what one spike after the other, or what it releases, leaves in the readout, over the
/// steps in which it counts. The readout has no offset, and neither has the regression. The last quarter of the trials
/// chooses
/// the strength of the ridge, and the factor on the weights with which the classes' chances lose least there,
/// moment by moment, as in training.
///
/// Reference: Jaeger (2001), GMD Report 148, for readouts of networks that are not trained.
record ReadoutStart(TrialNetwork network, WeightGroup group, double dtMs) {

    private static final List<Ridge> STRENGTHS =
            List.of(new Ridge(1e-3), new Ridge(3e-3), new Ridge(0.01), new Ridge(0.03), new Ridge(0.1), new Ridge(0.3));
    private static final double LARGEST = 1e6;
    private static final int HALVINGS = 40;
    private static final int MOMENTS = 10;
    private static final String SPIKES = "spikes";
    private static final String TAU = "tau";

    /// What the cells left in the readout in a trial.
    ///
    /// @param left the mean over the steps that count
    /// @param moments at some of these steps
    private record Row(Samples left, List<Samples> moments, int label) {}

    /// @param trials with labels
    /// @return weights `[source][output]`
    double[] weights(List<TrialInput> trials) {
        var rows = rows(trials);
        var first = rows.subList(0, rows.size() * 3 / 4);
        var last = rows.subList(first.size(), rows.size());
        var fitted = moments(first);
        var ridge = Ridge.best(STRENGTHS, fitted, moments(last));
        double factor = factor(ridge.fit(fitted).weights(), last);
        var weights = ridge.fit(moments(rows)).weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= factor;
        }
        return weights;
    }

    private List<Row> rows(List<TrialInput> trials) {
        var names = new ArrayList<String>();
        for (var block : group.blocks()) {
            var projection = network.description().projection(block.projection());
            var sent = projection.synapse() instanceof Synapse.Graded(var released, var _) ? released : SPIKES;
            names.add(projection.source().population() + "." + sent);
        }
        var rows = new ArrayList<Row>();
        try (var activity = network.activity(names)) {
            activity.run(trials, (course, number) -> {
                var trial = trials.get(number);
                var row = new double[group.sources()];
                var moments = new double[MOMENTS][group.sources()];
                int cell = 0;
                for (var name : names) {
                    addLeft(course, name, trial, row, moments, cell);
                    cell += course.size(name);
                }
                rows.add(new Row(
                        Samples.of(row),
                        Arrays.stream(moments).map(Samples::of).toList(),
                        trial.windows().getLast().label()));
            });
        }
        return rows;
    }

    /// Adds what the spikes of a population leave in the readout, times the weights of the steps, and notes it at
    /// moments of the last window.
    private void addLeft(
            TrialActivity.Course course,
            String name,
            TrialInput trial,
            double[] row,
            double[][] moments,
            int firstCell) {
        double kept = Math.exp(-dtMs / tau());
        var spikes = Objects.requireNonNull(course.values().get(name));
        int cells = course.size(name);
        for (var window : trial.windows()) {
            var left = new double[cells];
            for (int step = 0; step < window.end(); step++) {
                boolean counts = step >= window.from();
                for (int i = 0; i < cells; i++) {
                    left[i] = left[i] * kept + spikes.get(step * cells + i);
                    row[firstCell + i] += counts ? window.weight() * left[i] : 0;
                }
                if (counts) {
                    int moment = (step - window.from()) * MOMENTS / (window.end() - window.from());
                    System.arraycopy(left, 0, moments[moment], firstCell, cells);
                }
            }
        }
    }

    /// Each row counts with both signs, so that the offset is 0.
    private Moments moments(List<Row> rows) {
        var moments = new Moments(group.sources(), group.targets());
        for (var row : rows) {
            var target = new double[group.targets()];
            for (int k = 0; k < target.length; k++) {
                target[k] = (row.label() == k ? 1 : 0) - 1.0 / target.length;
            }
            var left = row.left().toArray();
            moments.add(left, target, 1);
            moments.add(negative(left), negative(target), 1);
        }
        return moments;
    }

    private static double[] negative(double[] numbers) {
        var negative = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            negative[i] = -numbers[i];
        }
        return negative;
    }

    /// On the weights, with which the classes' chances lose least in these rows; 1 where they are best without.
    private double factor(double[] weights, List<Row> rows) {
        if (slope(weights, rows, 0) >= 0) {
            return 1;
        }
        double low = 0;
        double high = 1;
        while (slope(weights, rows, high) < 0 && high < LARGEST) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (slope(weights, rows, middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// The derivative of the cross entropy by a factor on the weights, which grows with it.
    private double slope(double[] weights, List<Row> rows, double factor) {
        double slope = 0;
        for (var row : rows) {
            for (var moment : row.moments()) {
                slope += slope(scores(weights, moment), row.label(), factor);
            }
        }
        return slope;
    }

    private static double slope(double[] scores, int label, double factor) {
        double most = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        double mean = 0;
        for (double score : scores) {
            double chance = Math.exp(factor * (score - most));
            sum += chance;
            mean += chance * score;
        }
        return mean / sum - scores[label];
    }

    private double[] scores(double[] weights, Samples left) {
        var scores = new double[group.targets()];
        for (int i = 0; i < group.sources(); i++) {
            for (int k = 0; k < scores.length; k++) {
                scores[k] += left.get(i) * weights[i * scores.length + k];
            }
        }
        return scores;
    }

    private double tau() {
        Model readout = network.description().population(Architecture.READOUT).model();
        return readout.parameter(TAU).value().inBase();
    }
}
