/// The fast backend: programs to machine code by LLVM.
@NullMarked
package synfire.llvm;

import org.jspecify.annotations.NullMarked;
