/// The fast backend: programs to machine code by LLVM.
module synfire.llvm {
    requires transitive synfire.kernels;
    requires static org.jspecify;

    exports synfire.llvm;

    provides synfire.kernels.Backend with
            synfire.llvm.LlvmBackend;
}
