package synfire.learn.multistart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import synfire.learn.descent.Continuation;
import synfire.learn.descent.GaussNewton;
import synfire.learn.descent.LBfgsB;
import synfire.learn.descent.LevenbergMarquardt;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Journal;
import synfire.learn.optimize.Minimization;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Outcome;
import synfire.learn.optimize.Progress;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;
import synfire.network.random.RandomKey;

final class MultiStartTest {

    private static final Box BOX = Box.of(new double[] {-3, -3}, new double[] {3, 3});

    private static final RandomKey KEY = RandomKey.ofSeed(4);

    /// A sum of two squared double wells: four minima, one of them the lowest.
    private static final Objective WELLS = new Wells();

    private static final class Wells implements Objective {

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public Evaluation evaluate(double[][] points, Want want) {
            double[] losses = new double[points.length];
            double[][] gradients = new double[points.length][2];
            double[][] curvatures = new double[points.length][4];
            for (int i = 0; i < points.length; i++) {
                for (int j = 0; j < 2; j++) {
                    double x = points[i][j];
                    losses[i] += (x * x - 1) * (x * x - 1) + 0.3 * x + 0.35;
                    gradients[i][j] = 4 * x * (x * x - 1) + 0.3;
                    curvatures[i][3 * j] = Math.max(1, 12 * x * x - 4);
                }
            }
            return switch (want) {
                case LOSS -> Evaluation.ofLosses(losses);
                case GRADIENT -> Evaluation.ofGradients(losses, gradients);
                case CURVATURE -> Evaluation.ofCurvatures(losses, gradients, curvatures);
            };
        }
    }

    @Test
    void run_severalMinima_keepsTheLowest() {
        var outcome = run(MultiStart.of(LBfgsB.SCIPY, 12));

        assertThat(outcome.stop()).isEqualTo(Stop.ALL_STARTS_ENDED);
        assertThat(Arrays.stream(outcome.best().orElseThrow().point()).boxed()).allMatch(x -> x < -1 && x > -1.1);
        assertThat(outcome.histories())
                .hasSize(12)
                .allMatch(history -> history.stopped().isPresent());
    }

    @Test
    void run_anyNumberOfLanes_takesEachStartTheSameWay() {
        var all = run(MultiStart.of(LevenbergMarquardt.STANDARD, 9));

        for (int lanes : new int[] {1, 2, 4}) {
            var some = run(MultiStart.of(LevenbergMarquardt.STANDARD, 9).withLanes(lanes));

            assertThat(some.histories()).isEqualTo(all.histories());
            assertThat(some.evaluations()).isEqualTo(all.evaluations());
        }
    }

    @Test
    void run_resumedAfterAnyRound_endsInTheSameBits() {
        var plan = MultiStart.of(LBfgsB.SCIPY, 8).withLanes(3).withRacing(new Racing(4, 2, 0.5));
        var whole = new Journal();
        var uninterrupted = minimization().run(plan.search(BOX, KEY), whole);

        for (int cut = 0; cut < whole.size(); cut += 5) {
            var journal = new Journal();
            for (int i = 0; i < cut; i++) {
                journal.add(whole.round(i));
            }
            var resumed = minimization().run(plan.search(BOX, KEY), journal);

            assertThat(resumed.best().orElseThrow().point())
                    .containsExactly(uninterrupted.best().orElseThrow().point());
            assertThat(resumed.histories()).isEqualTo(uninterrupted.histories());
            assertThat(journal.evaluations()).isEqualTo(uninterrupted.evaluations());
        }
    }

    @Test
    void run_resumedWithOtherSettings_saysSo() {
        var journal = new Journal();
        minimization().run(MultiStart.of(LBfgsB.SCIPY, 8).search(BOX, KEY), journal);

        assertThatThrownBy(() ->
                        minimization().run(MultiStart.of(LBfgsB.SCIPY, 5).search(BOX, KEY), journal))
                .hasMessage(
                        "round 0 of the journal answers other points than the search asks for: the study, seed, budget "
                                + "or optimizer has changed since; start again without resuming");
    }

    @Test
    void run_racing_abandonsStartsAndSavesEvaluations() {
        var patient = run(MultiStart.of(LBfgsB.SCIPY, 32));
        var racing = run(MultiStart.of(LBfgsB.SCIPY, 32).withRacing(new Racing(3, 2, 0.5)));

        long abandoned = racing.histories().stream()
                .filter(history -> history.stopped().equals(Optional.of(Stop.ABANDONED)))
                .count();
        assertThat(abandoned).isBetween(16L, 31L);
        assertThat(racing.evaluations()).isLessThan((long) (0.75 * patient.evaluations()));
        assertThat(racing.best().orElseThrow().loss())
                .isEqualTo(patient.best().orElseThrow().loss());
    }

    @Test
    void run_agreeing_endsWhenSoManyFoundTheSame() {
        var outcome = run(MultiStart.of(LBfgsB.SCIPY, 100).withLanes(4).withAgreeing(3));

        assertThat(outcome.stop()).isEqualTo(Stop.STARTS_AGREE);
        assertThat(outcome.histories().size()).isLessThan(60);
    }

    @Test
    void run_target_endsWhenReached() {
        var outcome = run(MultiStart.of(LBfgsB.SCIPY, 100).withTarget(0.5));

        assertThat(outcome.stop()).isEqualTo(Stop.TARGET_REACHED);
        assertThat(outcome.best().orElseThrow().loss()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void run_budget_isNeverExceeded() {
        for (int budget : new int[] {1, 2, 5, 17, 50}) {
            var counted = new AtomicLong();
            var outcome = Minimization.of(counting(counted), Budget.ofEvaluations(budget))
                    .run(MultiStart.of(LBfgsB.SCIPY, 7).withLanes(5).search(BOX, KEY));

            assertThat(outcome.stop()).isEqualTo(Stop.EVALUATIONS_USED);
            assertThat(outcome.evaluations()).isEqualTo(budget).isEqualTo(counted.get());
            assertThat(outcome.best()).isPresent();
        }
    }

    @Test
    void run_cancelled_keepsTheBestSoFar() {
        var rounds = new AtomicInteger();
        var seen = new ArrayList<Progress>();
        var outcome = minimization()
                .withCancellation(() -> rounds.incrementAndGet() > 4)
                .withListener(seen::add)
                .run(MultiStart.of(LBfgsB.SCIPY, 6).search(BOX, KEY));

        assertThat(outcome.stop()).isEqualTo(Stop.CANCELLED);
        assertThat(outcome.evaluations()).isEqualTo(24);
        assertThat(seen).hasSize(4);
        assertThat(seen.getLast().evaluations()).isEqualTo(24);
        assertThat(seen.getLast().best()).isEqualTo(outcome.best().orElseThrow().loss());
    }

    @Test
    void run_timeUsedUp_stopsBetweenBatches() {
        var clock = new AtomicLong();
        var minimization = new Minimization(
                List.of(WELLS), Budget.ofTime(Duration.ofNanos(8)), () -> clock.addAndGet(3), () -> false, _ -> {});

        var outcome = minimization.run(MultiStart.of(LBfgsB.SCIPY, 6).search(BOX, KEY));

        assertThat(outcome.stop()).isEqualTo(Stop.TIME_USED);
        assertThat(outcome.evaluations()).isEqualTo(6);
    }

    @Test
    void run_someStartsFail_goesOnWithTheOthers() {
        Objective halfBroken = new Objective() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public Evaluation evaluate(double[][] points, Want want) {
                var inner = WELLS.evaluate(points, want);
                double[] losses = new double[points.length];
                double[][] gradients = new double[points.length][];
                for (int i = 0; i < points.length; i++) {
                    losses[i] = points[i][0] > 0 ? Double.NaN : inner.loss(i);
                    gradients[i] = inner.gradient(i);
                }
                return Evaluation.ofGradients(losses, gradients);
            }
        };

        var outcome = Minimization.of(halfBroken, Budget.ofEvaluations(10_000))
                .run(MultiStart.of(LBfgsB.SCIPY, 12).search(BOX, KEY));

        assertThat(outcome.histories().stream().flatMap(history -> history.stopped().stream()))
                .contains(Stop.FAILED_START);
        assertThat(outcome.best().orElseThrow().point()[0]).isBetween(-1.1, -1.0);
    }

    @Test
    void starts_givenOnes_comeFirst() {
        var starts = Starts.first(List.of(new double[] {7, 8}), Starts.uniform(BOX, KEY));

        assertThat(starts.start(0)).containsExactly(7, 8);
        assertThat(starts.start(1)).containsExactly(Starts.uniform(BOX, KEY).start(0));
        assertThatThrownBy(() -> Starts.uniform(Box.unbounded(1), KEY))
                .hasMessage("drawing starts needs two finite bounds for every coordinate, but coordinate 0 has "
                        + "[-Infinity, Infinity]; give it bounds");
    }

    @Test
    void continuation_legs_useTheirObjectivesInTurn() {
        var asked = new ArrayList<Integer>();
        var objectives = new ArrayList<Objective>();
        for (int stage = 0; stage < 3; stage++) {
            int number = stage;
            objectives.add(new Objective() {
                @Override
                public int dimension() {
                    return 2;
                }

                @Override
                public Evaluation evaluate(double[][] points, Want want) {
                    asked.add(number);
                    return WELLS.evaluate(points, want);
                }
            });
        }
        var step = new GaussNewton(0, 1, 0, 3);
        var method = new Continuation(List.of(
                new Continuation.Leg(0, step, 2), new Continuation.Leg(2, step, 9), new Continuation.Leg(1, step, 1)));

        var outcome = new Minimization(objectives, Budget.ofEvaluations(100), System::nanoTime, () -> false, _ -> {})
                .run(MultiStart.of(method, 1).search(BOX, KEY));

        assertThat(asked).containsExactly(0, 0, 2, 2, 2, 1);
        assertThat(outcome.best()).isPresent();
        assertThat(outcome.histories().getFirst().marks().getLast().stage()).isEqualTo(1);
    }

    @Test
    void within_fewEvaluations_givesEachLaneItsShare() {
        var plan = MultiStart.of(LBfgsB.SCIPY, 32);

        assertThat(plan.within(100).lanes()).isEqualTo(5);
        assertThat(plan.within(3).lanes()).isEqualTo(1);
        assertThat(plan.within(Long.MAX_VALUE)).isEqualTo(plan);
    }

    @Test
    void run_screened_beginsAtTheBestStartAndCountsAllOfThem() {
        var counted = new AtomicLong();
        var all = Starts.uniform(BOX, KEY);
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 30; i++) {
            lowest = Math.min(
                    lowest,
                    WELLS.evaluate(new double[][] {all.start(i)}, Want.LOSS).loss(0));
        }

        var outcome = Minimization.of(counting(counted), Budget.ofEvaluations(100_000))
                .run(MultiStart.of(LBfgsB.SCIPY, 1).withScreened(30).search(BOX, KEY));

        assertThat(outcome.histories()).hasSize(1);
        assertThat(outcome.histories().getFirst().marks().getFirst().loss()).isEqualTo(lowest);
        assertThat(outcome.evaluations()).isGreaterThan(31).isEqualTo(counted.get());
    }

    @Test
    void run_screenedWithinTheBudgetOfTheScreening_keepsTheBestStart() {
        var outcome = Minimization.of(WELLS, Budget.ofEvaluations(20))
                .run(MultiStart.of(LBfgsB.SCIPY, 4).withScreened(30).search(BOX, KEY));

        assertThat(outcome.stop()).isEqualTo(Stop.EVALUATIONS_USED);
        assertThat(outcome.evaluations()).isEqualTo(20);
        assertThat(outcome.best()).isPresent();
    }

    @Test
    void run_screenedStartAtTheTarget_needsNoDescent() {
        var outcome = run(MultiStart.of(LBfgsB.SCIPY, 4).withScreened(30).withTarget(1e9));

        assertThat(outcome.stop()).isEqualTo(Stop.TARGET_REACHED);
        assertThat(outcome.evaluations()).isEqualTo(30);
    }

    @Test
    void through_threeStages_endsOnTheLast() {
        var stages = new ArrayList<Integer>();
        var objectives = new ArrayList<Objective>();
        for (int i = 0; i < 3; i++) {
            int stage = i;
            objectives.add(new Objective() {
                @Override
                public int dimension() {
                    return 2;
                }

                @Override
                public Evaluation evaluate(double[][] points, Want want) {
                    stages.add(stage);
                    return WELLS.evaluate(points, want);
                }
            });
        }

        var outcome = new Minimization(objectives, Budget.ofEvaluations(1000), System::nanoTime, () -> false, _ -> {})
                .run(MultiStart.of(new GaussNewton(0, 1, 0, 12), 1).through(3).search(BOX, KEY));

        assertThat(stages).isSorted().startsWith(0).contains(1).endsWith(2);
        assertThat(outcome.best()).isPresent();
        assertThat(MultiStart.of(LBfgsB.SCIPY, 1).through(1)).isEqualTo(MultiStart.of(LBfgsB.SCIPY, 1));
    }

    private static Outcome run(MultiStart plan) {
        return minimization().run(plan.search(BOX, KEY));
    }

    private static Minimization minimization() {
        return Minimization.of(WELLS, Budget.ofEvaluations(100_000));
    }

    private static Objective counting(AtomicLong counted) {
        return new Objective() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public Evaluation evaluate(double[][] points, Want want) {
                counted.addAndGet(points.length);
                return WELLS.evaluate(points, want);
            }
        };
    }
}
