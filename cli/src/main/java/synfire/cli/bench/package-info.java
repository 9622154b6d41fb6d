/// Benchmarks: each gives figures with the bounds that they are held to, and peers measured in the same run.
///
/// Read first: [Benchmarks] (the list), [Figure] (a number, its bounds, the verdict), [HodgkinHuxley] (the kernels that
/// most of them time).
@NullMarked
package synfire.cli.bench;

import org.jspecify.annotations.NullMarked;
