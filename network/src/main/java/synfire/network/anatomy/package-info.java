/// Measured wiring becomes a network in one call.
///
/// Read first: [MassWiring] (a unit for each region), [AreaWiring] (excitatory and inhibitory cells for each
/// region), [CellWiring] (a cell for each cell). What they give is an [Anatomical] network, which carries
/// source, citation and license of the data.
@NullMarked
package synfire.network.anatomy;

import org.jspecify.annotations.NullMarked;
