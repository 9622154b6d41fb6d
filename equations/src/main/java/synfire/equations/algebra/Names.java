package synfire.equations.algebra;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import synfire.equations.syntax.Expr;

/// What an expression mentions.
public final class Names {

    private Names() {}

    /// The names in an expression, in the order of the text.
    public static Set<String> in(Expr expression) {
        var names = new LinkedHashSet<String>();
        collect(expression, names);
        return names;
    }

    public static boolean mentions(Expr expression, String name) {
        return any(expression, e -> e instanceof Expr.Name(var found) && found.equals(name));
    }

    /// The timed arrays in an expression.
    public static Set<String> timedArrays(Expr expression) {
        var names = new LinkedHashSet<String>();
        collectTimedArrays(expression, names);
        return names;
    }

    /// Whether an expression draws random numbers.
    public static boolean isRandom(Expr expression) {
        return any(expression, e -> e instanceof Expr.Call(var function, var _) && function.isRandom());
    }

    /// Whether any part of the expression, itself included, satisfies the test.
    public static boolean any(Expr expression, Predicate<Expr> test) {
        return test.test(expression) || expression.children().stream().anyMatch(child -> any(child, test));
    }

    private static void collect(Expr expression, Set<String> names) {
        if (expression instanceof Expr.Name(var name)) {
            names.add(name);
        }
        expression.children().forEach(child -> collect(child, names));
    }

    private static void collectTimedArrays(Expr expression, Set<String> names) {
        if (expression instanceof Expr.Sample(var input, var _)) {
            names.add(input);
        }
        expression.children().forEach(child -> collectTimedArrays(child, names));
    }
}
