package synfire.ir.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.ir.DType;
import synfire.ir.UnaryFunction;

/// The errors that the functions' comments state, on grids with as many random points between.
final class FunctionAccuracyTest {

    /// The function, where, and the largest error in ulp.
    record Claim(UnaryFunction function, DType dtype, double from, double to, double ulps) {

        void hold(int points) {
            var worst = Accuracy.worst(function, dtype, Accuracy.grid(from, to, points));

            assertThat(worst.ulps()).as("at %s", worst.at()).isLessThan(ulps);
        }
    }

    static Stream<Claim> claims() {
        return """
            EXP    0.9   F64 -708 709.78   F64 -1.5 1.5   F32 -86.9 88.72  F32 -1.5 1.5
            EXPM1  1.75  F64 -60 709.78    F64 -1.5 1.5   F32 -30 88.72    F32 -1.5 1.5
            EXPREL 2.1   F64 -700 709      F64 -1.5 1.5   F32 -80 88       F32 -1.5 1.5
            SIGMOID 2.1  F64 -700 40       F64 -2 2       F32 -86 20       F32 -2 2
            TANH   3     F64 -20 20        F64 -1 1       F32 -10 10       F32 -1 1
            LOG    0.9   F64 1e-3 10       F64 0.7 1.42   F32 1e-3 10      F32 0.7 1.42   F64 1 1e300
            LOG1P  1.4   F64 -0.999 10     F64 -0.4 0.5   F32 -0.999 10    F32 -0.4 0.5   F64 1 1e300
            SINH   2.7   F64 -709 709      F64 -2 2       F32 -88 88       F32 -2 2
            COSH   1.3   F64 -709 709      F64 -2 2       F32 -88 88       F32 -2 2
            SIN    1.6   F64 -7 7          F64 1 1e5      F32 -7 7         F32 1 1e6      F64 1 2.8e14
            COS    1.6   F64 -7 7          F64 1 1e5      F32 -7 7         F32 1 1e6      F64 1 2.8e14
            TAN    3.5   F64 -7 7          F64 1 1e5      F32 -7 7         F32 1 1e6
            ATAN   1.8   F64 -7 7          F64 0 1e5      F32 -7 7         F32 0 1e5
            ASIN   2.0   F64 -1 1          F32 -1 1
            ACOS   1.3   F64 -0.9999999 1  F32 -0.9999999 1
            ERF    1.2   F64 -1 1          F64 0 5.5      F32 -1 1         F32 0 4.5
            """.lines().flatMap(FunctionAccuracyTest::claims);
    }

    private static Stream<Claim> claims(String line) {
        var words = line.strip().split(" +", -1);
        return Stream.iterate(2, i -> i < words.length, i -> i + 3)
                .map(i -> new Claim(
                        UnaryFunction.valueOf(words[0]),
                        DType.valueOf(words[i]),
                        Double.parseDouble(words[i + 1]),
                        Double.parseDouble(words[i + 2]),
                        Double.parseDouble(words[1])));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void function_onGrid_isWithinStatedError(Claim claim) {
        claim.hold(250);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("claims")
    void function_onDenseGrid_isWithinStatedError(Claim claim) {
        claim.hold(20_000);
    }

    @ParameterizedTest
    @CsvSource({
        "EXP, 80, 0.9",
        "EXPM1, 80, 1.75",
        "EXPREL, 80, 2.1",
        "TANH, 10, 3",
        "LOG1P, 0.9, 1.4",
        "SINH, 80, 2.7",
        "SIN, 1e5, 1.6",
        "TAN, 1e5, 3.5",
        "ATAN, 1e30, 1.8",
        "ASIN, 1, 2.0",
        "ERF, 4, 1.2"
    })
    void function_atEveryMagnitude_isWithinStatedError(UnaryFunction function, double to, double ulps) {
        for (var dtype : new DType[] {DType.F32, DType.F64}) {
            var worst = Accuracy.worst(function, dtype, Accuracy.magnitudes(1e-37, to, 250));

            assertThat(worst.ulps()).as("%s at %s", dtype, worst.at()).isLessThan(ulps);
        }
    }
}
