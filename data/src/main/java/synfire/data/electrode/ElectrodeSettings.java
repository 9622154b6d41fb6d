package synfire.data.electrode;

import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

/// Time scales that tell an electrode from a membrane.
///
/// @param kernel how far back the recorded voltage remembers the current
/// @param electrode how long the electrode answers at most; from there on, only the membrane does. How long it does
///     is found within that
/// @param coupling how the current reaches the membrane
public record ElectrodeSettings(Quantity kernel, Quantity electrode, Coupling coupling) {

    /// 100 ms, of which the electrode has the first 3 ms at most.
    public static final ElectrodeSettings DEFAULT =
            new ElectrodeSettings(Quantity.of(100, Units.MS), Quantity.of(3, Units.MS), Coupling.AUTOMATIC);

    public ElectrodeSettings {
        boolean areTimes = kernel.unit().dimension().equals(Dimension.TIME)
                && electrode.unit().dimension().equals(Dimension.TIME);
        if (!areTimes || !(electrode.inBase() > 0) || !(kernel.inBase() >= 4 * electrode.inBase())) {
            throw new IllegalArgumentException(
                    "an electrode kernel of %s in a kernel of %s cannot be told from the membrane; give times, the second at least four times the first"
                            .formatted(electrode, kernel));
        }
    }

    public ElectrodeSettings withKernel(Quantity newKernel) {
        return new ElectrodeSettings(newKernel, electrode, coupling);
    }

    public ElectrodeSettings withElectrode(Quantity newElectrode) {
        return new ElectrodeSettings(kernel, newElectrode, coupling);
    }

    public ElectrodeSettings withCoupling(Coupling newCoupling) {
        return new ElectrodeSettings(kernel, electrode, newCoupling);
    }
}
