package synfire.data.electrode;

import synfire.equations.units.Quantity;
import synfire.network.Samples;

/// What a subthreshold recording says of electrode and membrane.
///
/// @param electrode the electrode alone
/// @param resistanceError standard error of its resistance, by the jackknife over eight parts of the recording
/// @param total kernel of electrode and membrane in series, in GΩ per sample, at the electrode's step
/// @param membraneResistance of the exponential that is the membrane
/// @param membraneTimeConstant of the exponential that is the membrane
/// @param window how long the electrode was found to answer
/// @param coupling how the current was taken to reach the membrane; never automatic
/// @param explained part of the variance of the voltage that `total` explains
public record ElectrodeEstimate(
        ElectrodeKernel electrode,
        Quantity resistanceError,
        Samples total,
        Quantity membraneResistance,
        Quantity membraneTimeConstant,
        Quantity window,
        Coupling coupling,
        double explained) {}
