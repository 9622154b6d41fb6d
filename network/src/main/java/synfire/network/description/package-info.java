/// What is simulated, as immutable data: it compares, prints, saves and reads back.
///
/// Read first: [Network], [Population] (cells of one model), [Cells] (some of them), [Projection] (synapses
/// from cells to cells), [Stimulus] (what comes from outside), [Probe] (what is recorded).
///
/// Invariants, checked when a network is made: every name is given once; every name that is used exists;
/// every dimension and every number of cells fits.
@NullMarked
package synfire.network.description;

import org.jspecify.annotations.NullMarked;
