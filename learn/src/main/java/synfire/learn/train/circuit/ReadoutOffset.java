package synfire.learn.train.circuit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import synfire.network.Samples;
import synfire.simulate.network.TrialNetwork;

/// The offset of a readout of classes, which no optimizer moves: before each step it is set so that in the
/// trials of the batch, those of each class counted as much as those of any other, each class has the same
/// chances in all. What moves all answers together, which chance alone has most of in a small batch, is then
/// no part of the gradient by all else. Before held-out trials are measured it is set by more trials of
/// training.
///
/// Reference: Golub & Pereyra (1973), doi:10.1137/0710036, for parameters that are solved for in each step.
public final class ReadoutOffset implements Trained {

    private static final int ROUNDS = 100;

    private final String name;
    private final double[] values;

    /// @param name `readout.PARAMETER`, a number for each output that is added to what is read
    public ReadoutOffset(String name, Samples start) {
        this.name = name;
        this.values = start.toArray();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] values() {
        return values;
    }

    @Override
    public void settle() {
        // every number will do
    }

    @Override
    public void give(TrialNetwork network) {
        network.set(name, Samples.of(values));
    }

    @Override
    public List<String> by() {
        return List.of(name);
    }

    @Override
    public double[] gradient(Map<String, Samples> found) {
        return new double[values.length];
    }

    /// Takes the offset that trials call for, and gives it to the network.
    ///
    /// @param scores of each trial, as the network has them with the offset before
    /// @param labels which class is right
    public void balance(TrialNetwork network, List<Samples> scores, List<Integer> labels) {
        var change = balancing(scores, labels);
        for (int k = 0; k < values.length; k++) {
            values[k] += change[k];
        }
        give(network);
    }

    /// What each trial counts for, so that classes count alike and the mean is 1; 1 where a class has no trial.
    public static double[] shares(List<Integer> labels, int classes) {
        var counts = new int[classes];
        labels.forEach(label -> counts[label]++);
        boolean all = Arrays.stream(counts).allMatch(count -> count > 0);
        return labels.stream()
                .mapToDouble(label -> all ? (double) labels.size() / classes / counts[label] : 1)
                .toArray();
    }

    /// What to add to scores, so that classes have the same chances in all; 0 where a class has no trial.
    static double[] balancing(List<Samples> scores, List<Integer> labels) {
        int classes = scores.getFirst().size();
        var shares = shares(labels, classes);
        var added = new double[classes];
        if (labels.stream().distinct().count() < classes) {
            return added;
        }
        for (int round = 0; round < ROUNDS; round++) {
            var chances = new double[classes];
            for (int n = 0; n < shares.length; n++) {
                addChances(scores.get(n), added, shares[n], chances);
            }
            for (int k = 0; k < classes; k++) {
                added[k] += Math.log((double) shares.length / classes / chances[k]);
            }
        }
        double mean = Arrays.stream(added).average().orElse(0);
        return Arrays.stream(added).map(each -> each - mean).toArray();
    }

    private static void addChances(Samples score, double[] added, double share, double[] chances) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < added.length; k++) {
            most = Math.max(most, score.get(k) + added[k]);
        }
        double sum = 0;
        for (int k = 0; k < added.length; k++) {
            sum += Math.exp(score.get(k) + added[k] - most);
        }
        for (int k = 0; k < added.length; k++) {
            chances[k] += share * Math.exp(score.get(k) + added[k] - most) / sum;
        }
    }
}
