package synfire.learn.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import synfire.learn.linear.SymmetricEigen;
import synfire.learn.optimize.Optimizer;
import synfire.learn.optimize.Search;
import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

/// CMA-ES: samples from a normal distribution whose mean, step size and covariance follow the better half.
///
/// Reference: Hansen (2016), *The CMA evolution strategy: a tutorial*, arXiv 1604.00772, figure 6, default weights
/// without negative ones. The distribution lives in unbounded space; a coordinate that leaves the unit box is
/// evaluated where it is reflected to.
///
/// @param batch points in one round; 0 for one generation
/// @param step first standard deviation as a share of the box
/// @param population points in one generation; 0 for the tutorial's 4 + ⌊3 ln n⌋; more find their way out of more local
///     minima, for more evaluations
public record CmaEs(int batch, double step, int population) implements Optimizer {

    /// One generation a round, first standard deviation 0.3, first mean uniform in the box.
    public static final CmaEs STANDARD = new CmaEs(0, 0.3, 0);

    public CmaEs {
        if (batch < 0 || !(step > 0) || population < 0 || population == 1) {
            throw new IllegalArgumentException(
                    "cma-es with batch %d, step %s and population %d; needs a positive step and a population of at least 2"
                            .formatted(batch, step, population));
        }
    }

    public CmaEs withPopulation(int newPopulation) {
        return new CmaEs(batch, step, newPopulation);
    }

    /// From a known start, the first standard deviation is smaller by this factor: 0.05 of the box by default.
    private static final double NEARER = 6;

    private static final int MOST_DOUBLINGS = 3;

    /// Generations without a better point after which a population has come to rest.
    private static final int PATIENCE = 60;

    @Override
    public String name() {
        return "cma-es";
    }

    @Override
    public Search search(Box box, RandomKey key) {
        var random = key.split(name()).generator();
        var mean = random.doubles(box.dimension()).toArray();
        return rounds(box, new State(mean, step, random, 0, population));
    }

    /// First the start itself, then points around it with a sixth of the step: to improve on what is known.
    /// When a population has come to rest, another of twice its size sets out from the start.
    ///
    /// Reference: Auger & Hansen (2005), *A restart CMA evolution strategy with increasing population size*.
    @Override
    public Search searchFrom(double[] start, Box box, RandomKey key) {
        box.requireBounded(name());
        var mean = IntStream.range(0, start.length)
                .mapToDouble(i -> (start[i] - box.lower(i)) / box.width(i))
                .toArray();
        return new Rounds(name(), box, Integer.MAX_VALUE, new Restarts(mean, key.split(name())));
    }

    /// Populations one after the other, each twice as large, up to eight times the first.
    private final class Restarts implements Proposer {

        private final double[] start;
        private final RandomKey key;
        private int runs;
        private State state;

        Restarts(double[] start, RandomKey key) {
            this.start = start;
            this.key = key;
            this.state = next();
        }

        private State next() {
            int first = population > 0 ? population : usual(start.length);
            int size = first << Math.min(runs, MOST_DOUBLINGS);
            return new State(start.clone(), step / NEARER, key.split(runs).generator(), runs == 0 ? 1 : 0, size);
        }

        @Override
        public double[] propose(int ticket) {
            return state.propose(ticket);
        }

        @Override
        public void tell(int ticket, double loss) {
            state.tell(ticket, loss);
            if (state.atRest()) {
                runs++;
                state = next();
            }
        }

        /// A generation is told before the next is drawn, so none outlives its population.
        @Override
        public int ahead() {
            return state.size - state.generation.size();
        }
    }

    private static int usual(int dimension) {
        return 4 + (int) Math.floor(3 * Math.log(dimension));
    }

    private Search rounds(Box box, State state) {
        return new Rounds(name(), box, batch > 0 ? batch : state.size, state);
    }

    private static final class State implements Proposer {

        private record Sampled(int ticket, double loss) {}

        private final int n;
        private final int size;
        private final RandomGenerator random;
        private final double[] weights;
        private final double parents;
        private final double pathRate;
        private final double pathDamping;
        private final double rankOnePath;
        private final double rankOne;
        private final double rankMany;
        private final double expectedLength;
        private final double[] mean;
        private final double[] covariance;
        private final double[] stepPath;
        private final double[] covariancePath;
        private final Map<Integer, double[]> steps = new HashMap<>();
        private final List<Sampled> generation = new ArrayList<>();
        private SymmetricEigen axes;
        private double sigma;
        private int generations;
        private int exact;
        private int improved;
        private double lowest = Double.POSITIVE_INFINITY;

        /// @param exact the first so many proposals are the mean itself
        State(double[] mean, double sigma, RandomGenerator random, int exact, int population) {
            int n = mean.length;
            this.n = n;
            this.exact = exact;
            this.sigma = sigma;
            this.random = random;
            this.size = population > 0 ? population : usual(n);
            double[] raw = IntStream.range(0, size / 2)
                    .mapToDouble(i -> Math.log((size + 1) / 2.0) - Math.log(i + 1))
                    .toArray();
            double sum = IntStream.range(0, raw.length).mapToDouble(i -> raw[i]).sum();
            this.weights = IntStream.range(0, raw.length)
                    .mapToDouble(i -> raw[i] / sum)
                    .toArray();
            this.parents = 1 / dot(weights, weights);
            this.pathRate = (parents + 2) / (n + parents + 5);
            this.pathDamping = 1 + 2 * Math.max(0, Math.sqrt((parents - 1) / (n + 1)) - 1) + pathRate;
            this.rankOnePath = (4 + parents / n) / (n + 4 + 2 * parents / n);
            this.rankOne = 2 / ((n + 1.3) * (n + 1.3) + parents);
            this.rankMany = Math.min(1 - rankOne, 2 * (parents - 2 + 1 / parents) / ((n + 2.0) * (n + 2.0) + parents));
            this.expectedLength = Math.sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21.0 * n * n));
            this.mean = mean;
            this.covariance = new double[n * n];
            for (int i = 0; i < n; i++) {
                covariance[i * n + i] = 1;
            }
            this.stepPath = new double[n];
            this.covariancePath = new double[n];
            this.axes = SymmetricEigen.of(covariance, n);
        }

        @Override
        public double[] propose(int ticket) {
            double[] step = new double[n];
            boolean atMean = exact > 0;
            exact = Math.max(0, exact - 1);
            for (int k = 0; k < n && !atMean; k++) {
                double length = Math.sqrt(Math.max(0, axes.value(k))) * random.nextGaussian();
                double[] axis = axes.vector(k);
                for (int i = 0; i < n; i++) {
                    step[i] += length * axis[i];
                }
            }
            double[] point = new double[n];
            for (int i = 0; i < n; i++) {
                // What is kept is relative to the mean and step size of the time when it is told.
                point[i] = mean[i] + sigma * step[i];
            }
            steps.put(ticket, point);
            double[] inside = new double[n];
            for (int i = 0; i < n; i++) {
                inside[i] = Bounce.into(point[i]);
            }
            return inside;
        }

        @Override
        public void tell(int ticket, double loss) {
            generation.add(new Sampled(ticket, loss));
            if (generation.size() == size) {
                generation.sort(Comparator.comparingDouble(Sampled::loss));
                update();
                generation.forEach(sampled -> steps.remove(sampled.ticket()));
                generation.clear();
            }
        }

        /// Whether the last generations have brought nothing better.
        boolean atRest() {
            return generation.isEmpty() && generations - improved > PATIENCE;
        }

        private void update() {
            generations++;
            if (generation.getFirst().loss() < lowest) {
                lowest = generation.getFirst().loss();
                improved = generations;
            }
            double[][] better = generation.stream()
                    .limit(weights.length)
                    .map(sampled -> steps.getOrDefault(sampled.ticket(), mean))
                    .map(point -> IntStream.range(0, n)
                            .mapToDouble(i -> (point[i] - mean[i]) / sigma)
                            .toArray())
                    .toArray(double[][]::new);
            double[] move = new double[n];
            for (int k = 0; k < better.length; k++) {
                for (int i = 0; i < n; i++) {
                    move[i] += weights[k] * better[k][i];
                }
            }
            double[] white = whitened(move);
            double gain = Math.sqrt(pathRate * (2 - pathRate) * parents);
            for (int i = 0; i < n; i++) {
                mean[i] += sigma * move[i];
                stepPath[i] = (1 - pathRate) * stepPath[i] + gain * white[i];
            }
            double length = Math.sqrt(dot(stepPath, stepPath));
            double grown = Math.sqrt(1 - Math.pow(1 - pathRate, 2 * generations));
            double straight = length / grown < (1.4 + 2.0 / (n + 1)) * expectedLength ? 1 : 0;
            double pathGain = straight * Math.sqrt(rankOnePath * (2 - rankOnePath) * parents);
            for (int i = 0; i < n; i++) {
                covariancePath[i] = (1 - rankOnePath) * covariancePath[i] + pathGain * move[i];
            }
            double kept = 1 - rankOne - rankMany + (1 - straight) * rankOne * rankOnePath * (2 - rankOnePath);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double many = 0;
                    for (int k = 0; k < better.length; k++) {
                        many += weights[k] * better[k][i] * better[k][j];
                    }
                    covariance[i * n + j] = kept * covariance[i * n + j]
                            + rankOne * covariancePath[i] * covariancePath[j]
                            + rankMany * many;
                }
            }
            sigma *= Math.exp(pathRate / pathDamping * (length / expectedLength - 1));
            axes = SymmetricEigen.of(covariance, n);
        }

        private static double dot(double[] a, double[] b) {
            return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
        }

        /// C^(-1/2) times a vector.
        private double[] whitened(double[] vector) {
            double[] result = new double[n];
            for (int k = 0; k < n; k++) {
                double[] axis = axes.vector(k);
                double share = dot(axis, vector) / Math.sqrt(Math.max(Double.MIN_NORMAL, axes.value(k)));
                for (int i = 0; i < n; i++) {
                    result[i] += share * axis[i];
                }
            }
            return result;
        }
    }
}
