/// Which cells are joined, by what weights and after what delays.
///
/// Read first: [Connector] (the rule), [Rows] (the targets of each source, row by row), [Wiring] (rows with
/// weights and delays), [Edges] (a wiring stored as compressed rows).
///
/// ```
/// Connector + Ends + key ──▶ Rows ─┐
/// Weights, Delay ──────────────────┴▶ Wiring ──▶ Edges
/// ```
///
/// Invariants:
///
/// - a row depends on the key and its source alone, so it is the same drawn alone, with all others, or on
///   any number of threads;
/// - the targets of a row ascend; a pair that is joined twice stands twice.
@NullMarked
package synfire.network.wiring;

import org.jspecify.annotations.NullMarked;
