package synfire.learn.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Stop;
import synfire.learn.optimize.Want;
import synfire.learn.transform.Box;

final class CompassSearchTest {

    /// Whole numbers, so without a gradient: terraces around (0.7, 0.2).
    private static double terraces(double[] x) {
        return Math.floor(100 * Math.abs(x[0] - 0.7)) + Math.floor(100 * Math.abs(x[1] - 0.2));
    }

    @Test
    void tell_terraces_endsOnTheLowest() {
        var descent = new CompassSearch(0.1, 1e-3, 200).from(Box.unit(2), new double[] {0.1, 0.9});
        run(descent, CompassSearchTest::terraces);

        assertThat(terraces(descent.position())).isZero();
        assertThat(descent.stopped()).contains(Stop.STEP_SMALL);
        assertThat(descent.want()).isEqualTo(Want.LOSS);
    }

    /// From 0.25: up is lower, so the step doubles; then the bound is all the room there is.
    @Test
    void ask_lowerAndLower_doublesTheStepUpToTheBound() {
        var asked = run(new CompassSearch(0.25, 0.2, 4).from(Box.unit(1), new double[] {0.25}), x -> -x[0]);

        assertThat(asked.subList(0, 3)).extracting(x -> x[0]).containsExactly(0.25, 0.5, 1.0);
        // nothing lies above the bound: down
        assertThat(asked.get(3)[0]).isCloseTo(0, within(0.0));
    }

    @Test
    void tell_startWithoutALoss_ends() {
        var descent = new CompassSearch(0.1, 1e-3, 200).from(Box.unit(1), new double[] {0.5});
        run(descent, _ -> Double.NaN);

        assertThat(descent.stopped()).contains(Stop.FAILED_START);
    }

    @Test
    void settings_nothingToDo_sayWhatToGive() {
        assertThatThrownBy(() -> new CompassSearch(0.1, 0.2, 5))
                .hasMessage(
                        "a compass search from step 0.1 to 0.2 with 5 evaluations has nothing to do; give a positive last step, a first one not below it, and at least 1 evaluation");
    }

    private static List<double[]> run(Descent descent, ToDoubleFunction<double[]> loss) {
        var asked = new ArrayList<double[]>();
        while (descent.stopped().isEmpty()) {
            asked.add(descent.ask());
            descent.tell(Evaluation.ofLosses(new double[] {loss.applyAsDouble(descent.ask())}), 0);
        }
        return asked;
    }
}
