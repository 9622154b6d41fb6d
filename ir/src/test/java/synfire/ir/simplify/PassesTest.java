package synfire.ir.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import synfire.ir.Program;
import synfire.ir.ProgramReader;

/// What each pass writes, as text.
final class PassesTest {

    @Test
    void foldConstants_sumOfConstants_isAConstant() {
        rewrites(new FoldConstants().then(new DropUnused()), """
                %1:f64[] = constant 2.0
                %2:f64[] = constant 3.0
                %3:f64[] = add %1 %2
                %4:f64[lane] = multiply %0 %3
                return y %4
                """, """
                %3:f64[] = constant 5.0
                %4:f64[lane] = multiply %0 %3
                return y %4
                """);
    }

    @Test
    void gatherLinear_sumsOfMultiplesOfOneValue_areOneMultiplyAdd() {
        rewrites(new GatherLinear(), """
                %1:f64[] = constant -48.0
                %2:f64[lane] = subtract %0 %1
                %3:f64[] = constant -0.5
                %4:f64[lane] = multiply %2 %3
                %5:f64[lane] = add %0 %4
                return y %5
                """, """
                %5:f64[] = constant -24.0
                %6:f64[] = constant 0.5
                %7:f64[lane] = fma %0 %6 %5
                return y %7
                """);
    }

    @Test
    void indicators_arithmeticWithZerosAndOnes_isAChoice() {
        rewrites(new Indicators(), """
                %1:f64[] = constant 1.0
                %2:f64[] = constant 0.0
                %3:bool[lane] = greater %0 %2
                %4:f64[lane] = select %3 %1 %2
                %5:f64[lane] = subtract %1 %4
                %6:f64[lane] = multiply %0 %5
                %7:f64[] = constant -60.0
                %8:f64[lane] = fma %7 %4 %6
                return y %8
                """, """
                %2:f64[] = constant 0.0
                %3:bool[lane] = greater %0 %2
                %8:f64[] = constant -60.0
                %9:f64[lane] = select %3 %8 %0
                return y %9
                """);
    }

    @Test
    void specializeSelects_sameConditionInside_isKnownThere() {
        rewrites(new SpecializeSelects(), """
                %1:f64[] = constant 0.0
                %2:bool[lane] = greater %0 %1
                %3:f64[lane] = select %2 %0 %1
                %4:f64[lane] = add %3 %0
                %5:f64[lane] = exp %0
                %6:f64[lane] = select %2 %4 %5
                return y %6
                """, """
                %1:f64[] = constant 0.0
                %2:bool[lane] = greater %0 %1
                %5:f64[lane] = exp %0
                %6:f64[lane] = add %0 %0
                %7:f64[lane] = select %2 %6 %5
                return y %7
                """);
    }

    @Test
    void compareDirectly_marginOfAThreshold_isAComparison() {
        rewrites(new CompareDirectly(), """
                %1:f64[] = constant -50.0
                %2:f64[lane] = subtract %0 %1
                %3:f64[] = constant 2.2250738585072014E-308
                %4:f64[lane] = subtract %2 %3
                %5:f64[] = constant 0.0
                %6:bool[lane] = greater_equal %4 %5
                return y %6
                """, """
                %1:f64[] = constant -50.0
                %6:bool[lane] = greater %0 %1
                return y %6
                """);
    }

    @Test
    void eliminateCommonSubexpressions_mirroredSum_isComputedOnce() {
        rewrites(new EliminateCommonSubexpressions(), """
                %1:f64[lane] = exp %0
                %2:f64[lane] = add %0 %1
                %3:f64[lane] = add %1 %0
                %4:f64[lane] = multiply %2 %3
                return y %4
                """, """
                %1:f64[lane] = exp %0
                %2:f64[lane] = add %0 %1
                %3:f64[lane] = multiply %2 %2
                return y %3
                """);
    }

    @Test
    void simplifyAlgebra_neutralElementsAndSigns_goAway() {
        rewrites(new SimplifyAlgebra().then(new DropUnused()), """
                %1:f64[] = constant 1.0
                %2:f64[lane] = multiply %0 %1
                %3:f64[lane] = negate %2
                %4:f64[lane] = exp %0
                %5:f64[lane] = add %4 %3
                return y %5
                """, """
                %3:f64[lane] = exp %0
                %4:f64[lane] = subtract %3 %0
                return y %4
                """);
    }

    /// −0 + 0 is 0.
    @Test
    void simplifyAlgebra_sumWithPositiveZero_stays() {
        var text = """
                %1:f64[] = constant 0.0
                %2:f64[lane] = add %0 %1
                return y %2
                """;
        rewrites(new SimplifyAlgebra(), text, text);
    }

    @Test
    void powersByMultiplication_cubeAndInverseRoot_areProducts() {
        rewrites(new PowersByMultiplication().then(new DropUnused()), """
                %1:f64[] = constant 3.0
                %2:f64[lane] = power %0 %1
                %3:f64[] = constant -0.5
                %4:f64[lane] = power %0 %3
                return cube %2, root %4
                """, """
                %2:f64[lane] = multiply %0 %0
                %3:f64[lane] = multiply %2 %0
                %5:f64[lane] = sqrt %0
                %6:f64[lane] = reciprocal %5
                return cube %3, root %6
                """);
    }

    @Test
    void multiplyByReciprocals_commonDenominator_isInvertedOnce() {
        rewrites(new MultiplyByReciprocals(), """
                %1:f64[lane] = exp %0
                %2:f64[lane] = divide %0 %1
                %3:f64[lane] = divide %2 %1
                return y %3
                """, """
                %1:f64[lane] = exp %0
                %2:f64[lane] = reciprocal %1
                %3:f64[lane] = multiply %0 %2
                %4:f64[lane] = multiply %3 %2
                return y %4
                """);
    }

    @Test
    void multiplyByReciprocals_divisionByAConstantOfTheLoop_leavesIt() {
        rewrites(new MultiplyByReciprocals().then(new HoistInvariants()), """
                %1:f64[lane] = scan time forward carries=1 xs=0 saved=0 %0 %0 program body(v %0:f64[lane], tau %1:f64[lane]) {
                  %2:f64[lane] = divide %0 %1
                  return v %2
                }
                return y %1
                """, """
                %1:f64[lane] = reciprocal %0
                %2:f64[lane] = scan time forward carries=1 xs=0 saved=0 %0 %1 program body(v %0:f64[lane], invariant1 %1:f64[lane]) {
                    %2:f64[lane] = multiply %0 %1
                    return v %2
                  }
                return y %2
                """);
    }

    @Test
    void mergeDivisions_ofAQuotient_isOneDivision() {
        rewrites(new MergeDivisions().then(new DropUnused()), """
                %1:f64[lane] = exp %0
                %2:f64[lane] = divide %1 %0
                %3:f64[] = constant 3.0
                %4:f64[lane] = divide %3 %2
                return y %4
                """, """
                %1:f64[lane] = exp %0
                %3:f64[] = constant 3.0
                %4:f64[lane] = multiply %3 %0
                %5:f64[lane] = divide %4 %1
                return y %5
                """);
    }

    @Test
    void shareExponentials_slopesInTheRatioFour_areOneExponential() {
        rewrites(new ShareExponentials(), """
                %1:f64[] = constant 0.025
                %2:f64[lane] = multiply %0 %1
                %3:f64[lane] = exp %2
                %4:f64[] = constant 4.0
                %5:f64[lane] = subtract %4 %0
                %6:f64[] = constant -0.1
                %7:f64[lane] = multiply %5 %6
                %8:f64[lane] = exp %7
                return a %3, b %8
                """, """
                %1:f64[] = constant 0.025
                %3:f64[lane] = multiply %1 %0
                %4:f64[lane] = exp %3
                %9:f64[lane] = multiply %4 %4
                %10:f64[lane] = multiply %9 %9
                %11:f64[] = constant 0.6703200460356393
                %12:f64[lane] = multiply %11 %10
                return a %4, b %12
                """);
    }

    @Test
    void shareExponentials_slopesThatAreNoMultiples_stay() {
        var text = """
                %1:f64[lane] = exp %0
                %2:f64[] = constant 2.5
                %3:f64[lane] = multiply %0 %2
                %4:f64[lane] = exp %3
                return a %1, b %4
                """;
        rewrites(new ShareExponentials(), text, text);
    }

    @Test
    void fuseMultiplyAdd_productsOnEitherSide_areFused() {
        rewrites(new FuseMultiplyAdd(), """
                %1:f64[lane] = exp %0
                %2:f64[lane] = multiply %0 %1
                %3:f64[lane] = subtract %1 %2
                %4:f64[] = constant 2.0
                %5:f64[lane] = multiply %3 %4
                %6:f64[lane] = multiply %0 %0
                %7:f64[lane] = add %5 %6
                return y %7
                """, """
                %1:f64[lane] = exp %0
                %3:f64[lane] = negate %0
                %4:f64[lane] = fma %3 %1 %1
                %5:f64[] = constant 2.0
                %7:f64[lane] = multiply %0 %0
                %8:f64[lane] = fma %4 %5 %7
                return y %8
                """);
    }

    @Test
    void dropUnused_deadStep_isRemoved() {
        rewrites(new DropUnused(), """
                %1:f64[lane] = exp %0
                %2:f64[lane] = log %0
                return y %1
                """, """
                %1:f64[lane] = exp %0
                return y %1
                """);
    }

    private static void rewrites(Pass pass, String before, String after) {
        assertThat(pass.apply(program(before))).hasToString(program(after).toString());
    }

    private static Program program(String steps) {
        return ProgramReader.read("program p(x %0:f64[lane]) {\n" + steps + "}");
    }
}
