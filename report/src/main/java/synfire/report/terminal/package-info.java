/// What a person sees while a command runs: a progress line with time left, and aligned tables.
///
/// Read first: [Terminal] (what the other end of a stream can show), [Progress], [TextTable].
///
/// Nothing here asks the clock, the environment or a global stream: all three are arguments.
@NullMarked
package synfire.report.terminal;

import org.jspecify.annotations.NullMarked;
