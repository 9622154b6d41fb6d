package synfire.learn.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import synfire.learn.linear.Cholesky;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

final class RecursiveLeastSquaresTest {

    private static final int INPUTS = 7;
    private static final int OUTPUTS = 2;
    private static final double START = 0.3;

    @Test
    void learn_manyRows_isTheRidgeSolutionOfAllOfThem() {
        var rule = new RecursiveLeastSquares(INPUTS, OUTPUTS, START, 1);

        assertThat(learnt(rule, 40)).containsExactly(solved(40, 1), within(1e-11));
    }

    @Test
    void learn_withForgetting_isTheSolutionOfWeightedRows() {
        var rule = new RecursiveLeastSquares(INPUTS, OUTPUTS, START, 0.9);

        assertThat(learnt(rule, 40)).containsExactly(solved(40, 0.9), within(1e-11));
    }

    @Test
    void learn_sameRowAgain_hasASmallerErrorThanBefore() {
        var rule = new RecursiveLeastSquares(2, 1, 1, 1);

        // x² = 1: the gain is 1/2, then 1/3 of the rest
        assertThat(rule.learn(new double[] {1, 0}, new double[] {6})).containsExactly(-6);
        assertThat(rule.learn(new double[] {1, 0}, new double[] {6})).containsExactly(-3);
        assertThat(rule.of(new double[] {1, 5})).containsExactly(new double[] {4}, within(1e-15));
    }

    @Test
    void force_chaoticNetwork_learnsASineAndKeepsItUp() {
        // Sussillo & Abbott (2009), figure 2, smaller: 200 units, g 1.5, dt 0.1 τ, feedback of the output
        int n = 200;
        double g = 1.5;
        var random = new CounterStream(RandomKey.ofSeed(4), 0);
        double[] recurrent = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            recurrent[i] = random.nextUniform() < 0.1 ? g * random.nextNormal() / Math.sqrt(0.1 * n) : 0;
        }
        double[] feedback = new double[n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            feedback[i] = 2 * random.nextUniform() - 1;
            x[i] = 0.5 * random.nextNormal();
        }
        var rule = new RecursiveLeastSquares(n, 1, 1, 1);
        double output = 0;
        double squares = 0;
        double blind = 0;
        for (int t = 0; t < 6000; t++) {
            double[] rates = new double[n];
            for (int i = 0; i < n; i++) {
                rates[i] = Math.tanh(x[i]);
            }
            output = rule.of(rates)[0];
            double target = Math.sin(2 * Math.PI * t / 300);
            if (t < 4500 && t % 2 == 0) {
                rule.learn(rates, new double[] {target});
            } else if (t >= 4500) {
                squares += (output - target) * (output - target);
                blind += target * target;
            }
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                double sum = feedback[i] * output;
                for (int j = 0; j < n; j++) {
                    sum += recurrent[i * n + j] * rates[j];
                }
                next[i] = x[i] + 0.1 * (sum - x[i]);
            }
            x = next;
        }

        // learning is off for the last five periods; a silent output has relative error 1
        assertThat(squares / blind).isLessThan(0.05);
    }

    @Test
    void rule_mistakes_sayWhatToGive() {
        assertThatThrownBy(() -> new RecursiveLeastSquares(0, 1, 1, 1))
                .hasMessage("a readout of 0 activities into 1 outputs; give at least 1 of each");
        assertThatThrownBy(() -> new RecursiveLeastSquares(1, 1, 0, 1)).hasMessage("a start of 0.0; give more than 0");
        assertThatThrownBy(() -> new RecursiveLeastSquares(1, 1, 1, 1.1))
                .hasMessage("a forgetting factor of 1.1; give more than 0 and at most 1");
        assertThatThrownBy(() -> new RecursiveLeastSquares(2, 1, 1, 1).learn(new double[1], new double[1]))
                .hasMessage("a row of 1 activities and 1 targets; the readout has 2 and 1");
    }

    private static double[] learnt(RecursiveLeastSquares rule, int rows) {
        var random = new CounterStream(RandomKey.ofSeed(3), 0);
        for (int t = 0; t < rows; t++) {
            rule.learn(normal(random, INPUTS), normal(random, OUTPUTS));
        }
        return rule.readout().weights();
    }

    /// (Σ λ^(T−t) x xᵀ + λ^T start · 1)⁻¹ Σ λ^(T−t) x yᵀ
    private static double[] solved(int rows, double forgetting) {
        var random = new CounterStream(RandomKey.ofSeed(3), 0);
        double[] matrix = new double[INPUTS * INPUTS];
        double[] right = new double[INPUTS * OUTPUTS];
        for (int i = 0; i < INPUTS; i++) {
            matrix[i * INPUTS + i] = START * Math.pow(forgetting, rows);
        }
        for (int t = 1; t <= rows; t++) {
            double[] x = normal(random, INPUTS);
            double[] y = normal(random, OUTPUTS);
            double weight = Math.pow(forgetting, rows - t);
            for (int i = 0; i < INPUTS; i++) {
                for (int j = 0; j < INPUTS; j++) {
                    matrix[i * INPUTS + j] += weight * x[i] * x[j];
                }
                for (int k = 0; k < OUTPUTS; k++) {
                    right[i * OUTPUTS + k] += weight * x[i] * y[k];
                }
            }
        }
        var factor = Cholesky.of(matrix, INPUTS).orElseThrow();
        double[] weights = new double[INPUTS * OUTPUTS];
        for (int k = 0; k < OUTPUTS; k++) {
            double[] column = new double[INPUTS];
            for (int i = 0; i < INPUTS; i++) {
                column[i] = right[i * OUTPUTS + k];
            }
            double[] solution = factor.solve(column);
            for (int i = 0; i < INPUTS; i++) {
                weights[i * OUTPUTS + k] = solution[i];
            }
        }
        return weights;
    }

    private static double[] normal(CounterStream random, int size) {
        double[] row = new double[size];
        for (int i = 0; i < size; i++) {
            row[i] = random.nextNormal();
        }
        return row;
    }
}
