/// Readers of what others recorded or mapped.
@NullMarked
package synfire.data;

import org.jspecify.annotations.NullMarked;
