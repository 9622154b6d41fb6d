package synfire.network.values;

import synfire.equations.units.Dimension;

/// What the values of cells and synapses must be.
final class ValueRules {

    private ValueRules() {}

    static void dimension(String what, Dimension found, Dimension wanted, String given) {
        if (!found.equals(wanted)) {
            throw new IllegalArgumentException("%s is %s, but it should be %s"
                    .formatted(what, given, wanted.isNone() ? "a plain number" : "in " + wanted));
        }
    }
}
