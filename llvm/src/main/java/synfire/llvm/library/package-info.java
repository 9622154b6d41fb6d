/// The LLVM library as seen from Java: where it is found, how it is called, and what it makes.
///
/// Read first: [LibrarySearch] (which file is loaded, and why not another), [Llvm] (the loaded library: IR text in,
/// machine code out), [MachineCode] (a function that can be called until it is closed).
///
/// Invariants:
///
/// - the library is loaded once per process and never unloaded;
/// - IR is verified before it is compiled, because a fault inside LLVM ends the process;
/// - linking holds one lock, because concurrent lookups in one just-in-time session corrupt its heap.
@NullMarked
package synfire.llvm.library;

import org.jspecify.annotations.NullMarked;
