package synfire.network.wiring;

import java.util.Optional;
import synfire.equations.units.Quantity;
import synfire.network.values.Distribution;
import synfire.network.values.Formula;
import synfire.network.values.SynapseValues;

/// The weights of a projection.
///
/// @param sign what Dale's law asks of them
/// @param mask which pairs the connector may join; weights given as a list count the pairs before the mask
public record Weights(SynapseValues values, Optional<Sign> sign, Optional<Mask> mask) {

    public static Weights of(SynapseValues values) {
        return new Weights(values, Optional.empty(), Optional.empty());
    }

    public static Weights of(double value, String unit) {
        return of(new SynapseValues.Constant(Quantity.of(value, unit)));
    }

    public static Weights of(Distribution distribution) {
        return of(SynapseValues.of(distribution));
    }

    public Weights with(Sign newSign) {
        return new Weights(values, Optional.of(newSign), mask);
    }

    public Weights with(Mask newMask) {
        return new Weights(values, sign, Optional.of(newMask));
    }

    /// Keeps the pairs for which a condition on `i`, `j` and `d` holds.
    public Weights where(String condition) {
        return with(new Mask.Computed(new Formula(condition)));
    }
}
