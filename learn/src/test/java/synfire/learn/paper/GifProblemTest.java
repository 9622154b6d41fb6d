package synfire.learn.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.learn.optimize.Want;

final class GifProblemTest {

    @Test
    void traces_ofTheTarget_spikeAsPublished() {
        var spikes = GifProblem.traces(GifProblem.TRUTH).spikes;

        assertThat(spikes.stream()
                        .map(times ->
                                times.stream().map(t -> Math.round(10 * t)).toList()))
                .containsExactly(
                        List.of(146L, 302L, 466L, 638L, 818L, 1005L, 1199L, 1400L, 1607L, 1820L),
                        List.of(251L, 541L, 877L, 1274L, 1767L),
                        List.of(251L, 541L, 877L),
                        List.of(),
                        List.of());
    }

    @Test
    void evaluate_atThePublishedPoint_hasTheLossAndGradientMeasuredThere() {
        var evaluation = GifProblem.ofPaper().evaluate(new double[][] {{0.02, 0.02, 0.5, 0.05}}, Want.GRADIENT);

        assertThat(evaluation.loss(0)).isCloseTo(30.1538, within(1e-4));
        // Measured in single precision, whose products through ten thousand steps keep four digits.
        assertThat(evaluation.gradient(0)[0]).isCloseTo(18164, within(2.0));
        assertThat(evaluation.gradient(0)[1]).isCloseTo(-10242, within(2.0));
        assertThat(evaluation.gradient(0)[2]).isZero();
        assertThat(evaluation.gradient(0)[3]).isZero();
    }

    @Test
    void linearize_event_predictsWhereThePotentialGoes() {
        var problem = new GifProblem(new SpikeSlope.Event(), 100);
        double[] p = {0.006, 0.012, 0.2, 0.02};
        double[] up = {0.006 * 1.005, 0.012 * 1.004, 0.2, 0.02};
        double[] down = {0.006 * 0.995, 0.012 * 0.996, 0.2, 0.02};

        var at = problem.linearize(new double[][] {p, up, down});

        double predicted = 0;
        double error = 0;
        for (int i = 0; i < 200; i++) {
            double change = at.get(1).residual(i) - at.get(2).residual(i);
            double expected =
                    2 * (at.get(0).derivative(i, 0) * 0.006 * 0.005 + at.get(0).derivative(i, 1) * 0.012 * 0.004);
            // Where a spike of one of the three lies between, the potential jumps instead.
            if (Math.abs(change) < 5) {
                predicted += expected * expected;
                error += (change - expected) * (change - expected);
            }
        }
        // Central differences of spikes on a grid of 0.1 ms, that shift by up to 1 ms.
        assertThat(Math.sqrt(error / predicted)).isLessThan(0.3);
        assertThat(Math.sqrt(predicted / 200)).isGreaterThan(0.2);
    }
}
