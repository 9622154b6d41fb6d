/// Models to programs: what one step of a cell does, as operations.
///
/// Read first: [Lowering] (the entry), [LoweredModel] (the programs and what their inputs and outputs
/// mean), [LoweringOptions] (integration scheme, spikes, number type, axes). A scheme is one file that
/// implements `Scheme`.
///
/// Invariants:
///
/// - every number in a program is in base units (ms, mV, pA, µm, mM, K);
/// - integer and boolean variables are floats that hold whole numbers, 0 and 1;
/// - names that a model cannot write (`spike.age`) are states that the lowering adds.
@NullMarked
package synfire.equations.lowering;

import org.jspecify.annotations.NullMarked;
