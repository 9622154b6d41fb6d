/// Networks over time: a description becomes one program, the program machine code, and chunks of steps run until the
/// time is up.
///
/// Read first: [NetworkSimulation] (runs), [NetworkProgram] (what a step is).
///
/// Invariants:
///
/// - the order inside a step is: all populations move and test their thresholds, then Poisson inputs arrive, then
/// spikes
///   are delivered, projections in the order of the description, sources ascending;
/// - a variable that the reset sets to a value of its own keeps that value in the step of the spike, whatever arrives;
/// - the state between chunks is all there is: running in two parts gives the bits of running in one.
@NullMarked
package synfire.simulate.network;

import org.jspecify.annotations.NullMarked;
