package synfire.network.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.random.RandomKey;

final class CellValuesTest {

    private static final RandomKey KEY = RandomKey.ofSeed(3);
    private static final int CELLS = 50_000;

    @Test
    void resolve_listInAnotherUnit_isInBaseUnits() {
        var values = new CellValues.Listed(Samples.of(1, 2), Units.V).resolve("it", Dimension.VOLTAGE, 2, none(), KEY);

        assertThat(values).containsExactly(1000, 2000);
    }

    @Test
    void resolve_formulaOfIndexAndPlace_isComputed() {
        var places = new Positions.Grid(2, 2, 1, Quantity.of(10, "um")).resolve("E", 4, KEY);
        var values = CellValues.formula("where(i < N/2, 1, -1)*mV + x/um*2*mV + 0.5*mV*int(y > 0*um)")
                .resolve("it", Dimension.VOLTAGE, 4, Optional.of(places), KEY);

        assertThat(values).containsExactly(1, 21, -0.5, 19.5);
    }

    @Test
    void resolve_oneCellOfMany_doesNotDependOnTheirNumber() {
        var normal = CellValues.of(new Distribution.Normal(Quantity.of(0, "mV"), Quantity.of(1, "mV")));

        assertThat(Arrays.copyOf(normal.resolve("it", Dimension.VOLTAGE, 100, none(), KEY), 7))
                .containsExactly(normal.resolve("it", Dimension.VOLTAGE, 7, none(), KEY));
    }

    @Test
    void resolve_distributions_haveTheirMeanAndVariance() {
        var one = Quantity.of(1, "mV");
        var two = Quantity.of(2, "mV");
        moments(new Distribution.Uniform(one, two), 1.5, 1.0 / 12, 1.0 / 180);
        moments(new Distribution.Normal(one, two), 1, 4, 32);
        moments(new Distribution.Exponential(two), 2, 4, 8 * 16);
        // the fourth moment of a log-normal number of mean 2 and deviation 1, from w = 1 + 1/4
        double w = 1.25;
        moments(Distribution.LogNormal.of(two, one), 2, 1, w * w * w * w + 2 * w * w * w + 3 * w * w - 4);
    }

    /// The distance of Kolmogorov and Smirnov to the distribution function, which is larger once in a thousand times.
    @Test
    void resolve_distributions_followTheirDistributionFunctions() {
        var one = Quantity.of(1, "mV");
        var two = Quantity.of(2, "mV");
        follows(new Distribution.Uniform(one, two), x -> Math.clamp(x - 1, 0, 1));
        follows(new Distribution.Normal(one, two), x -> standardNormal((x - 1) / 2));
        follows(new Distribution.Exponential(two), x -> 1 - Math.exp(-x / 2));
        follows(new Distribution.LogNormal(two, 0.5), x -> standardNormal(Math.log(x / 2) / 0.5));
        var normal = new Distribution.Normal(one, two);
        double low = standardNormal(-0.5);
        double high = standardNormal(0.5);
        follows(
                new Distribution.Redrawn(normal, Quantity.of(0, "mV"), two),
                x -> (standardNormal((x - 1) / 2) - low) / (high - low));
    }

    private static void follows(Distribution distribution, DoubleUnaryOperator function) {
        var values = values(distribution).clone();
        Arrays.sort(values);
        double distance = 0;
        for (int i = 0; i < values.length; i++) {
            double expected = function.applyAsDouble(values[i]);
            distance = Math.max(distance, Math.max(expected - (double) i / CELLS, (i + 1.0) / CELLS - expected));
        }
        assertThat(distance).as("%s", distribution).isLessThan(1.95 / Math.sqrt(CELLS));
    }

    /// By Simpson's rule, to 1e-9.
    private static double standardNormal(double z) {
        int n = 400;
        double h = z / n;
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            sum += (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * Math.exp(-0.5 * (i * h) * (i * h));
        }
        return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
    }

    @Test
    void resolve_clippedAndRedrawn_stayWithinTheirBounds() {
        var normal = new Distribution.Normal(Quantity.of(0, "mV"), Quantity.of(1, "mV"));
        var low = Quantity.of(-1, "mV");
        var high = Quantity.of(0.5, "mV");
        var clipped = values(new Distribution.Clipped(normal, low, high));
        var redrawn = values(new Distribution.Redrawn(normal, low, high));

        double below = 0.15865525393145707;
        double atLow = (double) Arrays.stream(clipped).filter(x -> x == -1).count() / CELLS;
        // four standard errors of a proportion
        assertThat(atLow).isCloseTo(below, within(4 * Math.sqrt(below * (1 - below) / CELLS)));
        assertThat(Arrays.stream(clipped).max()).hasValue(0.5);
        assertThat(Arrays.stream(redrawn).allMatch(x -> x > -1 && x < 0.5)).isTrue();
    }

    @Test
    void distributions_wrong_areRefused() {
        var one = Quantity.of(1, "mV");
        refused(
                () -> new Distribution.Uniform(one, Quantity.of(0, "mV")),
                "the uniform distribution reaches from 1 mV to 0 mV; give the lower bound first");
        refused(
                () -> new Distribution.Normal(one, Quantity.of(1, "ms")),
                "the normal distribution of 1 mV and 1 ms mixes units; give both in one of them");
        refused(
                () -> new Distribution.Normal(one, Quantity.of(-1, "mV")),
                "the normal distribution has the standard deviation -1 mV; it is a finite number from 0 up");
        refused(
                () -> new Distribution.Clipped(
                        new Distribution.Exponential(one), Quantity.of(0, "ms"), Quantity.of(1, "ms")),
                "the clipped distribution has the bound 0 ms, but its numbers are in mV");
        refused(
                () -> values(new Distribution.Redrawn(
                        new Distribution.Uniform(one, one), Quantity.of(2, "mV"), Quantity.of(3, "mV"))),
                "Uniform[low=1 mV, high=1 mV] gave no number from 2 mV to 3 mV in 10000 draws; widen the bounds");
    }

    @Test
    void positions_wrong_areRefused() {
        refused(
                () -> new Positions.Grid(0, 1, 1, Quantity.of(1, "um")),
                "a grid of 0 columns, 1 rows and 1 layers; each is at least 1");
        refused(
                () -> new Positions.Grid(1, 1, 1, Quantity.of(1, "mV")),
                "the spacing of a grid is 1 mV; give a length from 0 um up");
        refused(
                () -> new Positions.Listed(Samples.of(1), Samples.of(1), Samples.of(), Units.UM),
                "positions have 1 x, 1 y and 0 z; give one of each per cell");
    }

    @Test
    void formula_whatItCannotUse_isRefused() {
        refused(
                () -> CellValues.formula("poisson(3)").resolve("it", Dimension.NONE, 1, none(), KEY),
                "a formula of a network cannot use poisson(mean); compute its values and give a list");
        refused(() -> new Formula("1 +"), """
                formula:1:3: error[expression-incomplete]: the expression ends where a number or name is expected
                  1 | 1 +
                        ^
                fix: complete it, or remove the operator before it""");
    }

    @Test
    void formula_functions_areThoseOfTheLanguage() {
        var text =
                "exp(i) + log(1 + i)*log10(10 + i) - log1p(i) + expm1(i)*exprel(i) + sqrt(i) + sin(i)*cos(i) + tan(i)"
                        + " + arcsin(i/9) + arccos(i/9) + arctan(i) + sinh(i) + cosh(i) + tanh(i) + sigmoid(i) + abs(-i)"
                        + " + sign(-i) + ceil(i/2) + floor(i/2) + int(i/2) + min(i, 1) + max(i, 1) + clip(i, 0.5, 1.5)"
                        + " + where(i > 1 and not i > 2 or i == 0, 3, 4) + i**2 + i//2 + i%2 + q10(2, 310 K, 300 K) + pi + e";
        DoubleUnaryOperator same = i -> Math.exp(i)
                + Math.log(1 + i) * Math.log10(10 + i)
                - Math.log1p(i)
                + Math.expm1(i) * (i == 0 ? 1 : Math.expm1(i) / i)
                + Math.sqrt(i)
                + Math.sin(i) * Math.cos(i)
                + Math.tan(i)
                + Math.asin(i / 9)
                + Math.acos(i / 9)
                + Math.atan(i)
                + Math.sinh(i)
                + Math.cosh(i)
                + Math.tanh(i)
                + 1 / (1 + Math.exp(-i))
                + i
                - Math.signum(i)
                + Math.ceil(i / 2)
                + 2 * Math.floor(i / 2)
                + Math.min(i, 1)
                + Math.max(i, 1)
                + Math.clamp(i, 0.5, 1.5)
                + (i == 0 || i == 2 ? 3 : 4)
                + i * i
                + Math.floor(i / 2)
                + i % 2
                + 2
                + Math.PI
                + Math.E;

        var values = CellValues.formula(text).resolve("it", Dimension.NONE, 4, none(), KEY);

        for (int i = 0; i < 4; i++) {
            // some ulp of sums up to 400
            assertThat(values[i]).isCloseTo(same.applyAsDouble(i), within(1e-11));
        }
    }

    private static void moments(Distribution distribution, double mean, double variance, double squaresVariance) {
        var values = values(distribution);
        double found = Arrays.stream(values).average().orElseThrow();
        double square = Arrays.stream(values)
                .map(x -> (x - found) * (x - found))
                .average()
                .orElseThrow();
        // four standard errors
        assertThat(found).isCloseTo(mean, within(4 * Math.sqrt(variance / CELLS)));
        assertThat(square).isCloseTo(variance, within(4 * Math.sqrt(squaresVariance / CELLS)));
    }

    private static double[] values(Distribution distribution) {
        return CellValues.of(distribution).resolve("it", Dimension.VOLTAGE, CELLS, none(), KEY);
    }

    private static Optional<Coordinates> none() {
        return Optional.empty();
    }

    private static void refused(Runnable work, String message) {
        assertThatIllegalArgumentException().isThrownBy(work::run).withMessage(message);
    }
}
