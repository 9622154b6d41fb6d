package synfire.learn.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.learn.bayes.BayesianOptimization;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Candidate;
import synfire.learn.optimize.LeastSquares;
import synfire.learn.optimize.Minimization;
import synfire.learn.optimize.Optimizer;
import synfire.learn.optimize.Reparametrized;
import synfire.learn.population.DifferentialEvolution;
import synfire.learn.population.ParticleSwarm;
import synfire.learn.population.RandomSearch;
import synfire.learn.transform.ParameterSpace;
import synfire.network.random.RandomKey;

/// The comparison methods at 100 evaluations against what the original libraries reach on the same two problems.
@Tag("slow")
final class BaselineTest {

    static Stream<Arguments> published() {
        var hh = HhProblem.ofPaper();
        var gif = GifProblem.ofPaper();
        // Mean and standard deviation over ten runs of the original libraries (Bayesian: four and five).
        return Stream.of(
                Arguments.of("HH", hh, HhProblem.SPACE, DifferentialEvolution.STANDARD, 23.3, 7.8, 20),
                Arguments.of("HH", hh, HhProblem.SPACE, DifferentialEvolution.TWO_POINTS, 20.0, 10.7, 20),
                Arguments.of("HH", hh, HhProblem.SPACE, ParticleSwarm.STANDARD, 49.9, 33.0, 20),
                Arguments.of("HH", hh, HhProblem.SPACE, new RandomSearch(20), 34.0, 16.0, 20),
                Arguments.of("HH", hh, HhProblem.SPACE, BayesianOptimization.STANDARD, 25.3, 20.3, 10),
                Arguments.of("GIF", gif, GifProblem.SPACE, DifferentialEvolution.STANDARD, 9.07, 2.67, 20),
                Arguments.of("GIF", gif, GifProblem.SPACE, DifferentialEvolution.TWO_POINTS, 10.2, 4.5, 20),
                Arguments.of("GIF", gif, GifProblem.SPACE, ParticleSwarm.STANDARD, 13.9, 3.5, 20),
                Arguments.of("GIF", gif, GifProblem.SPACE, new RandomSearch(20), 11.4, 3.3, 20),
                Arguments.of("GIF", gif, GifProblem.SPACE, BayesianOptimization.STANDARD, 4.88, 1.95, 10));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("published")
    void run_hundredEvaluations_isWithinTwoDeviationsOfTheOriginal(
            String name,
            LeastSquares problem,
            ParameterSpace space,
            Optimizer optimizer,
            double mean,
            double sd,
            int runs) {
        double[] best = IntStream.range(0, runs)
                .mapToDouble(seed -> Minimization.of(new Reparametrized(space, problem), Budget.ofEvaluations(100))
                        .run(optimizer.search(space.box(), RandomKey.ofSeed(seed)))
                        .best()
                        .map(Candidate::loss)
                        .orElseThrow())
                .toArray();

        double ours =
                IntStream.range(0, runs).mapToDouble(i -> best[i]).average().orElseThrow();

        assertThat(ours).isBetween(mean - 2 * sd, mean + 2 * sd);
    }
}
