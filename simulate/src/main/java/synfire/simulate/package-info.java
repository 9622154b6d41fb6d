/// Runs cells and networks over time.
@NullMarked
package synfire.simulate;

import org.jspecify.annotations.NullMarked;
