package synfire.simulate.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import synfire.simulate.network.CellDerivatives.Factor;

/// How changes of the states of all cells pass on in one step. A node is a component of a cell; an edge goes
/// from one before the step to one after it, within a cell or along a synapse, and its coefficient is a
/// product of factors of the step. Coefficients beyond those of the edges say what nodes change with what
/// arrives.
final class InfluenceGraph {

    private static final int FACTORS = 3;

    /// An array that coefficients are made of, `[time, number]`, or `[number]` where it does not change.
    private record Read(String name, boolean changing) {}

    private final OnlineParts parts;
    private final double[][] synapses;
    private final int[] firstNode;
    private final int[] firstCell;
    private final Map<String, Integer> arrivals = new HashMap<>();
    private final List<Read> reads = new ArrayList<>();
    private final Numbers cellOf = new Numbers();
    private final Numbers from = new Numbers();
    private final Numbers to = new Numbers();
    private final Numbers which = new Numbers();
    private final Numbers at = new Numbers();
    private double[] constants = new double[64];
    private int coefficients;

    /// @param synapses of each projection, `[source][target]`, not 0 where there is one
    InfluenceGraph(OnlineParts parts, double[][] synapses) {
        this.parts = parts;
        this.synapses = synapses;
        int count = parts.populations().size();
        this.firstNode = new int[count + 1];
        this.firstCell = new int[count + 1];
        for (int p : parts.populations()) {
            firstCell[p + 1] = firstCell[p] + size(p);
            firstNode[p + 1] = firstNode[p] + size(p) * parts.components(p).size();
            for (int c = 0; c < parts.components(p).size(); c++) {
                for (int k = 0; k < size(p); k++) {
                    cellOf.add(firstCell[p] + k);
                }
            }
        }
        parts.populations().forEach(this::within);
        for (int p : parts.populations()) {
            parts.toCells(p).forEach(i -> along(p, i));
        }
        parts.populations().forEach(this::arriving);
    }

    int size(int p) {
        return parts.trials().network().populations().get(p).population().size();
    }

    /// Whether a projection has a synapse there.
    boolean joins(int projection, int source, int target) {
        int targets = size(parts.link(projection).target());
        return synapses[projection][source * targets + target] != 0;
    }

    /// Sources of a projection.
    int sources(int projection) {
        return synapses[projection].length / size(parts.link(projection).target());
    }

    /// Number of a cell among all.
    int cell(int p, int k) {
        return firstCell[p] + k;
    }

    int cells() {
        return firstCell[firstCell.length - 1];
    }

    /// The cell of a node.
    int cellOf(int node) {
        return cellOf.get(node);
    }

    int nodes() {
        return firstNode[firstNode.length - 1];
    }

    int node(int p, String component, int k) {
        return firstNode[p] + parts.components(p).indexOf(component) * size(p) + k;
    }

    int edges() {
        return from.size();
    }

    int from(int edge) {
        return from.get(edge);
    }

    int to(int edge) {
        return to.get(edge);
    }

    /// Number of coefficients; the first are those of edges, in their order.
    int coefficients() {
        return coefficients;
    }

    /// The first of the coefficients, one for each cell, of what a component changes with what arrives at a
    /// variable; -1 where it does not.
    int arrival(int p, String component, String variable) {
        return arrivals.getOrDefault(p + "." + component + "<" + variable, -1);
    }

    private void within(int p) {
        for (var after : parts.components(p)) {
            for (var before : parts.components(p)) {
                var factor = parts.dynamics(p).factor(after, before);
                for (int k = 0; k < size(p) && !factor.isZero(); k++) {
                    from.add(node(p, before, k));
                    to.add(node(p, after, k));
                    int cell = k;
                    coefficient(p, factor, cell);
                }
            }
        }
    }

    private void along(int p, int i) {
        int q = parts.link(i).target();
        var variable = parts.projection(i).variable();
        int targets = size(q);
        for (var before : parts.components(p)) {
            var spike = parts.dynamics(p).spike(before);
            for (var after : parts.components(q)) {
                var arrival = parts.dynamics(q).arrival(after, variable);
                if (spike.isZero() || arrival.isZero()) {
                    continue;
                }
                for (int pair = 0; pair < synapses[i].length; pair++) {
                    if (synapses[i][pair] != 0) {
                        from.add(node(p, before, pair / targets));
                        to.add(node(q, after, pair % targets));
                        int e = coefficient(p, spike, pair / targets);
                        times(e, q, arrival, pair % targets);
                        read(e, parts.projection(i).input("weight"), false, pair);
                    }
                }
            }
        }
    }

    private void arriving(int p) {
        for (var variable : parts.variables(p)) {
            for (var component : parts.components(p)) {
                var factor = parts.dynamics(p).arrival(component, variable);
                if (!factor.isZero()) {
                    arrivals.put(p + "." + component + "<" + variable, coefficients);
                    for (int k = 0; k < size(p); k++) {
                        coefficient(p, factor, k);
                    }
                }
            }
        }
    }

    private int coefficient(int p, Factor factor, int cell) {
        if (coefficients == constants.length) {
            constants = Arrays.copyOf(constants, 2 * coefficients);
        }
        int e = coefficients++;
        constants[e] = 1;
        for (int f = 0; f < FACTORS; f++) {
            which.add(-1);
            at.add(0);
        }
        times(e, p, factor, cell);
        return e;
    }

    private void times(int e, int p, Factor factor, int cell) {
        switch (factor) {
            case Factor.Constant(double value) -> constants[e] *= value;
            case Factor.Computed(var name, boolean changing) -> read(e, OnlineForward.factor(p, name), changing, cell);
        }
    }

    private void read(int e, String name, boolean changing, int number) {
        var read = new Read(name, changing);
        if (!reads.contains(read)) {
            reads.add(read);
        }
        int f = FACTORS * e;
        while (which.get(f) >= 0) {
            f++;
        }
        which.set(f, reads.indexOf(read));
        at.set(f, number);
    }

    /// The coefficients of some steps, `[time, coefficient]`.
    ///
    /// @param values of outputs of [InfluenceProgram], and weights, by name
    double[] values(int steps, Function<String, double[]> values) {
        var arrays = reads.stream().map(read -> values.apply(read.name())).toArray(double[][]::new);
        var strides = reads.stream()
                .mapToInt(
                        read -> read.changing() ? Objects.requireNonNull(values.apply(read.name())).length / steps : 0)
                .toArray();
        var all = new double[steps * coefficients];
        for (int t = 0; t < steps; t++) {
            for (int e = 0; e < coefficients; e++) {
                double product = constants[e];
                for (int f = FACTORS * e; f < FACTORS * (e + 1) && which.get(f) >= 0; f++) {
                    int array = which.get(f);
                    product *= arrays[array][t * strides[array] + at.get(f)];
                }
                all[t * coefficients + e] = product;
            }
        }
        return all;
    }

    /// Edges by a node of theirs.
    ///
    /// @param end which one
    Lists by(IntUnaryOperator end) {
        var starts = new int[nodes() + 1];
        for (int e = 0; e < edges(); e++) {
            starts[end.applyAsInt(e) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        var next = starts.clone();
        var ids = new int[edges()];
        for (int e = 0; e < edges(); e++) {
            ids[next[end.applyAsInt(e)]++] = e;
        }
        return new Lists(starts, ids);
    }

    /// Numbers in groups.
    static final class Lists {
        private final int[] starts;
        private final int[] ids;

        Lists(int[] starts, int[] ids) {
            this.starts = starts;
            this.ids = ids;
        }

        int start(int group) {
            return starts[group];
        }

        int id(int i) {
            return ids[i];
        }
    }

    /// A list of numbers that grows.
    private static final class Numbers {
        private int[] all = new int[64];
        private int size;

        void add(int number) {
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            all[size++] = number;
        }

        int get(int i) {
            return all[i];
        }

        void set(int i, int number) {
            all[i] = number;
        }

        int size() {
            return size;
        }
    }
}
