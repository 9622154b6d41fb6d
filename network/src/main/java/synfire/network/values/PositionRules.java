package synfire.network.values;

import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;

/// What positions must be.
final class PositionRules {

    private PositionRules() {}

    static void length(String what, Quantity length) {
        if (!length.unit().dimension().equals(Dimension.LENGTH)
                || !(length.value() >= 0)
                || Double.isInfinite(length.value())) {
            throw new IllegalArgumentException("%s is %s; give a length from 0 um up".formatted(what, length));
        }
    }

    static void count(Positions positions, String population, int size) {
        long there = switch (positions) {
            case Positions.Grid grid -> grid.cells();
            case Positions.RandomBox _ -> size;
            case Positions.Listed(var x, var _, var _, var _) -> x.size();
        };
        if (there != size) {
            throw new IllegalArgumentException("population '%s' has %d cells, but positions for %d; make them equal"
                    .formatted(population, size, there));
        }
    }
}
