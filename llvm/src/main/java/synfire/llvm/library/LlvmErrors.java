package synfire.llvm.library;

/// Turns LLVM's error values into exceptions.
record LlvmErrors(CLibrary llvm) {

    /// @param error an `LLVMErrorRef`; zero is success
    /// @throws LlvmException with LLVM's message
    void check(long error, String what) {
        if (error != 0) {
            long message = llvm.function("LLVMGetErrorMessage").call(error);
            var text = CLibrary.text(message);
            llvm.function("LLVMDisposeErrorMessage").call(message);
            throw new LlvmException("LLVM failed at " + what + ": " + text.strip());
        }
    }
}
