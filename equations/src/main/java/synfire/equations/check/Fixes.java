package synfire.equations.check;

import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprText;
import synfire.equations.units.Dimension;
import synfire.equations.units.Numbers;

/// What to do about dimensions that do not fit.
public final class Fixes {

    private Fixes() {}

    /// How to make an expression that measures `found` measure `wanted`.
    public static String toBecome(Dimension wanted, Dimension found, Expr expression) {
        var text = ExprText.of(expression);
        if (expression instanceof Expr.Literal(double value, var unit)) {
            return unit.isOne()
                    ? "give the number its unit: %s*%s".formatted(text, wanted)
                    : "write %s".formatted(wanted.isNone() ? "a plain number" : "a quantity in " + wanted)
                            + (wanted.isNone() ? "" : ", for example %s*%s".formatted(Numbers.text(value), wanted));
        }
        var factor = found.dividedBy(wanted);
        var quoted = text.matches("\\w+") ? text : "(" + text + ")";
        if (factor.equals(Dimension.TIME)) {
            return "divide by a time constant: %s/tau".formatted(quoted);
        }
        if (factor.equals(Dimension.FREQUENCY)) {
            return "multiply by a time constant: %s*tau".formatted(quoted);
        }
        if (wanted.isNone()) {
            return "divide by a quantity in %s: %s/(1*%s)".formatted(found, quoted, found);
        }
        var inverse = factor.power(-1);
        return factor.toString().startsWith("1/")
                ? "multiply by a quantity in %s".formatted(inverse)
                : "divide by a quantity in %s".formatted(factor);
    }

    /// How to make the sides of a sum or comparison measure the same.
    static String toAgree(Expr.Binary binary, Kind left, Kind right) {
        if (!(left instanceof Kind.Quantity(var a)) || !(right instanceof Kind.Quantity(var b))) {
            return "give both sides one unit";
        }
        if (b.isNone() && binary.right() instanceof Expr.Literal) {
            return "give the number its unit: %s*%s".formatted(ExprText.of(binary.right()), a);
        }
        if (a.isNone() && binary.left() instanceof Expr.Literal) {
            return "give the number its unit: %s*%s".formatted(ExprText.of(binary.left()), b);
        }
        if (a.isNone() || b.isNone()) {
            return "make both sides plain numbers: divide the one with a unit by a quantity in " + (a.isNone() ? b : a);
        }
        var factor = a.dividedBy(b);
        return factor.toString().startsWith("1/")
                ? "divide %s by a quantity in %s".formatted(ExprText.of(binary.right()), factor.power(-1))
                : "multiply %s by a quantity in %s".formatted(ExprText.of(binary.right()), factor);
    }
}
