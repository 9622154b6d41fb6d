/// The backend interface, memory, and the reference backend.
@NullMarked
package synfire.kernels;

import org.jspecify.annotations.NullMarked;
