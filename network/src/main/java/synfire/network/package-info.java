/// What is simulated, and what was recorded, as immutable data.
@NullMarked
package synfire.network;

import org.jspecify.annotations.NullMarked;
