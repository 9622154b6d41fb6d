package synfire.equations.check;

import java.util.ArrayList;
import java.util.List;
import synfire.equations.check.Inference.Typed;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprText;
import synfire.equations.syntax.Function;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Spans;
import synfire.equations.units.Dimension;

/// What each function takes and gives.
final class FunctionRules {

    private final Inference inference;
    private final Spans spans;
    private final Problems problems;

    FunctionRules(Inference inference, Spans spans, Problems problems) {
        this.inference = inference;
        this.spans = spans;
        this.problems = problems;
    }

    Typed call(Expr.Call call) {
        var function = call.function();
        int count = call.arguments().size();
        if (count != function.arity()) {
            problems.add(
                    "arity",
                    spans.of(call),
                    "%s takes %s, not %d"
                            .formatted(
                                    function.symbol(),
                                    function.arity() == 1 ? "1 argument" : function.arity() + " arguments",
                                    count),
                    "write " + function.usage());
            call.arguments().forEach(inference::infer);
            return new Typed(call, Kind.ANYTHING);
        }
        return switch (function) {
            case EXP,
                    LOG,
                    LOG10,
                    LOG1P,
                    EXPM1,
                    EXPREL,
                    SIN,
                    COS,
                    TAN,
                    ARCSIN,
                    ARCCOS,
                    ARCTAN,
                    SINH,
                    COSH,
                    TANH,
                    SIGMOID,
                    ERF,
                    CEIL,
                    FLOOR,
                    POISSON,
                    INT -> plain(call);
            case RAND, RANDN -> new Typed(call, Kind.NUMBER);
            case ABS -> {
                var argument = inference.quantity(call.arguments().getFirst());
                yield rebuilt(call, List.of(argument), argument.kind());
            }
            case SIGN ->
                rebuilt(call, List.of(inference.quantity(call.arguments().getFirst())), Kind.NUMBER);
            case SQRT -> {
                var argument = inference.quantity(call.arguments().getFirst());
                yield rebuilt(
                        call,
                        List.of(argument),
                        argument.kind() instanceof Kind.Quantity(var dimension)
                                ? Kind.of(dimension.squareRoot())
                                : Kind.ANYTHING);
            }
            case MIN, MAX, CLIP -> alike(call, quantities(call.arguments()));
            case WHERE -> {
                var arguments = new ArrayList<Typed>();
                arguments.add(inference.condition(call.arguments().getFirst()));
                arguments.addAll(quantities(call.arguments().subList(1, 3)));
                yield alike(call, arguments);
            }
            case TIMESTEP -> measured(call, Dimension.TIME, Dimension.TIME);
            case Q10 -> measured(call, Dimension.NONE, Dimension.TEMPERATURE, Dimension.TEMPERATURE);
        };
    }

    private List<Typed> quantities(List<Expr> arguments) {
        return arguments.stream().map(inference::quantity).toList();
    }

    private Typed plain(Expr.Call call) {
        var argument = call.arguments().getFirst();
        boolean conversion = call.function() == Function.INT;
        var typed = conversion ? inference.infer(argument) : inference.quantity(argument);
        if (typed.kind() instanceof Kind.Quantity(var dimension) && !dimension.isNone()) {
            problems.add(
                    "dimension-mismatch",
                    spans.of(argument),
                    "%s takes a plain number, but %s is %s"
                            .formatted(call.function().symbol(), ExprText.of(argument), typed.kind()),
                    Fixes.toBecome(Dimension.NONE, dimension, argument));
        }
        return rebuilt(call, List.of(typed), Kind.NUMBER);
    }

    private Typed measured(Expr.Call call, Dimension... wanted) {
        var arguments = new ArrayList<Expr>();
        for (int i = 0; i < wanted.length; i++) {
            arguments.add(inference.quantityIn(
                    wanted[i],
                    call.arguments().get(i),
                    "argument " + (i + 1) + " of " + call.function().usage() + " is %2$s, but this is %1$s"));
        }
        return new Typed(rebuilt(call, arguments), Kind.NUMBER);
    }

    /// All numbers among the arguments must measure the same.
    private Typed alike(Expr.Call call, List<Typed> arguments) {
        var numbers = arguments.stream()
                .filter(a -> a.kind() instanceof Kind.Quantity && !Inference.fitsAll(a.expression()))
                .toList();
        if (numbers.isEmpty()) {
            return rebuilt(call, arguments, arguments.getLast().kind());
        }
        var first = numbers.getFirst();
        for (var other : numbers) {
            if (!inference.fits(first, other)) {
                problems.add(
                        "dimension-mismatch",
                        spans.of(call),
                        "the arguments of %s differ: %s is %s, %s is %s"
                                .formatted(
                                        call.function().symbol(),
                                        ExprText.of(first.expression()),
                                        first.kind(),
                                        ExprText.of(other.expression()),
                                        other.kind()),
                        "give all of them one unit");
                return rebuilt(call, arguments, Kind.ANYTHING);
            }
        }
        return rebuilt(call, arguments, first.kind());
    }

    private Typed rebuilt(Expr.Call call, List<Typed> arguments, Kind kind) {
        return new Typed(rebuilt(call, arguments.stream().map(Typed::expression).toList()), kind);
    }

    private Expr rebuilt(Expr.Call call, List<Expr> arguments) {
        return spans.replacing(call, new Expr.Call(call.function(), arguments));
    }
}
