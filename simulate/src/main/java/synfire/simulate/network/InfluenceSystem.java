package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The linear system that the traces of all weights into one cell follow: after a step each of its nodes is a
/// sum of nodes before it, the same for all weights, and what arrives.
final class InfluenceSystem {

    /// What happened in some steps.
    static final class Window {
        private final int steps;
        private final double[] coefficients;
        private final double[][] errors;
        private final Function<String, double[]> values;

        /// @param coefficients of the graph, `[time, coefficient]`
        /// @param errors by population `[time, cell]`
        /// @param values of what was left behind, by name
        Window(int steps, double[] coefficients, double[][] errors, Function<String, double[]> values) {
            this.steps = steps;
            this.coefficients = coefficients;
            this.errors = errors;
            this.values = values;
        }
    }

    /// What arrives at a node.
    ///
    /// @param coefficient that it counts for
    private record Arrival(int node, int coefficient, InfluencePattern.Rows rows) {}

    /// A node that the loss acts on.
    private record Acted(int node, int population, int cell) {}

    private final OnlineParts parts;
    private final InfluencePattern.Target target;
    private final int count;
    private final int cells;
    private final int[] starts;
    private final int[] from;
    private final int[] edges;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Acted> acted = new ArrayList<>();

    /// @param into edges by the node that they lead to
    InfluenceSystem(InfluencePattern pattern, InfluenceGraph.Lists into, InfluencePattern.Target target) {
        var graph = pattern.graph();
        this.parts = pattern.parts();
        this.target = target;
        this.count = graph.coefficients();
        this.cells = graph.size(target.population());
        var local = new HashMap<Integer, Integer>();
        target.nodes().forEach(node -> local.put(node, local.size()));
        this.starts = new int[local.size() + 1];
        var froms = new ArrayList<Integer>();
        var used = new ArrayList<Integer>();
        for (int n = 0; n < local.size(); n++) {
            int node = target.nodes().get(n);
            for (int i = into.start(node); i < into.start(node + 1); i++) {
                var before = local.get(graph.from(into.id(i)));
                if (before != null) {
                    froms.add(before);
                    used.add(into.id(i));
                }
            }
            starts[n + 1] = used.size();
        }
        this.from = froms.stream().mapToInt(Integer::intValue).toArray();
        this.edges = used.stream().mapToInt(Integer::intValue).toArray();
        int p = target.population();
        for (var rows : target.groups()) {
            for (var component : parts.components(p)) {
                int first = graph.arrival(
                        p, component, parts.projection(rows.projection()).variable());
                var node = local.get(graph.node(p, component, target.cell()));
                if (first >= 0 && node != null) {
                    arrivals.add(new Arrival(node, first + target.cell(), rows));
                }
            }
        }
        for (int q : parts.populations()) {
            parts.acted(q).filter(parts.components(q)::contains).ifPresent(component -> {
                for (int k = 0; k < graph.size(q); k++) {
                    var node = local.get(graph.node(q, component, k));
                    if (node != null) {
                        acted.add(new Acted(node, q, k));
                    }
                }
            });
        }
    }

    /// Some steps.
    ///
    /// @param traces `[node, row]` before them; they are written over
    /// @param gradient of each projection, which is added to
    /// @return the traces after them
    double[][] advance(Window window, double[][] traces, Map<String, double[]> gradient) {
        var now = traces;
        var next = new double[now.length][target.rows()];
        var sum = new double[target.rows()];
        var rows = new RowSum(now.length);
        for (int t = 0; t < window.steps; t++) {
            int first = t * count;
            for (int n = 0; n < next.length; n++) {
                for (int i = starts[n]; i < starts[n + 1]; i++) {
                    rows.take(window.coefficients[first + edges[i]], now[from[i]]);
                }
                rows.into(next[n]);
            }
            for (var arrival : arrivals) {
                arrive(window, t, arrival, next[arrival.node()]);
            }
            for (var each : acted) {
                var errors = window.errors[each.population()];
                if (errors.length > 0) {
                    int size = errors.length / window.steps;
                    rows.take(errors[t * size + each.cell()], next[each.node()]);
                }
            }
            rows.addTo(sum);
            var before = now;
            now = next;
            next = before;
        }
        for (var group : target.groups()) {
            var into = gradient.get(parts.projection(group.projection()).input("weight"));
            for (int r = 0; r < group.count() && into != null; r++) {
                into[group.source(r) * cells + target.cell()] += sum[group.first() + r];
            }
        }
        return now;
    }

    private void arrive(Window window, int t, Arrival arrival, double[] node) {
        var rows = arrival.rows();
        var sent = window.values.apply(InfluenceProgram.sent(parts, rows.projection()));
        int sources = sent.length / window.steps;
        double counts = window.coefficients[t * count + arrival.coefficient()];
        for (int r = 0; r < rows.count(); r++) {
            double x = sent[t * sources + rows.source(r)];
            if (x != 0) {
                node[rows.first() + r] += counts * x;
            }
        }
    }
}
