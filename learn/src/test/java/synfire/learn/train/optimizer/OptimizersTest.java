package synfire.learn.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OptimizersTest {

    /// The gradients of three updates of one parameter that starts at 1.
    private static final double[] GRADIENTS = {0.5, -0.25, 1};

    private static final double RATE = 0.1;
    private static final double EXACT = 1e-15;

    // each expected sequence is worked out by hand from the formula of its source

    @Test
    void sgd_threeUpdates_areThoseByHand() {
        assertThat(path(new Sgd())).containsExactly(new double[] {0.95, 0.975, 0.875}, within(EXACT));
    }

    @Test
    void momentum_threeUpdates_areThoseByHand() {
        // u: 0.5, 0.45 − 0.25 = 0.2, 0.18 + 1 = 1.18
        assertThat(path(Momentum.POLYAK)).containsExactly(new double[] {0.95, 0.93, 0.812}, within(EXACT));
    }

    @Test
    void nesterov_threeUpdates_areThoseByHandAndNotMomentum() {
        // g + 0.9 u: 0.95, −0.25 + 0.18 = −0.07, 1 + 1.062 = 2.062
        assertThat(path(Momentum.NESTEROV)).containsExactly(new double[] {0.905, 0.912, 0.7058}, within(EXACT));
    }

    @Test
    void adam_threeUpdates_areThoseByHand() {
        // m: 0.05, 0.02, 0.118; v: 2.5e-4, 3.1225e-4, 1.31193775e-3
        // m̂: 0.5, 0.02/0.19, 0.118/0.271; v̂: 0.25, 3.1225e-4/1.999e-3, 1.31193775e-3/2.997001e-3
        double first = 1 - 0.1 * 0.5 / (0.5 + 1e-8);
        double second = first - 0.1 * (0.02 / 0.19) / (Math.sqrt(3.1225e-4 / 1.999e-3) + 1e-8);
        double third = second - 0.1 * (0.118 / 0.271) / (Math.sqrt(1.31193775e-3 / 2.997001e-3) + 1e-8);

        assertThat(path(Adam.STANDARD)).containsExactly(new double[] {first, second, third}, within(1e-12));
    }

    @Test
    void adam_floorInside_isTheFormOfTheEndOfSectionTwo() {
        double floor = 0.1;
        double first = 1 - 0.1 * Math.sqrt(1e-3) / 0.1 * 0.05 / (Math.sqrt(2.5e-4) + floor);
        double second = first - 0.1 * Math.sqrt(1.999e-3) / 0.19 * 0.02 / (Math.sqrt(3.1225e-4) + floor);

        assertThat(path(new Adam(0.9, 0.999, floor, true))).startsWith(new double[] {first, second}, within(1e-12));
    }

    @Test
    void adamw_threeUpdates_decayBesideTheGradient() {
        double first = 1 - 0.1 * 0.01 - 0.1 * 0.5 / (0.5 + 1e-8);
        double second = first - 0.1 * 0.01 * first - 0.1 * (0.02 / 0.19) / (Math.sqrt(3.1225e-4 / 1.999e-3) + 1e-8);

        assertThat(path(AdamW.STANDARD)).startsWith(new double[] {first, second}, within(1e-12));
    }

    @Test
    void rmsprop_threeUpdates_areThoseByHand() {
        // v: 0.025, 0.0225 + 0.00625 = 0.02875, 0.025875 + 0.1 = 0.125875
        double first = 1 - 0.1 * 0.5 / (Math.sqrt(0.025) + 1e-8);
        double second = first + 0.1 * 0.25 / (Math.sqrt(0.02875) + 1e-8);
        double third = second - 0.1 / (Math.sqrt(0.125875) + 1e-8);

        assertThat(path(RmsProp.STANDARD)).containsExactly(new double[] {first, second, third}, within(1e-12));
    }

    @Test
    void lion_threeUpdates_areThoseByHand() {
        // 0.9 m + 0.1 g: 0.05; 0.9·0.005 − 0.025 = −0.0205; m 0.00245, 0.9·0.00245 + 0.1 > 0
        assertThat(path(Lion.STANDARD)).containsExactly(new double[] {0.9, 1.0, 0.9}, within(EXACT));
        assertThat(path(new Lion(0.9, 0.99, 0.5))).startsWith(new double[] {0.85, 0.9075}, within(EXACT));
    }

    @Test
    void exponentiatedGradient_threeUpdates_multiply() {
        assertThat(path(ExponentiatedGradient.STANDARD))
                .containsExactly(new double[] {Math.exp(-0.05), Math.exp(-0.025), Math.exp(-0.125)}, within(EXACT));
    }

    @Test
    void exponentiatedGradient_anySign_keepsSignAndZeroAndCutsLargeSteps() {
        double[] x = {-2, 0, 1, -1};

        ExponentiatedGradient.STANDARD.step(1, 1, x, new double[] {0.5, 3, 1e9, 1e9}, List.of());

        assertThat(x).containsExactly(new double[] {-2 * Math.exp(0.5), 0, Math.exp(-1), -Math.exp(1)}, within(EXACT));
    }

    @ParameterizedTest
    @EnumSource(Optimizers.class)
    void step_parabola_descends(Optimizers kind) {
        var optimizer = kind.with(Map.of());
        double[] x = {1, -1};
        var memory = memory(optimizer, 2);

        for (int t = 1; t <= 2000; t++) {
            optimizer.step(t, 0.005, x, new double[] {x[0], 10 * x[1]}, memory);
        }

        // Lion keeps stepping by its rate; the exponentiated gradient slows down as it nears 0
        assertThat(Math.hypot(x[0], x[1])).isLessThan(0.1);
    }

    @ParameterizedTest
    @EnumSource(Optimizers.class)
    void step_zeroGradientFromTheStart_movesNothingAndMakesNoNan(Optimizers kind) {
        var optimizer = kind == Optimizers.ADAMW ? kind.with(Map.of("weight_decay", 0.0)) : kind.with(Map.of());
        double[] x = {1, -2};

        optimizer.step(1, 0.1, x, new double[2], memory(optimizer, 2));

        assertThat(x).containsExactly(1, -2);
        assertThat(Optimizers.named(optimizer.name())).isEqualTo(kind);
    }

    @Test
    void step_resumedFromMemory_hasTheSameBits() {
        var optimizer = Adam.STANDARD;
        double[] x = {1};
        var memory = memory(optimizer, 1);
        optimizer.step(1, RATE, x, new double[] {0.3}, memory);
        double[] resumed = x.clone();
        var copied = List.of(memory.get(0).clone(), memory.get(1).clone());

        optimizer.step(2, RATE, x, new double[] {0.7}, memory);
        optimizer.step(2, RATE, resumed, new double[] {0.7}, copied);

        assertThat(resumed).containsExactly(x);
    }

    @Test
    void named_mistakes_sayWhatAndWhatWouldBeRight() {
        assertThatThrownBy(() -> Optimizers.named("adm"))
                .hasMessage(
                        "there is no optimizer 'adm' (did you mean 'adam'?); choose one of sgd, momentum, nesterov, "
                                + "adam, adamw, rmsprop, lion, exponentiated-gradient");
        assertThatThrownBy(() -> Optimizers.SGD.with(Map.of("momentum", 0.9)))
                .hasMessage("optimizer 'sgd' has no setting 'momentum'; it has none");
        assertThatThrownBy(() -> Optimizers.ADAM.with(Map.of("beta", 0.9)))
                .hasMessage(
                        "optimizer 'adam' has no setting 'beta'; it has first_decay, second_decay, floor, floor_inside");
        assertThatThrownBy(() -> Optimizers.LION.with(Map.of("step_decay", 1.0)))
                .hasMessage("optimizer 'lion': step_decay is 1; give a number from 0 up to, but not, 1");
        assertThatThrownBy(() -> Optimizers.RMSPROP.with(Map.of("floor", Double.NaN)))
                .hasMessage("optimizer 'rmsprop': floor is nan; give a number 0 or more");
    }

    private static double[] path(Optimizer optimizer) {
        double[] x = {1};
        var memory = memory(optimizer, 1);
        double[] path = new double[GRADIENTS.length];
        for (int t = 1; t <= GRADIENTS.length; t++) {
            optimizer.step(t, RATE, x, new double[] {GRADIENTS[t - 1]}, memory);
            path[t - 1] = x[0];
        }
        return path;
    }

    private static List<double[]> memory(Optimizer optimizer, int size) {
        var memory = new ArrayList<double[]>();
        for (int i = 0; i < optimizer.slots(); i++) {
            memory.add(new double[size]);
        }
        return memory;
    }
}
