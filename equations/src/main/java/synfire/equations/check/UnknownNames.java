package synfire.equations.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprText;
import synfire.equations.syntax.Function;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Spans;
import synfire.equations.syntax.Spelling;

/// Says why a name means nothing where it stands.
final class UnknownNames {

    private final Scope scope;
    private final Spans spans;
    private final Problems problems;
    private final Advice advice;

    UnknownNames(Scope scope, Spans spans, Problems problems, Advice advice) {
        this.scope = scope;
        this.spans = spans;
        this.problems = problems;
        this.advice = advice;
    }

    /// In a synapse model, a name without suffix that is known nowhere and looks like no slip is a variable of the cell
    /// after the synapse.
    boolean mayBelongToTarget(String name) {
        return scope.otherPopulations()
                && BuiltIn.named(name).isEmpty()
                && Function.named(name).isEmpty()
                && !scope.timedArrays().containsKey(name)
                && nearest(name).isEmpty();
    }

    private Optional<String> nearest(String name) {
        var known = new ArrayList<>(scope.known());
        known.addAll(advice.otherNames());
        return Spelling.nearest(name, known);
    }

    void report(Expr.Name use) {
        var name = use.name();
        var builtIn = BuiltIn.named(name);
        var function = Function.named(name);
        if (builtIn.isPresent()) {
            problems.add(
                    "not-here",
                    spans.of(use),
                    "'%s' has no meaning here".formatted(name),
                    whereItBelongs(builtIn.get()));
        } else if (function.isPresent()) {
            problems.add(
                    "function-without-call",
                    spans.of(use),
                    "'%s' is a function".formatted(name),
                    "call it: " + function.get().usage());
        } else if (scope.timedArrays().containsKey(name)) {
            problems.add(
                    "timed-array-without-time",
                    spans.of(use),
                    "'%s' is a timed array".formatted(name),
                    "write %s(t) or %s(t, i)".formatted(name, name));
        } else {
            problems.add(
                    "undefined",
                    spans.of(use),
                    "'%s' is not defined".formatted(name),
                    nearest(name)
                            .map("did you mean '%s'?"::formatted)
                            .orElseGet(() -> advice.declare().formatted(name)));
        }
    }

    void reportCall(Expr.Sample use) {
        var name = use.input();
        if (scope.kindOf(name).isPresent()) {
            var arguments = use.arguments().isEmpty()
                    ? "..."
                    : ExprText.of(use.arguments().getFirst());
            problems.add(
                    "not-a-function",
                    spans.of(use),
                    "'%s' is not a function".formatted(name),
                    "write an operator before the bracket, for example %s*(%s)".formatted(name, arguments));
            return;
        }
        var known = new ArrayList<>(scope.timedArrays().keySet());
        Arrays.stream(Function.values()).forEach(f -> known.addAll(f.names()));
        problems.add(
                "undefined-function",
                spans.of(use),
                "there is no function '%s'".formatted(name),
                Spelling.nearest(name, known)
                        .map("did you mean '%s'?"::formatted)
                        .orElseGet(() -> "if it is a timed array, "
                                + advice.declareTimedArray().formatted(name)));
    }

    private static String whereItBelongs(BuiltIn builtIn) {
        return switch (builtIn) {
            case XI -> "put the noise into a differential equation";
            case J, LASTUPDATE -> "only a synapse model knows it";
            case T, DT, I, N, NOT_REFRACTORY, LASTSPIKE -> "use parameters only";
            case PI, E, INF -> "use a number";
        };
    }
}
