/// The fast backend: programs to machine code by LLVM, a block of lanes at a time, the time loop inside the block.
///
/// Read first: [LlvmBackend] (whether it runs here, and why not), `synfire.kernels.lanes` (the form of programs that
/// it takes), `synfire.llvm.emit` (the text it writes), `synfire.llvm.library` (what compiles the text).
///
/// Invariants:
///
/// - lanes are padded with copies of the last one to whole blocks, so there is no scalar remainder;
/// - blocks depend on each other in nothing, so results do not depend on threads or on the width of vectors;
/// - all memory is checked when a kernel is bound; the compiled code checks nothing.
@NullMarked
package synfire.llvm;

import org.jspecify.annotations.NullMarked;
