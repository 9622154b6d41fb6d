/// Functional connectivity of regions and its dynamics.
///
/// Read first: [FunctionalConnectivity], [ConnectivityDynamics].
@NullMarked
package synfire.network.analysis.connectivity;

import org.jspecify.annotations.NullMarked;
