package synfire.ir.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.PublishedSurrogate;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.UnaryFunction;

final class PartialsTest {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final Sizes SIX = Sizes.none().with(Axis.LANE, 6);

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOT", "SIGN", "FLOOR", "CEILING", "ROUND"})
    void unary_inItsDomain_agreesWithDifferences(UnaryFunction function) {
        var b = new Builder("unary");
        b.output("y", b.unary(function, b.input("x", LANES)));
        boolean positive = function == UnaryFunction.LOG || function == UnaryFunction.SQRT;

        Checks.check(b.build(), SIX, positive ? 0.3 : -0.9, 0.9);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOT", "SIGN", "FLOOR", "CEILING", "ROUND"})
    void unary_twice_agreesWithDifferencesOfTheFirstDerivative(UnaryFunction function) {
        var b = new Builder("unary");
        b.output("y", b.unary(function, b.input("x", LANES)));
        boolean positive = function == UnaryFunction.LOG || function == UnaryFunction.SQRT;
        var gradient = Vjp.of(b.build(), List.of("x"), List.of("y"), Vjp.Options.DEFAULT.withPrimal(false));

        Checks.check(gradient, SIX, positive ? 0.3 : 0.13, 0.9);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGN", "FLOOR", "CEILING", "ROUND"})
    void unary_piecewiseConstant_hasDerivativeZero(UnaryFunction function) {
        var b = new Builder("unary");
        b.output("y", b.unary(function, b.input("x", LANES)));

        assertThat(gradient(b.build(), 0.3, -0.4)).containsExactly(0, 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "POWER", "MINIMUM", "MAXIMUM", "REMAINDER"})
    void binary_ofDifferentAxes_agreesWithDifferences(BinaryFunction function) {
        var b = new Builder("binary");
        var x = b.input("x", LANES);
        var y = b.input("y", TensorType.scalar(DType.F64));
        b.output("z", b.binary(function, x, y));
        b.output("w", b.binary(function, y, x));

        Checks.check(b.build(), SIX, 0.3, 1.9);
    }

    @ParameterizedTest
    @MethodSource("exponents")
    void power_withConstantExponent_agreesWithDifferences(double exponent) {
        var b = new Builder("power");
        var x = b.input("x", LANES);
        b.output("y", b.add(x, b.binary(BinaryFunction.POWER, x, b.constant(DType.F64, exponent))));

        Checks.check(b.build(), SIX, 0.3, 1.9);
    }

    static double[] exponents() {
        return new double[] {0, 1, 2, 3, 4, -1, 0.5, -2.5};
    }

    @Test
    void power_ofZeroAndNegativeBase_hasFiniteDerivatives() {
        var b = new Builder("power");
        b.output("y", b.binary(BinaryFunction.POWER, b.input("x", LANES), b.constant(DType.F64, 2)));

        assertThat(gradient(b.build(), 0, -3)).containsExactly(0, -6);
    }

    @Test
    void fmaAndSelect_agreeWithDifferences() {
        var b = new Builder("fma_select");
        var x = b.input("x", LANES);
        var y = b.input("y", LANES);
        var z = b.input("z", TensorType.scalar(DType.F64));
        var f = b.fma(x, y, z);
        b.output("y", b.select(b.compare(Comparison.LESS, x, y), f, b.multiply(x, z)));

        Checks.check(b.build(), SIX, -1, 2);
    }

    @Test
    void select_ofBranchThatIsNotANumber_keepsItOutOfTheTangent() {
        var b = new Builder("guarded");
        var x = b.input("x", LANES);
        var positive = b.compare(Comparison.GREATER, x, b.constant(DType.F64, 0));
        b.output("y", b.select(positive, x, b.multiply(x, b.constant(DType.F64, Double.NaN))));

        var results = Interpreter.run(
                Jvp.of(b.build(), List.of("x")),
                Map.of("x", Tensor.of(LANES, 2, 3), "tangent.x", Tensor.of(LANES, 1, 1)),
                Sizes.none().with(Axis.LANE, 2));

        assertThat(results.get("tangent.y").toArray()).containsExactly(1, 1);
    }

    @Test
    void minimumMaximum_ofEqualNumbers_giveAllToTheLeft() {
        var b = new Builder("ties");
        var x = b.input("x", LANES);
        b.output("y", b.add(b.maximum(x, b.constant(DType.F64, 1)), b.minimum(x, b.constant(DType.F64, 1))));

        assertThat(gradient(b.build(), 1)).containsExactly(2);
    }

    @Test
    void absolute_atZero_hasDerivativeZero() {
        var b = new Builder("kink");
        b.output("y", b.absolute(b.input("x", LANES)));

        assertThat(gradient(b.build(), 0, -2)).containsExactly(0, -1);
    }

    @Test
    void conversions_betweenFloats_agreeInBothModes() {
        var b = new Builder("convert");
        var x = b.input("x", LANES);
        b.output("y", b.convert(b.square(b.convert(x, DType.F32)), DType.F64));

        var gradient = gradient(b.build(), 3);

        assertThat(gradient).containsExactly(6);
    }

    @Test
    void stopGradientAndIntegers_passNothingBack() {
        var b = new Builder("stopped");
        var x = b.input("x", LANES);
        var stopped = b.emit(new Op.StopGradient(x));
        var whole = b.convert(b.convert(x, DType.I64), DType.F64);
        b.output("y", b.add(b.multiply(x, stopped), whole));

        assertThat(gradient(b.build(), 3)).containsExactly(3);
    }

    @ParameterizedTest
    @EnumSource(SpikeMode.class)
    void spike_byMode_hasTheDerivativeOfItsMode(SpikeMode mode) {
        var b = new Builder("spike");
        b.output("y", b.spike(b.input("x", LANES), Surrogate.PAPER, mode));

        var gradient = gradient(b.build(), -0.5, 0.25, 3);

        assertThat(gradient)
                .containsExactly(
                        switch (mode) {
                            case HARD, SOFT -> new double[] {0.3 * 0.5, 0.3 * 0.75, 0};
                            case EVENT -> new double[] {0, 0, 0};
                        });
    }

    @ParameterizedTest
    @MethodSource("synfire.ir.PublishedSurrogate#all")
    void spike_soft_agreesWithDifferences(PublishedSurrogate published) {
        var surrogate = published.surrogate();
        var b = new Builder("spike");
        b.output("y", b.spike(b.input("x", LANES), surrogate, SpikeMode.SOFT));

        Checks.check(b.build(), SIX, 0.05, 0.45);
        Checks.check(b.build(), SIX, -0.45, -0.05);
    }

    @Test
    void linearCrossing_insideTheStep_agreesWithDifferences() {
        var b = new Builder("linear");
        var before = b.input("before", LANES);
        var after = b.input("after", LANES);
        b.output("s", b.emit(new Op.LinearCrossing(before, after)));
        var at = Map.of(
                "before", Tensor.of(LANES, -1, -0.1, -2, -1, 1, -3),
                "after", Tensor.of(LANES, 2, 3, 0.5, -0.5, 2, 0.1));

        Checks.check(b.build(), at, SIX, 1e-8);
    }

    @Test
    void hermiteCrossing_insideTheStep_agreesWithDifferences() {
        var b = new Builder("hermite");
        var inputs = List.of("before", "after", "slope0", "slope1").stream()
                .map(name -> b.input(name, LANES))
                .toList();
        b.output("s", b.emit(new Op.HermiteCrossing(inputs.get(0), inputs.get(1), inputs.get(2), inputs.get(3))));
        var at = Map.of(
                "before", Tensor.of(LANES, -1, -0.1, -2, -1, 1, -3),
                "after", Tensor.of(LANES, 2, 3, 0.5, -0.5, 2, 0.1),
                "slope0", Tensor.of(LANES, 2, 3, 1, 0.2, 1, 3),
                "slope1", Tensor.of(LANES, 3, 4, 4, 0.2, 1, 1));

        // Roots to the last bit: differences of them carry 2⁻⁵³/1e-5.
        Checks.check(b.build(), at, SIX, 1e-8);
    }

    private static double[] gradient(Program program, double... x) {
        var derivative = Vjp.of(program, List.of("x"), List.of("y"));
        var ones = x.clone();
        Arrays.fill(ones, 1);
        var results = Interpreter.run(
                derivative,
                Map.of("x", Tensor.of(LANES, x), "cotangent.y", Tensor.of(LANES, ones)),
                Sizes.none().with(Axis.LANE, x.length));
        return results.get("cotangent.x").toArray();
    }
}
