/// Typed, immutable programs over tensors with named axes: what everything that runs is made of.
///
/// Read first: [Program] (what a program is), [Op] (the closed set of operations), [Builder] (how one is
/// written), [Interpreter] (what every operation means). A transformation takes a program and returns a new one.
///
/// Invariants, checked by [Verifier] after every pass:
///
/// - a value is defined once, before any use, and has the type that [Typing] derives;
/// - a program reads its inputs and nothing else, and has no effect but its outputs;
/// - operands combine by axis name, so sizes are run-time arguments ([Sizes]).
@NullMarked
package synfire.ir;

import org.jspecify.annotations.NullMarked;
