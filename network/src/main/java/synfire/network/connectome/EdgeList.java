package synfire.network.connectome;

import java.util.Arrays;
import java.util.List;

/// Edges between cells: who, to whom, how much, of which type.
///
/// Several edges may join the same two cells.
public final class EdgeList {

    private final Nodes sources;
    private final Nodes targets;
    private final Measure measure;
    private final List<String> types;
    private final Provenance provenance;
    private final int[] pre;
    private final int[] post;
    private final double[] weight;
    private final int[] type;

    /// @throws ConnectomeException naming the edge that does not fit
    public EdgeList(
            Nodes sources,
            Nodes targets,
            Measure measure,
            List<String> types,
            EdgeColumns columns,
            Provenance provenance) {
        this.sources = sources;
        this.targets = targets;
        this.measure = measure;
        this.types = List.copyOf(types);
        this.provenance = provenance;
        this.pre = columns.pre();
        this.post = columns.post();
        this.weight = columns.weight();
        this.type = columns.type();
        check();
    }

    private void check() {
        for (int e = 0; e < pre.length; e++) {
            within(e, "source", pre[e], sources.count(), "cells of '%s'".formatted(sources.name()));
            within(e, "target", post[e], targets.count(), "cells of '%s'".formatted(targets.name()));
            within(e, "type", type[e], types.size(), "types");
            if (!measure.allows(weight[e])) {
                throw wrong(
                        e,
                        "its weight is %s, but %s is %s".formatted(weight[e], measure.name(), measure.range()),
                        "correct it, or leave the edge out");
            }
        }
    }

    private static void within(int edge, String what, int place, int count, String of) {
        if (place < 0 || place >= count) {
            throw wrong(
                    edge,
                    "its %s is %d, but there are %d %s, counted from 0".formatted(what, place, count, of),
                    "correct it; subtract 1 where the source counts from 1");
        }
    }

    private static ConnectomeException wrong(int edge, String problem, String fix) {
        return new ConnectomeException("edge " + edge, problem, fix);
    }

    public Nodes sources() {
        return sources;
    }

    public Nodes targets() {
        return targets;
    }

    public Measure measure() {
        return measure;
    }

    public List<String> types() {
        return types;
    }

    public Provenance provenance() {
        return provenance;
    }

    /// How many edges there are.
    public int size() {
        return pre.length;
    }

    public int pre(int edge) {
        return pre[edge];
    }

    public int post(int edge) {
        return post[edge];
    }

    public double weight(int edge) {
        return weight[edge];
    }

    public String type(int edge) {
        return types.get(type[edge]);
    }

    public double totalWeight() {
        return Arrays.stream(weight).sum();
    }

    /// The edges of one type, which has no other types.
    public EdgeList ofType(String name) {
        int wanted = types.indexOf(name);
        if (wanted < 0) {
            throw new ConnectomeException(
                    "edges",
                    "none is of type '%s'".formatted(name),
                    "choose among %s".formatted(String.join(", ", types)));
        }
        var columns = new EdgeColumns();
        for (int e = 0; e < size(); e++) {
            if (type[e] == wanted) {
                columns.add(pre[e], post[e], weight[e], 0);
            }
        }
        return new EdgeList(sources, targets, measure, List.of(name), columns, provenance);
    }

    /// The sum of the weights from each source (row) to each target (column).
    public Matrix toMatrix() {
        var sums = new double[Math.multiplyExact(sources.count(), targets.count())];
        for (int e = 0; e < size(); e++) {
            sums[pre[e] * targets.count() + post[e]] += weight[e];
        }
        return Matrix.of(sources.count(), targets.count(), sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EdgeList that
                && sources.equals(that.sources)
                && targets.equals(that.targets)
                && measure.equals(that.measure)
                && types.equals(that.types)
                && provenance.equals(that.provenance)
                && Arrays.equals(pre, that.pre)
                && Arrays.equals(post, that.post)
                && Arrays.equals(weight, that.weight)
                && Arrays.equals(type, that.type);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(pre) + 17 * Arrays.hashCode(post) + Arrays.hashCode(weight);
    }

    @Override
    public String toString() {
        return "%d edges from '%s' (%d) to '%s' (%d)"
                .formatted(size(), sources.name(), sources.count(), targets.name(), targets.count());
    }
}
