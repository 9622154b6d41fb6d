/// Spectra of signals: potentials, currents, rates of populations.
///
/// Read first: [Welch] (how a spectrum is estimated), [PowerSpectrum] (what it says), [FourierTransform].
@NullMarked
package synfire.network.analysis.spectrum;

import org.jspecify.annotations.NullMarked;
