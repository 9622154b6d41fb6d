/// Compares optimizers on a study: the table of the paper, with repeats, at equal evaluations and at equal time.
///
/// Read first: [Comparison] (runs them), [Contestant] (what is compared), [ComparisonTables] (what is shown).
///
/// Invariants: every run begins anew, with the compilation of its kernels; a run that the user stops does not count.
@NullMarked
package synfire.cli.compare;

import org.jspecify.annotations.NullMarked;
