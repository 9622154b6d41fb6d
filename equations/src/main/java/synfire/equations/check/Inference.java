package synfire.equations.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.equations.algebra.Constants;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprText;
import synfire.equations.syntax.Function;
import synfire.equations.syntax.Holes;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Spans;
import synfire.equations.syntax.UnaryOperator;
import synfire.equations.units.Dimension;
import synfire.equations.units.Exponent;

/// Finds what an expression is, bottom up, and notes every mistake in it.
///
/// A condition where a number is needed becomes `int(condition)`; a constant of physics becomes its value. What was not
/// understood fits everywhere, so that one mistake is reported once.
public final class Inference {

    /// An expression as it goes into the model, and what it is.
    public record Typed(Expr expression, Kind kind) {}

    private final Scope scope;
    private final Spans spans;
    private final Problems problems;
    private final UnknownNames unknown;
    private final FunctionRules functions;

    public Inference(Scope scope, Spans spans, Problems problems, Advice advice) {
        this.scope = scope;
        this.spans = spans;
        this.problems = problems;
        this.unknown = new UnknownNames(scope, spans, problems, advice);
        this.functions = new FunctionRules(this, spans, problems);
    }

    /// Whatever the expression is.
    public Typed infer(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal ->
                new Typed(literal, Kind.of(literal.unit().dimension()));
            case Expr.Truth truth -> new Typed(truth, Kind.CONDITION);
            case Expr.Name name -> name(name);
            case Expr.Unary unary -> unary(unary);
            case Expr.Binary binary -> binary(binary);
            case Expr.Call call -> functions.call(call);
            case Expr.Sample sample -> sample(sample);
        };
    }

    /// The expression as a number; a condition counts 1 if it holds and 0 if not.
    public Typed quantity(Expr expression) {
        return counted(infer(expression));
    }

    private Typed counted(Typed typed) {
        return typed.kind() instanceof Kind.Condition
                ? new Typed(
                        spans.replacing(typed.expression(), new Expr.Call(Function.INT, List.of(typed.expression()))),
                        Kind.NUMBER)
                : typed;
    }

    /// The expression as a condition.
    public Typed condition(Expr expression) {
        var typed = infer(expression);
        if (typed.kind() instanceof Kind.Quantity(var dimension)) {
            problems.add(
                    "condition-expected",
                    spans.of(expression),
                    "%s is a number, but a condition stands here".formatted(quoted(expression)),
                    "compare it with another number%s: %s > ..."
                            .formatted(dimension.isNone() ? "" : " in " + dimension, ExprText.of(expression)));
            return new Typed(typed.expression(), Kind.ANYTHING);
        }
        return typed;
    }

    /// The expression as a number that must have a given dimension.
    ///
    /// @param mismatch what to say if it has another; `%1$s` is what it has, `%2$s` what it should have
    public Expr quantityIn(Dimension wanted, Expr expression, String mismatch) {
        var typed = quantity(expression);
        if (typed.kind() instanceof Kind.Quantity(var found) && !found.equals(wanted) && !fitsAll(typed.expression())) {
            problems.add(
                    "dimension-mismatch",
                    spans.of(expression),
                    mismatch.formatted(typed.kind(), Kind.of(wanted)),
                    Fixes.toBecome(wanted, found, expression));
        }
        return typed.expression();
    }

    private Typed name(Expr.Name name) {
        if (Holes.isHole(name)) {
            return new Typed(name, Kind.ANYTHING);
        }
        var kind = scope.kindOf(name.name());
        if (kind.isPresent()) {
            return new Typed(name, kind.get());
        }
        Optional<Expr> constant =
                BuiltIn.named(name.name()).isEmpty() ? PhysicalConstants.named(name.name()) : Optional.empty();
        if (constant.isPresent()) {
            return new Typed(
                    spans.replacing(name, constant.get()), infer(constant.get()).kind());
        }
        if (!unknown.mayBelongToTarget(name.name())) {
            unknown.report(name);
        }
        return new Typed(name, Kind.ANYTHING);
    }

    private Typed unary(Expr.Unary unary) {
        return switch (unary.operator()) {
            case NOT -> {
                var operand = condition(unary.operand());
                yield new Typed(rebuilt(unary, operand), Kind.CONDITION);
            }
            case NEGATE -> {
                var operand = quantity(unary.operand());
                yield new Typed(rebuilt(unary, operand), operand.kind());
            }
        };
    }

    private Expr rebuilt(Expr.Unary unary, Typed operand) {
        return spans.replacing(unary, new Expr.Unary(unary.operator(), operand.expression()));
    }

    private Typed binary(Expr.Binary binary) {
        var operator = binary.operator();
        if (operator.isLogical()) {
            return rebuilt(binary, condition(binary.left()), condition(binary.right()), Kind.CONDITION);
        }
        var left = equality(operator) ? infer(binary.left()) : quantity(binary.left());
        var right = equality(operator) ? infer(binary.right()) : quantity(binary.right());
        if (left.kind() instanceof Kind.Condition && right.kind() instanceof Kind.Condition) {
            return rebuilt(binary, left, right, Kind.CONDITION);
        }
        left = counted(left);
        right = counted(right);
        var kind = switch (operator) {
            case ADD, SUBTRACT, MODULO -> common(binary, left, right);
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> {
                common(binary, left, right);
                yield Kind.CONDITION;
            }
            case MULTIPLY -> product(binary, left.kind(), right.kind(), 1);
            case DIVIDE, FLOOR_DIVIDE -> product(binary, left.kind(), right.kind(), -1);
            case POWER -> power(binary, left, right);
            case AND, OR -> Kind.CONDITION;
        };
        return rebuilt(binary, left, right, kind);
    }

    private static boolean equality(BinaryOperator operator) {
        return operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL;
    }

    private Typed rebuilt(Expr.Binary binary, Typed left, Typed right, Kind kind) {
        return new Typed(
                spans.replacing(binary, new Expr.Binary(binary.operator(), left.expression(), right.expression())),
                kind);
    }

    private Kind common(Expr.Binary binary, Typed left, Typed right) {
        if (!fits(left, right)) {
            problems.add(
                    "dimension-mismatch",
                    spans.of(binary),
                    "the two sides of '%s' differ: %s is %s, %s is %s"
                            .formatted(
                                    binary.operator().symbol(),
                                    ExprText.of(binary.left()),
                                    left.kind(),
                                    ExprText.of(binary.right()),
                                    right.kind()),
                    Fixes.toAgree(binary, left.kind(), right.kind()));
            return Kind.ANYTHING;
        }
        return fitsAll(left.expression()) ? right.kind() : left.kind();
    }

    boolean fits(Typed left, Typed right) {
        return !(left.kind() instanceof Kind.Quantity)
                || !(right.kind() instanceof Kind.Quantity)
                || left.kind().equals(right.kind())
                || fitsAll(left.expression())
                || fitsAll(right.expression());
    }

    /// 0 and ±∞ are the same in every unit.
    static boolean fitsAll(Expr expression) {
        return switch (expression) {
            case Expr.Name(var name) -> name.equals(BuiltIn.INF.symbol());
            case Expr.Unary(var operator, var operand) -> operator == UnaryOperator.NEGATE && fitsAll(operand);
            case Expr.Literal(double value, var unit) -> value == 0 && unit.isOne();
            case Expr.Truth _, Expr.Binary _, Expr.Call _, Expr.Sample _ -> false;
        };
    }

    private Kind product(Expr.Binary binary, Kind left, Kind right, int power) {
        if (!(left instanceof Kind.Quantity(var a)) || !(right instanceof Kind.Quantity(var b))) {
            return Kind.ANYTHING;
        }
        try {
            return Kind.of(a.times(b.power(power)));
        } catch (ArithmeticException e) {
            return tooLarge(binary);
        }
    }

    private Kind power(Expr.Binary binary, Typed base, Typed exponent) {
        if (exponent.kind() instanceof Kind.Quantity(var dimension) && !dimension.isNone()) {
            problems.add(
                    "dimension-mismatch",
                    spans.of(binary.right()),
                    "the exponent %s is %s, but an exponent is a plain number"
                            .formatted(ExprText.of(binary.right()), exponent.kind()),
                    Fixes.toBecome(Dimension.NONE, dimension, binary.right()));
            return Kind.ANYTHING;
        }
        if (!(base.kind() instanceof Kind.Quantity(var dimension)) || dimension.isNone()) {
            return base.kind();
        }
        var value = Constants.valueOf(exponent.expression());
        try {
            if (value.isPresent()) {
                return Kind.of(dimension.power(Exponent.nearest(value.getAsDouble())));
            }
        } catch (ArithmeticException e) {
            return tooLarge(binary);
        } catch (IllegalArgumentException e) {
            // no simple fraction: reported below
        }
        problems.add(
                "exponent-unknown",
                spans.of(binary.right()),
                "%s is in %s, so its exponent must be a number written out, such as 2 or 0.5"
                        .formatted(ExprText.of(binary.left()), dimension),
                "make the base a plain number: (%s/(1*%s))**...".formatted(ExprText.of(binary.left()), dimension));
        return Kind.ANYTHING;
    }

    private Kind tooLarge(Expr.Binary binary) {
        problems.add(
                "exponent-unknown",
                spans.of(binary),
                "the unit of %s has exponents that are too large".formatted(quoted(binary)),
                "make the base a plain number first");
        return Kind.ANYTHING;
    }

    private Typed sample(Expr.Sample sample) {
        var kind = scope.timedArrays().get(sample.input());
        var arguments = new ArrayList<Expr>();
        if (kind == null) {
            unknown.reportCall(sample);
            sample.arguments().forEach(a -> arguments.add(infer(a).expression()));
            return new Typed(sample, Kind.ANYTHING);
        }
        if (sample.arguments().isEmpty() || sample.arguments().size() > 2) {
            problems.add(
                    "arity",
                    spans.of(sample),
                    "the timed array '%s' takes a time, or a time and an index, not %d arguments"
                            .formatted(sample.input(), sample.arguments().size()),
                    "write %s(t) or %s(t, i)".formatted(sample.input(), sample.input()));
            return new Typed(sample, kind);
        }
        arguments.add(quantityIn(
                Dimension.TIME, sample.arguments().getFirst(), "a timed array is read at a time, but this is %s"));
        if (sample.arguments().size() == 2) {
            arguments.add(quantityIn(
                    Dimension.NONE,
                    sample.arguments().getLast(),
                    "the index of a cell is a plain number, but this is %s"));
        }
        return new Typed(spans.replacing(sample, new Expr.Sample(sample.input(), arguments)), kind);
    }

    static String quoted(Expr expression) {
        return "'" + ExprText.of(expression) + "'";
    }
}
