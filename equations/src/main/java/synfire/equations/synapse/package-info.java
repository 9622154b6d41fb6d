/// Models of synapses: what of them belongs to the synapse, to its source cell and to its target cell, and
/// how they join the models of cells.
///
/// Read first: [SynapseModel] (a checked model taken apart), [Composition] (the model of a cell with what
/// synapses add to it).
///
/// Invariants:
///
/// - every variable lives at one [Place]; what lives at a cell reads nothing that lives at a synapse;
/// - the output of a model is summed over synapses if it depends on one, else it is there once for each cell.
@NullMarked
package synfire.equations.synapse;

import org.jspecify.annotations.NullMarked;
