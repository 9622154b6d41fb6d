/// Turns programs into kernels: the interface that every backend offers, and the backend that runs everywhere.
///
/// Read first: [Backends] (which backend runs here, and why not a faster one), [Kernel] (a compiled program),
/// [Binding] (the memory of one batch). [ReferenceBackend] interprets programs in plain Java: the oracle of every
/// contract test and the fallback where no native library exists.
///
/// Invariants, checked by `BackendContract`:
///
/// - every backend gives the bits of the interpreter, for any sizes, options and number of threads;
/// - a kernel is compiled once and serves all sizes; lengths of axes are given when it is bound;
/// - what a run holds in memory is known before it starts ([MemoryPlan]).
@NullMarked
package synfire.kernels;

import org.jspecify.annotations.NullMarked;
