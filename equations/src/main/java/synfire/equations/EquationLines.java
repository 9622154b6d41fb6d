package synfire.equations;

import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Pattern;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.LogicalLines;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Word;

/// Reads a block of equations in the notation of Brian 2.
///
/// ```
/// dv/dt = (E_L - v)/tau : mV (unless refractory)     differential equation
/// I_m = g*(E_L - v) : pA                             subexpression
/// g : nS (constant)                                  parameter
/// ```
final class EquationLines {

    private static final Pattern DERIVATIVE = Pattern.compile("d(\\w+)\\s*/\\s*d(\\w+)");
    private static final Pattern NAME = Pattern.compile("\\w+");

    private final Draft draft;

    private EquationLines(Draft draft) {
        this.draft = draft;
    }

    /// Adds the equations of the block to the draft; lines that only declare a name become state without initial value.
    static void read(Region block, Draft draft) {
        var reader = new EquationLines(draft);
        LogicalLines.ofEquations(draft.source, block).forEach(reader::line);
    }

    private void line(LogicalLines.Line line) {
        var code = line.code();
        int equals = code.text().indexOf('=');
        int colon = code.text().indexOf(':');
        if (equals < 0 || (colon >= 0 && colon < equals)) {
            declaration(code, colon, line.comment());
        } else {
            equation(code, equals, code.text().indexOf(':', equals));
        }
    }

    private void declaration(Word code, int colon, String comment) {
        var name = colon < 0 ? code : code.part(0, colon);
        if (colon < 0 || !NAME.matcher(name.text()).matches()) {
            draft.problems.add(
                    "not-an-equation",
                    code.at(),
                    "this is no equation",
                    "write dx/dt = EXPRESSION : UNIT, or x = EXPRESSION : UNIT, or x : UNIT");
            return;
        }
        var unit = UnitTexts.read(code.part(colon + 1, code.text().length()), draft.problems);
        draft.state.add(new Draft.StateText(name, Optional.empty(), Optional.of(unit), unit.flags(), comment));
    }

    private void equation(Word code, int equals, int colon) {
        var left = code.part(0, equals);
        int end = colon < 0 ? code.text().length() : colon;
        var value = expression(code.part(equals + 1, end));
        Draft.UnitText unit;
        if (colon < 0) {
            var after = new Region(code.at().end(), code.at().end());
            draft.problems.add(
                    "unit-missing",
                    new Region(
                            Math.max(code.at().start(), code.at().end() - 1),
                            code.at().end()),
                    "the equation of '%s' has no unit".formatted(left.text()),
                    "add one at the end: ' : mV', or ' : 1' for a plain number");
            unit = new Draft.UnitText(Optional.empty(), EnumSet.noneOf(Flag.class), after);
        } else {
            unit = UnitTexts.read(code.part(colon + 1, code.text().length()), draft.problems);
        }
        var derivative = DERIVATIVE.matcher(left.text());
        if (derivative.matches()) {
            if (!derivative.group(2).equals("t")) {
                draft.problems.add(
                        "derivative",
                        left.at(),
                        "'%s' is a derivative with respect to %s".formatted(left.text(), derivative.group(2)),
                        "write d%s/dt".formatted(derivative.group(1)));
            }
            var name = left.part(derivative.start(1), derivative.end(1));
            draft.equations.add(new Draft.EquationText(name, true, value, unit, unit.flags(), code.at()));
        } else if (NAME.matcher(left.text()).matches()) {
            draft.equations.add(new Draft.EquationText(left, false, value, unit, unit.flags(), code.at()));
        } else {
            draft.problems.add(
                    "left-side",
                    left.text().isEmpty() ? code.at() : left.at(),
                    "the left side of an equation is a name or a derivative, not '%s'".formatted(left.text()),
                    "write x = ... or dx/dt = ...");
        }
    }

    private Expr expression(Word text) {
        return ExprParser.parse(text.at(), draft.spans, draft.problems);
    }
}
