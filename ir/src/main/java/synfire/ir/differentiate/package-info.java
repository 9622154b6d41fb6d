/// Differentiation: programs in, programs out.
///
/// Read first: [Jvp] (forward: tangents along), [Vjp] (reverse: cotangents back), [GradientCheck]
/// (whether they and differences agree). Both read one table, [Partials]; [Activity] says which values
/// take part.
///
/// Invariants:
///
/// - a derivative is an ordinary program, so it can be differentiated again: reverse over forward,
///   forward over reverse, and so on; what reverse mode keeps of a loop are ordinary per-step outputs;
/// - only values that depend on the chosen inputs, and on which the chosen outputs depend, get a
///   derivative.
@NullMarked
package synfire.ir.differentiate;

import org.jspecify.annotations.NullMarked;
