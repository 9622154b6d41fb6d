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

/// Bayesian optimization: a Latin hypercube first, then rounds of the points of the largest expected improvement under
/// a Gaussian process. Within a round each chosen point is believed to have the mean of the process ("kriging
/// believer"), so that the next one goes elsewhere; then the true losses replace the beliefs.
///
/// The process has one length for each coordinate and a stretch of each coordinate ([InputWarp]); it models squeezed
/// losses ([LossWarp]); its constants are fitted before each round, by bounded descents from the last ones and from two
/// random places. The improvement is maximised over random candidates, anywhere and around the best points, the best
/// of them refined by descents.
///
/// Reference: Ginsbourger, Le Riche & Carraro (2010), Kriging is well-suited to parallelize optimization, for the
/// believer; Cowen-Rivers et al. (2022), HEBO, J. Artif. Intell. Res. 74:1269, for warps of inputs and losses.
///
/// @param initial points before the first model
/// @param batch points in one round
public record BayesianOptimization(int initial, int batch) implements Optimizer {

    /// 10 points, rounds of 5.
    public static final BayesianOptimization STANDARD = new BayesianOptimization(10, 5);

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
            asked = belief.next(Math.min(batch, limit));
            return List.of(new Request(Want.LOSS, asked.stream().map(box::at).toArray(double[][]::new)));
        }

        @Override
        public void tell(List<Evaluation> answers) {
            var answer = answers.getFirst();
            var losses = new ArrayList<Double>();
            for (int i = 0; i < answer.size(); i++) {
                told++;
                double loss = answer.loss(i);
                losses.add(loss);
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
