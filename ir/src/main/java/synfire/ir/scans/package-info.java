/// Cleaning of loops: what does not change leaves them, what nothing reads is not computed.
///
/// Read first: [CleanScans] (the pass).
@NullMarked
package synfire.ir.scans;

import org.jspecify.annotations.NullMarked;
