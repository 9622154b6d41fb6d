/// Random numbers named by their purpose.
///
/// Read first: [RandomKey] (names a stream), [CounterStream] (the numbers of one object of a stream: a
/// cell, a row of edges, wherever and in whatever order it is drawn).
@NullMarked
package synfire.network.random;

import org.jspecify.annotations.NullMarked;
