package synfire.network.wiring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// A wiring as compressed rows: the edges of source `s` have the numbers `start(s)` up to, without,
/// `start(s + 1)`, and within a row their targets ascend.
///
/// Targets, weights and delays lie outside the heap, so there may be more than 2³¹ of them.
public final class Edges {

    private final int targets;
    private final long[] starts;
    private final MemorySegment targetNumbers;
    private final EdgeNumbers weights;
    private final EdgeNumbers delays;

    Edges(int targets, long[] starts, MemorySegment targetNumbers, EdgeNumbers weights, EdgeNumbers delays) {
        this.targets = targets;
        this.starts = starts;
        this.targetNumbers = targetNumbers.asReadOnly();
        this.weights = weights;
        this.delays = delays;
    }

    public int sources() {
        return starts.length - 1;
    }

    public int targets() {
        return targets;
    }

    /// The number of edges.
    public long size() {
        return starts[sources()];
    }

    /// The first edge of a source; of `sources()`, the number of edges.
    public long start(int source) {
        return starts[source];
    }

    public int count(int source) {
        return (int) (starts[source + 1] - starts[source]);
    }

    public int target(long edge) {
        return targetNumbers.getAtIndex(ValueLayout.JAVA_INT, edge);
    }

    /// In base units of the target's variable.
    public double weight(long edge) {
        return weights.get(edge);
    }

    /// In time steps: whole numbers, or numbers with a fraction for [Delay.Real]; 0 for [Delay.Immediate].
    public double delay(long edge) {
        return delays.get(edge);
    }

    /// The starts of all rows and the number of edges, as a copy.
    public long[] starts() {
        return starts.clone();
    }

    /// The targets of all edges as 32-bit numbers, read-only.
    public MemorySegment targetNumbers() {
        return targetNumbers;
    }

    public EdgeNumbers weights() {
        return weights;
    }

    public EdgeNumbers delays() {
        return delays;
    }

    /// The number of edges that end at each target.
    public int[] inDegrees() {
        var degrees = new int[targets];
        for (long edge = 0; edge < size(); edge++) {
            degrees[target(edge)]++;
        }
        return degrees;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Edges that
                && targets == that.targets
                && Arrays.equals(starts, that.starts)
                && targetNumbers.mismatch(that.targetNumbers) < 0
                && weights.equals(that.weights)
                && delays.equals(that.delays);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(starts);
    }

    @Override
    public String toString() {
        return "%d edges from %d sources to %d targets".formatted(size(), sources(), targets);
    }
}
