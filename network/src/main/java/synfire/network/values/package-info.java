/// Numbers per cell and per synapse: constants, lists, distributions, formulas, and where cells are.
///
/// Read first: [CellValues] (one number for each cell), [SynapseValues] (one for each synapse),
/// [Distribution], [Formula] (an expression of the model language), [Positions].
///
/// Invariants:
///
/// - everything is immutable, compares by content, and carries units; only resolved numbers are in base
///   units;
/// - a number that is drawn depends on the key and the cell or synapse alone.
@NullMarked
package synfire.network.values;

import org.jspecify.annotations.NullMarked;
