package synfire.equations.algebra;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
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
        definitions.keySet().forEach(name -> search.visit(name));
        return new DependencyOrder(
                search.done.stream().filter(n -> !search.broken.contains(n)).toList(), search.cycles);
    }

    /// Depth first with a stack of its own, because a chain of definitions may be longer than the thread's.
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

        void visit(String start) {
            var path = new LinkedHashMap<String, Iterator<String>>();
            var stack = new ArrayDeque<String>();
            if (!done.contains(start)) {
                path.put(start, uses.getOrDefault(start, Set.of()).iterator());
                stack.push(start);
            }
            while (!stack.isEmpty()) {
                var name = stack.element();
                var rest = path.getOrDefault(name, Collections.emptyIterator());
                if (!rest.hasNext()) {
                    done.add(name);
                    path.remove(name);
                    stack.pop();
                    continue;
                }
                var used = rest.next();
                if (path.containsKey(used)) {
                    cycle(new ArrayList<>(path.keySet()), used);
                } else if (!done.contains(used)) {
                    path.put(used, uses.getOrDefault(used, Set.of()).iterator());
                    stack.push(used);
                }
            }
        }

        private void cycle(List<String> path, String start) {
            var cycle = new ArrayList<>(path.subList(path.indexOf(start), path.size()));
            broken.addAll(cycle);
            cycle.add(start);
            cycles.add(List.copyOf(cycle));
        }
    }
}
