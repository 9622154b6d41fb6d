package synfire.llvm.library;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;

/// LLVM's just-in-time linker (ORC LLJIT): object files become code in this process.
///
/// Objects come with their code already generated, so a lookup only links, which takes under a millisecond. All
/// calls hold one lock: lookups from two threads at once corrupt the heap of the session.
final class JitSession {

    private final CLibrary llvm;
    private final LlvmErrors errors;
    private final long jit;
    private final long dylib;

    JitSession(CLibrary llvm) {
        this.llvm = llvm;
        this.errors = new LlvmErrors(llvm);
        try (var arena = Arena.ofConfined()) {
            var result = arena.allocate(JAVA_LONG);
            errors.check(llvm.function("LLVMOrcCreateLLJIT").call(result.address(), 0), "opening the linker");
            this.jit = result.get(JAVA_LONG, 0);
            this.dylib = llvm.function("LLVMOrcLLJITGetMainJITDylib").call(jit);
            long prefix = llvm.function("LLVMOrcLLJITGetGlobalPrefix").call(jit) & 0xFF;
            // Code may call memset, or fma where the processor has none: they come from this process.
            errors.check(
                    llvm.function("LLVMOrcCreateDynamicLibrarySearchGeneratorForProcess")
                            .call(result.address(), prefix, 0, 0),
                    "opening the linker");
            llvm.function("LLVMOrcJITDylibAddGenerator").call(dylib, result.get(JAVA_LONG, 0));
        }
    }

    /// Linked code: its address, and what to give back to unload it.
    record Linked(long address, long tracker) {}

    /// @param symbol the function to find in it; its name must be of no other linked object
    synchronized Linked link(byte[] object, String symbol) {
        long tracker = llvm.function("LLVMOrcJITDylibCreateResourceTracker").call(dylib);
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocateFrom(JAVA_BYTE, object);
            var name = arena.allocateFrom(symbol);
            var result = arena.allocate(JAVA_LONG);
            long buffer = llvm.function("LLVMCreateMemoryBufferWithMemoryRangeCopy")
                    .call(bytes.address(), object.length, name.address());
            errors.check(
                    llvm.function("LLVMOrcLLJITAddObjectFileWithRT").call(jit, tracker, buffer), "loading " + symbol);
            errors.check(
                    llvm.function("LLVMOrcLLJITLookup").call(jit, result.address(), name.address()),
                    "linking " + symbol);
            return new Linked(result.get(JAVA_LONG, 0), tracker);
        } catch (LlvmException e) {
            unlink(tracker);
            throw e;
        }
    }

    synchronized void unlink(long tracker) {
        errors.check(llvm.function("LLVMOrcResourceTrackerRemove").call(tracker), "unloading");
        llvm.function("LLVMOrcReleaseResourceTracker").call(tracker);
    }
}
