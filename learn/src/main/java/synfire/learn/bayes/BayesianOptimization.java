package synfire.learn.bayes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.History;
import synfire.learn.optimize.Optimizer;
import synfire.learn.optimize.Request;
import synfire.learn.optimize.Search;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

/// Bayesian optimization in rounds: within a round each proposed point is believed to have the lowest value so far
/// ("constant liar"), so that the next one goes elsewhere; then the true values replace the lies.
///
/// Reference: Ginsbourger, Le Riche & Carraro (2010) for the liar; settings and order of events of scikit-optimize's
/// `Optimizer(base_estimator="GP", acq_func="gp_hedge")` with `ask(n, "cl_min")`.
///
/// @param initial random points before the first model
/// @param batch points in one round
public record BayesianOptimization(int initial, int batch) implements Optimizer {

    /// 10 random points, rounds of 20 as in the paper.
    public static final BayesianOptimization STANDARD = new BayesianOptimization(10, 20);

    /// Losses above it, and failures, are told as this: the model of the loss cannot hold infinities.
    private static final double LARGEST = 1e30;

    public BayesianOptimization {
        if (initial < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "Bayesian optimization with %d initial points in rounds of %d; needs at least one of each"
                            .formatted(initial, batch));
        }
    }

    @Override
    public String name() {
        return "bayesian";
    }

    @Override
    public Search search(Box box, RandomKey key) {
        return new Run(
                box.requireBounded(name()),
                batch,
                new Belief(box.dimension(), initial, key.split(name()).generator()));
    }

    private static final class Run implements Search {

        private final Box box;
        private final int batch;
        private final Belief belief;
        private final List<History.Mark> marks = new ArrayList<>();
        private List<double[]> asked = List.of();
        private int told;
        private Optional<Candidate> best = Optional.empty();

        Run(Box box, int batch, Belief belief) {
            this.box = box;
            this.batch = batch;
            this.belief = belief;
        }

        @Override
        public List<Request> ask(int limit) {
            var imagined = belief.copy();
            asked = new ArrayList<>();
            int size = Math.min(batch, limit);
            for (int i = 0; i < size; i++) {
                double[] point = imagined.next();
                asked.add(point);
                if (i + 1 < size) {
                    imagined.tell(List.of(point), List.of(imagined.lowest()));
                }
            }
            return List.of(new Request(Want.LOSS, asked.stream().map(box::at).toArray(double[][]::new)));
        }

        @Override
        public void tell(List<Evaluation> answers) {
            var answer = answers.getFirst();
            var losses = new ArrayList<Double>();
            for (int i = 0; i < answer.size(); i++) {
                told++;
                double loss = answer.loss(i);
                losses.add(loss < LARGEST ? loss : LARGEST);
                if (Double.isFinite(loss)
                        && (best.isEmpty() || loss < best.get().loss())) {
                    best = Optional.of(new Candidate(box.at(asked.get(i)), loss));
                    marks.add(new History.Mark(told, 0, loss));
                }
            }
            belief.tell(asked, losses);
        }

        @Override
        public Optional<Stop> stopped() {
            return Optional.empty();
        }

        @Override
        public Optional<Candidate> best() {
            return best;
        }

        @Override
        public List<History> histories() {
            return List.of(new History(0, stopped(), marks));
        }
    }
}
