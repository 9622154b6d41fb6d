package synfire.learn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import synfire.learn.readout.RecursiveLeastSquares;
import synfire.learn.train.circuit.Latent;
import synfire.network.Samples;
import synfire.simulate.Engine;
import synfire.simulate.network.TrialActivity;
import synfire.simulate.network.TrialInput;
import synfire.simulate.network.TrialNetwork;

/// Learns the weights of the readout alone, by recursive least squares on what spikes have left in it: the
/// rule of FORCE (Sussillo & Abbott 2009, doi:10.1016/j.neuron.2009.07.018; with spikes Nicola & Clopath
/// 2017, doi:10.1038/s41467-017-01827-3) without feedback into the network, so that what it reads is a
/// reservoir.
///
/// Rows are steps of the loss windows; targets are the signals or, for classes, 1 for the right one and 0 for
/// the others. The readout has to be a leaky sum of spikes: its leak is found from its course, which has to
/// be explained by it.
final class ForceReadout implements AutoCloseable {

    /// How far the course of the readout may be from that of a leaky sum, over its largest value: rounding of
    /// f32.
    private static final double EXPLAINED = 1e-3;

    private final TrialNetwork network;
    private final Latent readout;
    private final LearningRule.Force rule;
    private final RecursiveLeastSquares squares;
    private final TrialActivity activity;
    private final List<String> spikes;
    private final String output;

    /// @param output the variable of the readout, `readout.r`
    ForceReadout(TrialNetwork network, Latent readout, String output, LearningRule.Force rule, Engine engine) {
        this.network = network;
        this.readout = readout;
        this.rule = rule;
        this.output = output;
        this.spikes = readout.group().blocks().stream()
                .map(block -> network.description()
                                .projection(block.projection())
                                .source()
                                .population() + ".spikes")
                .toList();
        var silent = spikes.stream()
                .filter(name -> !network.watchable().contains(name))
                .findFirst();
        if (silent.isPresent()) {
            throw new IllegalArgumentException(
                    "rule 'force' reads spikes, and there is no '%s'; let cells that spike reach the readout, or train by bptt"
                            .formatted(silent.get()));
        }
        this.squares = new RecursiveLeastSquares(
                readout.group().sources(), readout.group().targets(), rule.start(), rule.forgetting());
        var watched = new ArrayList<>(spikes);
        watched.add(output);
        this.activity = network.activity(watched);
    }

    /// Learns from trials, one after the other.
    ///
    /// @return how far the weights have moved
    double learn(List<TrialInput> trials) {
        var before = readout.weights();
        squares.restore(squares.inverse(), before);
        activity.run(trials, (course, k) -> learn(trials.get(k), course));
        var after = squares.weights();
        double moved = 0;
        for (int i = 0; i < after.length; i++) {
            moved += (after[i] - before[i]) * (after[i] - before[i]);
            readout.values()[i] = after[i];
        }
        readout.settle();
        return Math.sqrt(moved);
    }

    private void learn(TrialInput trial, TrialActivity.Course course) {
        int sources = readout.group().sources();
        int outputs = readout.group().targets();
        double leak = leak(course);
        var left = new double[sources];
        for (int t = 0; t < course.steps(); t++) {
            add(course, t, leak, left);
            int step = t;
            for (var window : trial.windows()) {
                if (step >= window.from() && step < window.end() && (step - window.from()) % rule.every() == 0) {
                    var target = new double[outputs];
                    for (int o = 0; o < outputs; o++) {
                        target[o] = trial.signals().isEmpty()
                                ? (o == window.label() ? 1 : 0)
                                : trial.signals().get(step * outputs + o);
                    }
                    squares.learn(left, target);
                }
            }
        }
    }

    /// What spikes have left after a step.
    private void add(TrialActivity.Course course, int step, double leak, double[] left) {
        var blocks = readout.group().blocks();
        for (int i = 0; i < left.length; i++) {
            left[i] *= leak;
        }
        for (int b = 0; b < blocks.size(); b++) {
            for (int i = 0; i < blocks.get(b).rows(); i++) {
                left[blocks.get(b).firstRow() + i] += course.at(spikes.get(b), step, i);
            }
        }
    }

    /// The share that the readout keeps in a step, by least squares; 0 where it is silent.
    private double leak(TrialActivity.Course course) {
        int outputs = readout.group().targets();
        var weights = Samples.of(readout.weights());
        double inner = 0;
        double square = 0;
        double largest = 0;
        var arrived = new double[course.steps() * outputs];
        for (int t = 0; t < course.steps(); t++) {
            var now = new double[readout.group().sources()];
            add(course, t, 0, now);
            for (int o = 0; o < outputs; o++) {
                for (int i = 0; i < now.length; i++) {
                    arrived[t * outputs + o] += now[i] == 0 ? 0 : now[i] * weights.get(i * outputs + o);
                }
                double before = t == 0 ? 0 : course.at(output, t - 1, o);
                double kept = course.at(output, t, o) - arrived[t * outputs + o];
                inner += before * kept;
                square += before * before;
                largest = Math.max(largest, Math.abs(course.at(output, t, o)));
            }
        }
        double leak = square == 0 ? 0 : inner / square;
        for (int t = 1; t < course.steps(); t++) {
            for (int o = 0; o < outputs; o++) {
                double expected = leak * course.at(output, t - 1, o) + arrived[t * outputs + o];
                if (Math.abs(expected - course.at(output, t, o)) > EXPLAINED * largest) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT,
                            "rule 'force' needs a readout that is a leaky sum of spikes; '%s' is %s in step %d, where that"
                                    + " would be %s; train by bptt",
                            output,
                            course.at(output, t, o),
                            t,
                            expected));
                }
            }
        }
        return leak;
    }

    /// What it remembers: the inverse of the moments so far.
    double[] inverse() {
        return squares.inverse();
    }

    void restore(double[] inverse) {
        squares.restore(inverse, readout.weights());
    }

    @Override
    public void close() {
        activity.close();
    }
}
