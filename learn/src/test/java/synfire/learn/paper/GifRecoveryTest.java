package synfire.learn.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.learn.multistart.Horizons;
import synfire.learn.multistart.MultiStart;
import synfire.learn.multistart.SpikeContinuation;
import synfire.learn.optimize.Budget;
import synfire.learn.optimize.Minimization;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Outcome;
import synfire.learn.optimize.Reparametrized;
import synfire.learn.optimize.WeightedSquares;
import synfire.network.random.RandomKey;

final class GifRecoveryTest {

    /// Residuals every millisecond for the way, the paper's every 10 ms at the end.
    private static final int STRIDE = 10;

    @Test
    void run_tenSeeds_recoversAandBWithinOnePercent() {
        var evaluations = new ArrayList<Long>();
        for (int seed = 0; seed < 10; seed++) {
            var outcome = run(seed, 1, 20, 3_820);

            double[] p = GifProblem.SPACE.physical(outcome.best().orElseThrow().point());
            evaluations.add(outcome.evaluations());
            assertThat(p[0]).isBetween(0.005 * 0.99, 0.005 * 1.01);
            assertThat(p[1]).isBetween(0.01 * 0.99, 0.01 * 1.01);
        }
        assertThat(evaluations).allMatch(n -> n <= 3_820);
    }

    static Outcome run(long seed, int lanes, int starts, long budget) {
        var search = MultiStart.of(SpikeContinuation.STANDARD, starts)
                .withLanes(lanes)
                .withTarget(0)
                .search(GifProblem.SPACE.box(), RandomKey.ofSeed(seed));
        return new Minimization(objectives(), Budget.ofEvaluations(budget), System::nanoTime, () -> false, _ -> {})
                .run(search);
    }

    private static List<Objective> objectives() {
        var objectives = new ArrayList<Objective>();
        for (double width : SpikeContinuation.WIDTHS) {
            objectives.add(window(new SpikeSlope.Surrogate(width), Integer.MAX_VALUE, Double.POSITIVE_INFINITY));
        }
        for (double ms : Horizons.after(GifProblem.traces(GifProblem.TRUTH).spikes, 5)) {
            int horizon = (int) Math.ceil(ms / (STRIDE * GifTraces.DT));
            objectives.add(window(new SpikeSlope.Event(), horizon, SpikeContinuation.SCALE));
        }
        objectives.add(window(new SpikeSlope.Event(), Integer.MAX_VALUE, SpikeContinuation.SCALE));
        objectives.add(new Reparametrized(GifProblem.SPACE, new GifProblem(new SpikeSlope.Event(), 100)));
        return objectives;
    }

    private static Objective window(SpikeSlope slopes, int horizon, double scale) {
        return new Reparametrized(
                GifProblem.SPACE, new WeightedSquares(new GifProblem(slopes, STRIDE), horizon, scale));
    }
}
