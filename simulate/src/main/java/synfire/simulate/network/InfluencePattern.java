package synfire.simulate.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Which numbers [OnlineRule.Influence] keeps: for each cell that weights are learned into, the weights, and
/// the nodes of an [InfluenceGraph] that come to depend on them. All weights into a cell follow the same
/// nodes, as what a cell makes of what arrives does not depend on where it comes from.
final class InfluencePattern {

    /// Weights of one projection into a cell, in rows one after the other.
    static final class Rows {
        private final int projection;
        private final int first;
        private final int[] sources;

        Rows(int projection, int first, int[] sources) {
            this.projection = projection;
            this.first = first;
            this.sources = sources;
        }

        int projection() {
            return projection;
        }

        int first() {
            return first;
        }

        int count() {
            return sources.length;
        }

        int source(int row) {
            return sources[row];
        }
    }

    /// A cell that weights are learned into.
    ///
    /// @param nodes that depend on them
    /// @param rows of weights in all
    record Target(int population, int cell, List<Integer> nodes, List<Rows> groups, int rows) {
        Target {
            nodes = List.copyOf(nodes);
            groups = List.copyOf(groups);
        }
    }

    private final OnlineParts parts;
    private final InfluenceGraph graph;
    private final InfluenceGraph.Lists out;
    private final int steps;
    private final List<Target> targets = new ArrayList<>();

    /// @param steps n
    InfluencePattern(OnlineParts parts, InfluenceGraph graph, int steps) {
        this.parts = parts;
        this.graph = graph;
        this.steps = steps;
        this.out = graph.by(graph::from);
        var populations = parts.learned().stream()
                .map(i -> parts.link(i).target())
                .distinct()
                .sorted()
                .toList();
        for (int p : populations) {
            for (int k = 0; k < graph.size(p); k++) {
                var groups = rows(p, k);
                int rows = groups.stream().mapToInt(Rows::count).sum();
                if (rows > 0) {
                    targets.add(new Target(p, k, nodes(p, k, groups), groups, rows));
                }
            }
        }
    }

    InfluenceGraph graph() {
        return graph;
    }

    OnlineParts parts() {
        return parts;
    }

    List<Target> targets() {
        return targets;
    }

    /// What each thread keeps from step to step, and what one cell needs besides.
    long bytes() {
        long all = 0;
        long most = 0;
        for (var target : targets) {
            long bytes = (long) Double.BYTES * target.rows() * target.nodes().size();
            all += bytes;
            most = Math.max(most, bytes);
        }
        return all + most;
    }

    private List<Rows> rows(int p, int k) {
        var groups = new ArrayList<Rows>();
        int first = 0;
        for (int i : parts.learned()) {
            if (parts.link(i).target() == p) {
                var sources = new int[graph.sources(i)];
                int count = 0;
                for (int s = 0; s < sources.length; s++) {
                    if (graph.joins(i, s, k)) {
                        sources[count++] = s;
                    }
                }
                groups.add(new Rows(i, first, Arrays.copyOf(sources, count)));
                first += count;
            }
        }
        return groups;
    }

    private List<Integer> nodes(int p, int k, List<Rows> groups) {
        var followed = followed(p, k);
        var seen = new BitSet();
        var queue = new ArrayDeque<Integer>();
        for (var rows : groups) {
            var variable = parts.projection(rows.projection()).variable();
            for (var component : parts.components(p)) {
                int node = graph.node(p, component, k);
                if (graph.arrival(p, component, variable) >= 0 && !seen.get(node)) {
                    seen.set(node);
                    queue.add(node);
                }
            }
        }
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int i = out.start(node); i < out.start(node + 1); i++) {
                int to = graph.to(out.id(i));
                if (followed.get(graph.cellOf(to)) && !seen.get(to)) {
                    seen.set(to);
                    queue.add(to);
                }
            }
        }
        return seen.stream().boxed().toList();
    }

    /// A cell and what it reaches in fewer than n spikes.
    private BitSet followed(int p, int k) {
        var followed = new BitSet();
        followed.set(graph.cell(p, k));
        for (int n = 1; n < steps; n++) {
            var before = (BitSet) followed.clone();
            for (int q : parts.populations()) {
                for (int i : parts.toCells(q)) {
                    reach(i, q, before, followed);
                }
            }
        }
        return followed;
    }

    private void reach(int i, int q, BitSet before, BitSet followed) {
        int target = parts.link(i).target();
        for (int s = 0; s < graph.size(q); s++) {
            if (before.get(graph.cell(q, s))) {
                for (int t = 0; t < graph.size(target); t++) {
                    if (graph.joins(i, s, t)) {
                        followed.set(graph.cell(target, t));
                    }
                }
            }
        }
    }
}
