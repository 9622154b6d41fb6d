package synfire.equations;

import java.util.EnumSet;
import java.util.Set;
import synfire.equations.syntax.Problems;

/// Which flags each kind of line may carry.
final class FlagRules {

    private static final Set<Flag> DIFFERENTIAL = EnumSet.of(
            Flag.UNLESS_REFRACTORY, Flag.EVENT_DRIVEN, Flag.CLOCK_DRIVEN, Flag.SHARED, Flag.TARGET, Flag.SOURCE);
    private static final Set<Flag> SUBEXPRESSION =
            EnumSet.of(Flag.CONSTANT_OVER_DT, Flag.SHARED, Flag.SUMMED, Flag.OUTPUT, Flag.INTEGER, Flag.BOOLEAN);

    private FlagRules() {}

    static void check(Draft.EquationText equation, Problems problems) {
        var allowed = equation.differential() ? DIFFERENTIAL : SUBEXPRESSION;
        for (var flag : equation.flags()) {
            if (!allowed.contains(flag)) {
                problems.add(
                        "flag-misplaced",
                        equation.unit().at(),
                        "'%s' is a flag for %s"
                                .formatted(
                                        flag.text(),
                                        DIFFERENTIAL.contains(flag)
                                                ? "differential equations"
                                                : SUBEXPRESSION.contains(flag)
                                                        ? "subexpressions and declarations"
                                                        : "declarations"),
                        "remove it");
            }
        }
    }
}
