package synfire.network.wiring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import synfire.network.random.RandomKey;

/// Rows that lie in memory, because no row can be drawn without the others: fixed in-degree, and edge lists.
final class StoredRows implements Rows {

    /// Of each row among all synapses, and their number.
    private final long[] starts;
    /// 32-bit numbers.
    private final MemorySegment targets;
    /// Of the synapses in the edge list, if there is one.
    private final Optional<int[]> places;

    private final String obstacle;

    private StoredRows(long[] starts, MemorySegment targets, Optional<int[]> places, String obstacle) {
        this.obstacle = obstacle;
        this.starts = starts;
        this.targets = targets;
        this.places = places;
    }

    /// Draws the sources of each target, then sorts them by source.
    static StoredRows fixedInDegree(Ends ends, RandomKey key, int degree, boolean autapses, boolean multapses) {
        var selves = new int[ends.targets()];
        Arrays.fill(selves, -1);
        for (int source = 0; source < ends.sources() && !autapses; source++) {
            int target = ends.self().applyAsInt(source);
            if (target >= 0) {
                selves[target] = source;
            }
        }
        var starts = new long[ends.sources() + 1];
        var row = new Row();
        for (int target = 0; target < ends.targets(); target++) {
            int allowed = ends.sources() - (selves[target] < 0 ? 0 : 1);
            ConnectorRules.degree(ends, "in-degree", degree, allowed, "sources", multapses);
            column(row, key, target, selves[target], allowed, degree, multapses);
            for (int k = 0; k < row.size(); k++) {
                starts[row.target(k) + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Long::sum);
        var next = Arrays.copyOf(starts, ends.sources());
        var targets = Memory.ofInts(starts[ends.sources()]);
        for (int target = 0; target < ends.targets(); target++) {
            int allowed = ends.sources() - (selves[target] < 0 ? 0 : 1);
            column(row, key, target, selves[target], allowed, degree, multapses);
            for (int k = 0; k < row.size(); k++) {
                targets.setAtIndex(ValueLayout.JAVA_INT, next[row.target(k)]++, target);
            }
        }
        return new StoredRows(
                starts,
                targets,
                Optional.empty(),
                "a fixed in-degree draws the sources of each target, so the targets of a source are known only when all have been drawn");
    }

    private static void column(
            Row row, RandomKey key, int target, int self, int allowed, int degree, boolean multapses) {
        row.clear();
        var stream = row.stream(key, target);
        if (multapses) {
            row.draw(stream, degree, allowed);
        } else {
            row.drawDistinct(stream, degree, allowed);
        }
        row.skip(self);
    }

    static StoredRows listed(Ends ends, Indices sources, Indices targets) {
        var starts = new long[ends.sources() + 1];
        for (int k = 0; k < sources.size(); k++) {
            inside(ends, k, "source", sources.get(k), ends.sources());
            inside(ends, k, "target", targets.get(k), ends.targets());
            starts[sources.get(k) + 1]++;
        }
        Arrays.parallelPrefix(starts, Long::sum);
        var next = Arrays.copyOf(starts, ends.sources());
        var sorted = new long[sources.size()];
        for (int k = 0; k < sources.size(); k++) {
            sorted[(int) next[sources.get(k)]++] = (long) targets.get(k) << 32 | k;
        }
        for (int source = 0; source < ends.sources(); source++) {
            Arrays.sort(sorted, (int) starts[source], (int) starts[source + 1]);
        }
        var memory = Memory.ofInts(sorted.length);
        var places = new int[sorted.length];
        for (int k = 0; k < sorted.length; k++) {
            memory.setAtIndex(ValueLayout.JAVA_INT, k, (int) (sorted[k] >>> 32));
            places[k] = (int) sorted[k];
        }
        return new StoredRows(starts, memory, Optional.of(places), "its synapses are a list");
    }

    private static void inside(Ends ends, int edge, String side, int index, int cells) {
        if (index < 0 || index >= cells) {
            throw new IllegalArgumentException(
                    "%s: edge %d has the %s %d; there are %d, counted from 0: correct the list, or give cells to these numbers"
                            .formatted(ends.name(), edge, side, index, cells));
        }
    }

    MemorySegment targets() {
        return targets;
    }

    @Override
    public int sources() {
        return starts.length - 1;
    }

    @Override
    public void draw(int source, Row row) {
        row.clear();
        for (long edge = starts[source]; edge < starts[source + 1]; edge++) {
            int target = targets.getAtIndex(ValueLayout.JAVA_INT, edge);
            if (places.isPresent()) {
                row.add(target, places.get()[(int) edge]);
            } else {
                row.add(target);
            }
        }
    }

    @Override
    public int count(int source, Row scratch) {
        return (int) (starts[source + 1] - starts[source]);
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.of(obstacle);
    }

    @Override
    public boolean isProcedural() {
        return false;
    }
}
