package synfire.ir.differentiate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// The values of a loop's body that take the fewest bytes of all from which the rest of what the way back
/// needs can be
/// computed again: a smallest cut between what is carried and what is needed.
///
/// Of several such sets, the one that leaves the least to be computed again. Axes count as equally long.
final class SmallestTape {

    private static final long ENDLESS = Long.MAX_VALUE / 4;

    /// What an axis counts for.
    private static final long LENGTH = 64;

    private final Map<Value, Program.Step> definitions = new HashMap<>();
    private final Set<Value> moving;
    private final SaveSet save;
    private final List<Value> nodes = new ArrayList<>();
    private final Map<Value, Integer> numbers = new HashMap<>();
    private final List<List<Edge>> edges = new ArrayList<>();

    private SmallestTape(Program body, Set<Value> moving, SaveSet save) {
        body.steps().forEach(step -> step.results().forEach(result -> definitions.put(result, step)));
        this.moving = moving;
        this.save = save;
    }

    /// The values that depend on what is carried.
    static Set<Value> moving(Program body, int carries) {
        var moving = new HashSet<Value>();
        body.inputs().subList(0, carries).forEach(input -> moving.add(input.value()));
        for (var step : body.steps()) {
            if (step.op().operands().stream().anyMatch(moving::contains)) {
                moving.addAll(step.results());
            }
        }
        return moving;
    }

    /// @param moving the values that depend on what is carried
    /// @param needed by the way back, all of them among those
    static Set<Value> of(Program body, Set<Value> moving, Set<Value> needed, SaveSet save) {
        return new SmallestTape(body, moving, save).cut(needed);
    }

    /// A way for flow, and the way back along it.
    private static final class Edge {
        private final int to;
        private final int back;
        private long room;

        Edge(int to, int back, long room) {
            this.to = to;
            this.back = back;
            this.room = room;
        }
    }

    private static final int SOURCE = 0;
    private static final int SINK = 1;

    private static int entry(int number) {
        return 2 + 2 * number;
    }

    private static int exit(int number) {
        return 3 + 2 * number;
    }

    private Set<Value> cut(Set<Value> needed) {
        var pending = new ArrayDeque<>(needed);
        while (!pending.isEmpty()) {
            var value = pending.pop();
            if (moving.contains(value) && !numbers.containsKey(value)) {
                numbers.put(value, nodes.size());
                nodes.add(value);
                if (!begins(value)) {
                    pending.addAll(definition(value).op().operands());
                }
            }
        }
        for (int i = 0; i < entry(nodes.size()); i++) {
            edges.add(new ArrayList<>());
        }
        for (var value : nodes) {
            int number = number(value);
            join(entry(number), exit(number), cost(value));
            if (begins(value)) {
                join(SOURCE, entry(number), ENDLESS);
            } else {
                for (var operand : new LinkedHashSet<>(definition(value).op().operands())) {
                    if (moving.contains(operand)) {
                        join(exit(number(operand)), entry(number), ENDLESS);
                    }
                }
            }
        }
        needed.forEach(value -> join(exit(number(value)), SINK, ENDLESS));
        fill();
        var reaches = reachesSink();
        var cut = new LinkedHashSet<Value>();
        for (var value : nodes) {
            if (!reaches[entry(number(value))] && reaches[exit(number(value))]) {
                cut.add(value);
            }
        }
        return cut;
    }

    /// Whether a value is not computed again: it is carried, or dear.
    private boolean begins(Value value) {
        var step = definitions.get(value);
        return step == null || save.keeps(step.op());
    }

    private Program.Step definition(Value value) {
        return Objects.requireNonNull(definitions.get(value));
    }

    private int number(Value value) {
        return Objects.requireNonNull(numbers.get(value));
    }

    /// What keeping a value costs; conditions and events are computed again.
    private long cost(Value value) {
        if (!(value.type() instanceof TensorType type) || !(type.dtype().isFloat() || begins(value))) {
            return ENDLESS;
        }
        long cost = type.dtype().bytes();
        for (int i = 0; i < type.axes().size(); i++) {
            cost *= LENGTH;
        }
        return cost;
    }

    private void join(int from, int to, long room) {
        edges.get(from).add(new Edge(to, edges.get(to).size(), room));
        edges.get(to).add(new Edge(from, edges.get(from).size() - 1, 0));
    }

    /// Sends as much as there is room for, each time along a shortest way (Edmonds and Karp 1972).
    private void fill() {
        while (true) {
            var by = new Edge[edges.size()];
            var reached = new boolean[edges.size()];
            var pending = new ArrayDeque<>(List.of(SOURCE));
            reached[SOURCE] = true;
            while (!pending.isEmpty() && !reached[SINK]) {
                int at = pending.remove();
                for (var edge : edges.get(at)) {
                    if (edge.room > 0 && !reached[edge.to]) {
                        reached[edge.to] = true;
                        by[edge.to] = edge;
                        pending.add(edge.to);
                    }
                }
            }
            if (!reached[SINK]) {
                return;
            }
            long room = ENDLESS;
            for (int at = SINK; at != SOURCE; at = from(by[at])) {
                room = Math.min(room, by[at].room);
            }
            for (int at = SINK; at != SOURCE; at = from(by[at])) {
                by[at].room -= room;
                edges.get(at).get(by[at].back).room += room;
            }
        }
    }

    private int from(Edge edge) {
        return edges.get(edge.to).get(edge.back).to;
    }

    private boolean[] reachesSink() {
        var reaches = new boolean[edges.size()];
        var pending = new ArrayDeque<>(List.of(SINK));
        reaches[SINK] = true;
        while (!pending.isEmpty()) {
            for (var edge : edges.get(pending.remove())) {
                var there = edges.get(edge.to).get(edge.back);
                if (there.room > 0 && !reaches[edge.to]) {
                    reaches[edge.to] = true;
                    pending.add(edge.to);
                }
            }
        }
        return reaches;
    }

    /// Whether the body has nothing but what this can look through: no loops and conditions, no lines that
    /// are undone.
    static boolean canServe(Program body) {
        return body.steps().stream()
                .noneMatch(step -> step.op() instanceof Op.Scan
                        || step.op() instanceof Op.Cond
                        || step.op() instanceof Op.While
                        || step.op() instanceof Op.Put);
    }
}
