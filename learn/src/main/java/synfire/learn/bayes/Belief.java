package synfire.learn.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import synfire.learn.descent.LBfgsB;
import synfire.learn.optimize.Evaluation;
import synfire.learn.transform.Box;

/// What is known and believed at one time: points, values, the gains of the acquisitions, and the next point.
final class Belief {

    private static final int CANDIDATES = 10_000;
    private static final int REFINED = 5;
    private static final LBfgsB REFINEMENT = new LBfgsB(10, 2.220446049250313e-9, 1, 1e-5, 20, 20);
    private static final double SAME_PLACE = 1e-8;

    private final int dimension;
    private final int initial;
    private final RandomGenerator random;
    private final List<double[]> points = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final double[] gains = new double[Acquisition.values().length];
    private List<double[]> proposals = List.of();
    private double[] next = {};

    Belief(int dimension, int initial, RandomGenerator random) {
        this.dimension = dimension;
        this.initial = initial;
        this.random = random;
    }

    /// The same knowledge and gains with proposals of its own, to be told lies.
    Belief copy() {
        var copy = new Belief(dimension, initial, random);
        System.arraycopy(gains, 0, copy.gains, 0, gains.length);
        if (!points.isEmpty()) {
            copy.tell(points, values);
        }
        return copy;
    }

    /// The lowest value so far, 0 before the first.
    double lowest() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    /// The next point: random at first, then the chosen proposal, or another one where that was evaluated before.
    double[] next() {
        if (values.size() < initial) {
            return random.doubles(dimension).toArray();
        }
        if (isNew(next)) {
            return next;
        }
        return proposals.stream()
                .filter(this::isNew)
                .findFirst()
                .orElseGet(() -> random.doubles(dimension).toArray());
    }

    private boolean isNew(double[] point) {
        return points.stream()
                .allMatch(known -> IntStream.range(0, dimension)
                                .mapToDouble(i -> (known[i] - point[i]) * (known[i] - point[i]))
                                .sum()
                        > SAME_PLACE * SAME_PLACE);
    }

    void tell(List<double[]> newPoints, List<Double> newValues) {
        points.addAll(newPoints);
        values.addAll(newValues);
        if (values.size() < initial) {
            return;
        }
        var process = GaussianProcess.fit(
                points, values.stream().mapToDouble(Double::doubleValue).toArray(), random);
        for (int i = 0; i < proposals.size(); i++) {
            gains[i] -= process.at(proposals.get(i)).mean();
        }
        propose(process);
        next = proposals.get(drawn());
    }

    /// The best point of each acquisition: random candidates, the best few of them refined.
    private void propose(GaussianProcess process) {
        double best = lowest();
        var candidates = new double[CANDIDATES][];
        var predictions = new GaussianProcess.Prediction[CANDIDATES];
        for (int i = 0; i < CANDIDATES; i++) {
            candidates[i] = random.doubles(dimension).toArray();
            predictions[i] = process.at(candidates[i]);
        }
        var found = new ArrayList<double[]>();
        for (var acquisition : Acquisition.values()) {
            double[] worth = Arrays.stream(predictions)
                    .mapToDouble(prediction -> acquisition.value(prediction, best))
                    .toArray();
            found.add(IntStream.range(0, CANDIDATES)
                    .boxed()
                    .sorted((i, j) -> Double.compare(worth[i], worth[j]))
                    .limit(REFINED)
                    .map(i -> refined(process, acquisition, best, candidates[i]))
                    .min((a, b) -> Double.compare(
                            acquisition.value(process.at(a), best), acquisition.value(process.at(b), best)))
                    .orElseThrow());
        }
        proposals = found;
    }

    private double[] refined(GaussianProcess process, Acquisition acquisition, double best, double[] from) {
        var descent = REFINEMENT.from(Box.unit(dimension), from);
        while (descent.stopped().isEmpty()) {
            double[] x = descent.ask();
            var at = process.at(x);
            double[] meanSlope = new double[dimension];
            double[] deviationSlope = new double[dimension];
            process.slopes(x, meanSlope, deviationSlope);
            double[] gradient = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                gradient[i] = acquisition.slope(at, best, meanSlope[i], deviationSlope[i]);
            }
            descent.tell(
                    Evaluation.ofGradients(new double[] {acquisition.value(at, best)}, new double[][] {gradient}), 0);
        }
        return descent.position();
    }

    /// An acquisition drawn with probability e^gain / Σ e^gain (the hedge of Hoffman, Brochu & de Freitas 2011).
    private int drawn() {
        double largest = Arrays.stream(gains).max().orElse(0);
        double[] weights =
                Arrays.stream(gains).map(gain -> Math.exp(gain - largest)).toArray();
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
