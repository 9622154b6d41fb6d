package synfire.equations.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import synfire.equations.syntax.Expr;

/// Orders definitions so that each uses only those before it, and finds those that use themselves.
///
/// @param order names in dependency order, otherwise in the order given; those in a cycle are left out
/// @param cycles each as the path of names that leads back to its start
public record DependencyOrder(List<String> order, List<List<String>> cycles) {

    public DependencyOrder {
        order = List.copyOf(order);
        cycles = List.copyOf(cycles);
    }

    public static DependencyOrder of(Map<String, Expr> definitions) {
        var search = new Search(definitions);
        definitions.keySet().forEach(name -> search.visit(name, new ArrayList<>()));
        return new DependencyOrder(
                search.done.stream().filter(n -> !search.broken.contains(n)).toList(), search.cycles);
    }

    private static final class Search {

        private final Map<String, Set<String>> uses = new LinkedHashMap<>();
        private final Set<String> done = new LinkedHashSet<>();
        private final Set<String> broken = new LinkedHashSet<>();
        private final List<List<String>> cycles = new ArrayList<>();

        Search(Map<String, Expr> definitions) {
            definitions.forEach((name, value) -> {
                var names = new LinkedHashSet<>(Names.in(value));
                names.retainAll(definitions.keySet());
                uses.put(name, names);
            });
        }

        void visit(String name, List<String> path) {
            if (done.contains(name)) {
                return;
            }
            int loop = path.indexOf(name);
            if (loop >= 0) {
                var cycle = new ArrayList<>(path.subList(loop, path.size()));
                broken.addAll(cycle);
                cycle.add(name);
                cycles.add(List.copyOf(cycle));
                return;
            }
            path.add(name);
            uses.getOrDefault(name, Set.of()).forEach(used -> visit(used, path));
            path.removeLast();
            done.add(name);
        }
    }
}
