/// Runs cells and networks over time.
///
/// Read first: [CellSimulation] (runs a cell), [CellProgram] (a cell over time as one program), [Engine] (where
/// programs run).
@NullMarked
package synfire.simulate;

import org.jspecify.annotations.NullMarked;
