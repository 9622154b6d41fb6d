package synfire.simulate.network;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import synfire.network.description.Cells;
import synfire.network.wiring.Edges;

/// The targets of edges as numbers of cells of the whole population.
final class Targets {

    private Targets() {}

    /// 32-bit numbers; the memory of the edges itself where their targets are a population from its first cell on.
    static MemorySegment of(Cells target, Edges edges) {
        if (target instanceof Cells.Range(var _, int first, int _) && first == 0) {
            return edges.targetNumbers();
        }
        var numbers = Arena.ofAuto().allocate(ValueLayout.JAVA_INT, edges.size());
        for (long edge = 0; edge < edges.size(); edge++) {
            numbers.setAtIndex(ValueLayout.JAVA_INT, edge, target.index(edges.target(edge)));
        }
        return numbers;
    }
}
