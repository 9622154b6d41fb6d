/// What theory says of firing rates: of one cell in noise, and of a network that makes its own.
///
/// Read first: [Siegert] (a leaky cell in white noise), [BrunelNetwork] (rates that sustain themselves).
@NullMarked
package synfire.network.analysis.theory;

import org.jspecify.annotations.NullMarked;
