package synfire.learn.bayes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import synfire.learn.descent.LBfgsB;
import synfire.learn.optimize.Evaluation;
import synfire.learn.transform.Box;

/// What is known at one time, points of the unit box and their losses, and the points to evaluate next.
final class Belief {

    private static final int ANYWHERE = 500;

    /// Candidates around each of the best points, for each spread.
    private static final int AROUND = 40;

    private static final int BEST = 5;
    private static final double[] SPREADS = {0.1, 0.03, 0.01};

    /// Candidates that are refined.
    private static final int REFINED = 5;

    private static final LBfgsB REFINEMENT = new LBfgsB(10, 2.220446049250313e-9, 1, 1e-5, 20, 20);
    private static final double SAME_PLACE = 1e-8;

    private final int dimension;
    private final RandomGenerator random;
    private final List<double[]> design;
    private final List<double[]> points = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private Optional<GaussianProcess> last = Optional.empty();

    /// @param initial points to evaluate before the first model
    Belief(int dimension, int initial, RandomGenerator random) {
        this.dimension = dimension;
        this.random = random;
        this.design = latin(initial);
    }

    /// A Latin hypercube: in every coordinate one point in each of the n slices of the box.
    private List<double[]> latin(int n) {
        var all = new ArrayList<double[]>();
        for (int i = 0; i < n; i++) {
            all.add(new double[dimension]);
        }
        for (int j = 0; j < dimension; j++) {
            int[] slice = IntStream.range(0, n).toArray();
            for (int i = n - 1; i >= 0; i--) {
                int other = random.nextInt(i + 1);
                int swapped = slice[i];
                slice[i] = slice[other];
                slice[other] = swapped;
                all.get(i)[j] = (slice[i] + random.nextDouble()) / n;
            }
        }
        return all;
    }

    /// At most so many points to evaluate next.
    List<double[]> next(int batch) {
        int known = losses.size();
        if (known < design.size()) {
            return List.copyOf(design.subList(known, Math.min(design.size(), known + batch)));
        }
        double[] values =
                LossWarp.of(losses.stream().mapToDouble(Double::doubleValue).toArray());
        var process = last.map(before -> before.refit(points, values, random))
                .orElseGet(() -> GaussianProcess.fit(points, values, random));
        last = Optional.of(process);
        var chosen = new ArrayList<double[]>();
        while (chosen.size() < batch) {
            double[] point = best(process, chosen);
            chosen.add(point);
            process = process.believing(point);
        }
        return chosen;
    }

    void tell(List<double[]> newPoints, List<Double> newLosses) {
        points.addAll(newPoints);
        losses.addAll(newLosses);
    }

    /// The point of the largest expected improvement that is found.
    private double[] best(GaussianProcess process, List<double[]> chosen) {
        var improvement = new ExpectedImprovement(process.lowest());
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Rated(double[] point, double worth) {}
        return candidates().stream()
                .map(point -> new Rated(point, improvement.at(process.at(point))))
                .sorted(Comparator.comparingDouble(Rated::worth).reversed())
                .limit(REFINED)
                .map(rated -> refined(process, improvement, rated.point()))
                .filter(point -> isNew(point, points) && isNew(point, chosen))
                .max(Comparator.comparingDouble(point -> improvement.at(process.at(point))))
                .orElseGet(() -> random.doubles(dimension).toArray());
    }

    /// Points anywhere, and points that differ from the best ones in some coordinates.
    private List<double[]> candidates() {
        var all = new ArrayList<double[]>();
        for (int i = 0; i < ANYWHERE; i++) {
            all.add(random.doubles(dimension).toArray());
        }
        var order = IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparingDouble(losses::get))
                .limit(BEST)
                .toList();
        for (int k : order) {
            for (double spread : SPREADS) {
                for (int i = 0; i < AROUND; i++) {
                    double[] x = points.get(k).clone();
                    for (int j = 0; j < dimension; j++) {
                        if (random.nextBoolean()) {
                            x[j] = Math.clamp(x[j] + spread * random.nextGaussian(), 0, 1);
                        }
                    }
                    all.add(x);
                }
            }
        }
        return all;
    }

    private double[] refined(GaussianProcess process, ExpectedImprovement improvement, double[] from) {
        var descent = REFINEMENT.from(Box.unit(dimension), from);
        double[] meanSlope = new double[dimension];
        double[] deviationSlope = new double[dimension];
        while (descent.stopped().isEmpty()) {
            double[] x = descent.ask();
            var at = process.at(x);
            process.slopes(x, meanSlope, deviationSlope);
            double[] gradient = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                gradient[i] = -improvement.slope(at, meanSlope[i], deviationSlope[i]);
            }
            descent.tell(Evaluation.ofGradients(new double[] {-improvement.at(at)}, new double[][] {gradient}), 0);
        }
        return descent.position();
    }

    private boolean isNew(double[] point, List<double[]> others) {
        return others.stream()
                .allMatch(known -> IntStream.range(0, dimension)
                                .mapToDouble(i -> (known[i] - point[i]) * (known[i] - point[i]))
                                .sum()
                        > SAME_PLACE * SAME_PLACE);
    }
}
