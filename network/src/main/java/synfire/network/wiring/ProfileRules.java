package synfire.network.wiring;

import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;

/// What the numbers of a profile must be.
final class ProfileRules {

    private ProfileRules() {}

    static void length(String what, Quantity length) {
        if (!length.unit().dimension().equals(Dimension.LENGTH) || !(length.value() > 0)) {
            throw new IllegalArgumentException("%s is %s; give a length above 0 um".formatted(what, length));
        }
    }
}
