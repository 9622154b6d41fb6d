package synfire.equations.algebra;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import synfire.equations.syntax.Expr;

/// What an expression depends on through definitions, each looked at once.
///
/// @param names those that have no definition
/// @param timedArrays those read on the way
/// @param random whether random numbers are drawn on the way
public record Reach(Set<String> names, Set<String> timedArrays, boolean random) {

    public static Reach of(Expr expression, Map<String, Expr> definitions) {
        var names = new LinkedHashSet<String>();
        var timedArrays = new LinkedHashSet<String>();
        boolean random = false;
        var seen = new LinkedHashSet<String>();
        var open = new ArrayDeque<Expr>();
        open.add(expression);
        while (!open.isEmpty()) {
            var next = open.remove();
            timedArrays.addAll(Names.timedArrays(next));
            random |= Names.isRandom(next);
            for (var name : Names.in(next)) {
                var definition = definitions.get(name);
                if (definition == null) {
                    names.add(name);
                } else if (seen.add(name)) {
                    open.add(definition);
                }
            }
        }
        return new Reach(names, timedArrays, random);
    }
}
