/// Random numbers of the host, named by their purpose.
///
/// Read first: [RandomKey].
@NullMarked
package synfire.learn.random;

import org.jspecify.annotations.NullMarked;
