/// What a fit makes small: losses as programs of one step, run inside the time loop and differentiated with it.
///
/// Read first: [StepLoss] (what a loss is), [PotentialLoss], [PointProcessLoss], [Trace] (the data they compare).
@NullMarked
package synfire.learn.loss;

import org.jspecify.annotations.NullMarked;
