/// Takes the electrode out of recordings made through the pipette that injects the current.
///
/// Read first: [ActiveElectrodeCompensation] (from a recording under noise to an estimate), [ElectrodeKernel] (takes
/// the
/// electrode out of other recordings), [ElectrodeEstimate] (what the report shows).
@NullMarked
package synfire.data.electrode;

import org.jspecify.annotations.NullMarked;
