package synfire.simulate.network;

import java.util.Optional;
import java.util.stream.LongStream;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DrawnRows;
import synfire.network.description.Cells;
import synfire.network.description.Projection;
import synfire.network.wiring.Drawing;
import synfire.network.wiring.Wiring;

/// Synapses that are drawn anew for each spike instead of stored: what the program has of them is numbers.
///
/// @param self what is added to the number of a source to get that of itself among the targets; far below zero where
///     cells may be their own targets, or are of two populations
record DrawnSynapses(Drawing drawing, Cells.Range source, Cells.Range target, long self) {

    private static final long NONE = -1L << 40;

    /// @param mostStored number of synapses from which on a projection is drawn, if it can be
    static Optional<DrawnSynapses> of(Projection projection, Wiring wiring, long mostStored) {
        if (!(Travel.of(wiring) instanceof Travel.AtOnce)
                || !(projection.source() instanceof Cells.Range source)
                || !(projection.target() instanceof Cells.Range target)) {
            return Optional.empty();
        }
        boolean together = source.population().equals(target.population());
        return wiring.drawing()
                .filter(drawing -> (long) drawing.degree() * source.size() > mostStored)
                .map(drawing -> new DrawnSynapses(
                        drawing,
                        source,
                        target,
                        together && !drawing.autapses() ? source.first() - target.first() : NONE));
    }

    DrawnRows rows(Builder b, Axis from, Axis to) {
        var numbers = LongStream.of(
                        drawing.key().value(),
                        drawing.degree(),
                        source.first(),
                        source.size(),
                        target.first(),
                        target.size(),
                        self)
                .mapToObj(b::constant)
                .toList();
        return new DrawnRows(
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3),
                numbers.get(4),
                numbers.get(5),
                numbers.get(6),
                from,
                to);
    }
}
