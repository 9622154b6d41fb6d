/// Typed, immutable programs over tensors, the plain interpreter, and every transformation of them.
@NullMarked
package synfire.ir;

import org.jspecify.annotations.NullMarked;
