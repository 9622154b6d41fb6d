/// Numbers with units: dimensions, units, and how people write them.
///
/// Read first: [Quantity] (a number with its unit), [Unit] (a name, a dimension, a size in base units),
/// [Units] (the units by name, and the reader of `nS/cm**2`).
///
/// Base units are ms, mV, pA, µm, mM and K. They are coherent with nS, pF and GΩ: nS·mV = pA, pF·mV/ms = pA,
/// GΩ·pF = ms, so no program needs a conversion factor. Every number below the border is in base units.
@NullMarked
package synfire.equations.units;

import org.jspecify.annotations.NullMarked;
