/// Writes lane programs as LLVM IR: one function for the kernel, one for each loop.
///
/// Read first: [KernelText] (the module), [LoopFunction] (a loop over time for one block of lanes, state in
/// registers), [Elementwise] (what each operation becomes).
///
/// Invariants:
///
/// - operations carry no fast-math flags: a fused multiply-add is where the program has one and nowhere else;
/// - nothing in the text belongs to one processor: vectors are `<lanes x type>` and LLVM splits them;
/// - what [TableLayout] and [Frame] say about memory holds for the text and for the binding alike.
@NullMarked
package synfire.llvm.emit;

import org.jspecify.annotations.NullMarked;
