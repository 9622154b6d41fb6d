package synfire.learn.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Journal;
import synfire.learn.optimize.Minimization;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Optimizer;
import synfire.learn.optimize.Outcome;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

/// What every search without derivatives must do.
final class PopulationTest {

    private static final Box BOX = Box.of(new double[] {-2, 1}, new double[] {2, 5});

    /// Lowest, 0, at (−1, 2), off the middle of the box; steeper in one direction, no points beyond a circle.
    private static final Objective BOWL = new Objective() {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public Evaluation evaluate(double[][] points, Want want) {
            double[] losses = new double[points.length];
            for (int i = 0; i < points.length; i++) {
                assertThat(BOX.contains(points[i])).isTrue();
                double x = points[i][0] + 1;
                double y = points[i][1] - 2;
                double sum = x * x + 3 * y * y + x * y;
                losses[i] = sum > 30 ? Double.NaN : sum;
            }
            return Evaluation.ofLosses(losses);
        }
    };

    static Stream<Arguments> methods() {
        // The method and the loss it must be below after 800 evaluations. Nevergrad's swarm is hardly better than
        // chance.
        return Stream.of(
                Arguments.of(new RandomSearch(20), 0.1),
                Arguments.of(DifferentialEvolution.STANDARD, 1e-6),
                Arguments.of(DifferentialEvolution.TWO_POINTS, 1e-6),
                Arguments.of(ParticleSwarm.STANDARD, 0.5),
                Arguments.of(CmaEs.STANDARD, 1e-12),
                Arguments.of(new CmaEs(20, 0.3, 0), 1e-8),
                Arguments.of(NelderMead.STANDARD, 1e-12));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void run_bowl_findsItsFloor(Optimizer optimizer, double bound) {
        for (int seed = 0; seed < 5; seed++) {
            assertThat(run(optimizer, seed, 800, new Journal())
                            .best()
                            .orElseThrow()
                            .loss())
                    .isLessThan(bound);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void run_anyBudget_isSpentExactly(Optimizer optimizer, double bound) {
        for (int budget : new int[] {1, 7, 30, 53}) {
            assertThat(run(optimizer, 1, budget, new Journal()).evaluations()).isEqualTo(budget);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void run_resumed_endsInTheSameBits(Optimizer optimizer, double bound) {
        var whole = new Journal();
        var uninterrupted = run(optimizer, 3, 200, whole);
        var half = new Journal();
        for (int i = 0; i < whole.size() / 2; i++) {
            half.add(whole.round(i));
        }

        var resumed = run(optimizer, 3, 200, half);

        assertThat(resumed.best().orElseThrow().point())
                .containsExactly(uninterrupted.best().orElseThrow().point());
        assertThat(resumed.histories()).isEqualTo(uninterrupted.histories());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void run_otherSeed_goesAnotherWay(Optimizer optimizer, double bound) {
        assertThat(run(optimizer, 3, 50, new Journal()).best().orElseThrow().point())
                .isNotEqualTo(run(optimizer, 4, 50, new Journal())
                        .best()
                        .orElseThrow()
                        .point());
    }

    @Test
    void searchFrom_knownStart_asksForItFirstAndStaysNear() {
        double[] start = {-1.2, 2.2};

        var search = CmaEs.STANDARD.searchFrom(start, BOX, RandomKey.ofSeed(5));
        var first = search.ask(100).getFirst().points();

        assertThat(first[0]).containsExactly(start, within(1e-12));
        for (var point : first) {
            // 0.05 of widths of 4, four standard deviations
            assertThat(point).containsExactly(start, within(0.8));
        }
        var from = Minimization.of(BOWL, Budget.ofEvaluations(60))
                .run(CmaEs.STANDARD.searchFrom(start, BOX, RandomKey.ofSeed(5)), new Journal());
        assertThat(from.best().orElseThrow().loss()).isLessThan(0.05);
    }

    @Test
    void search_unboundedBox_saysWhatIsNeeded() {
        assertThatThrownBy(() -> ParticleSwarm.STANDARD.search(Box.unbounded(2), RandomKey.ofSeed(0)))
                .hasMessage("pso needs two finite bounds for every coordinate, but coordinate 0 has "
                        + "[-Infinity, Infinity]; give it bounds");
    }

    @Test
    void bounce_outside_isReflectedOnceThenClipped() {
        double[] from = {0.3, 1.2, -0.4, 1.999, 2.5, -7};
        double[] to = {0.3, 0.8, 0.4, 0.001, 0, 1};

        for (int i = 0; i < from.length; i++) {
            assertThat(Bounce.into(from[i])).isCloseTo(to[i], within(1e-12));
        }
    }

    @Test
    void turns_goToTheLongestTold_elseToTheLongestWaiting() {
        var turns = new TurnQueue();
        turns.enter(0);
        turns.enter(1);
        turns.enter(2);
        turns.tell(1);
        turns.tell(0);

        var order = new ArrayList<Integer>();
        for (int i = 0; i < 4; i++) {
            order.add(turns.next());
        }

        // Told: 1 before 0. Then all wait: 2 since it entered, again 2 because asking does not renew its place.
        assertThat(order).isEqualTo(List.of(1, 0, 2, 2));
    }

    private static Outcome run(Optimizer optimizer, long seed, int budget, Journal journal) {
        return Minimization.of(BOWL, Budget.ofEvaluations(budget))
                .run(optimizer.search(BOX, RandomKey.ofSeed(seed)), journal);
    }
}
