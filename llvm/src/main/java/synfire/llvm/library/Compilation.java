package synfire.llvm.library;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// IR text to an object file in memory: parse, verify, optimise, generate code.
///
/// Every compilation has its own context and target machine, so several may run at once.
final class Compilation implements AutoCloseable {

    /// The passes, in LLVM's notation.
    static final String PASSES = "default<O3>";

    private static final int AGGRESSIVE = 3;
    private static final int RELOCATION_DEFAULT = 0;
    private static final int CODE_MODEL_JIT = 1;
    private static final int RETURN_STATUS = 2;
    private static final int OBJECT_FILE = 1;

    private final CLibrary llvm;
    private final Arena arena = Arena.ofConfined();
    private final long context;
    private final long machine;
    private final MemorySegment result;
    private final MemorySegment message;

    Compilation(CLibrary llvm, Host host) {
        this.llvm = llvm;
        this.result = arena.allocate(JAVA_LONG);
        this.message = arena.allocate(JAVA_LONG);
        this.context = llvm.function("LLVMContextCreate").call();
        var triple = text(host.triple());
        check(llvm.function("LLVMGetTargetFromTriple").call(triple, result.address(), message.address()), "target");
        this.machine = llvm.function("LLVMCreateTargetMachine")
                .call(
                        result.get(JAVA_LONG, 0),
                        triple,
                        text(host.cpu()),
                        text(host.features()),
                        AGGRESSIVE,
                        RELOCATION_DEFAULT,
                        CODE_MODEL_JIT);
    }

    /// The object file with the functions of `ir`.
    ///
    /// @throws LlvmException if LLVM refuses the text, with its reason
    byte[] objectOf(String ir) {
        long module = parse(ir);
        try {
            verify(module, ir);
            optimise(module);
            return emit(module);
        } finally {
            llvm.function("LLVMDisposeModule").call(module);
        }
    }

    /// The optimised IR, for people to read.
    String optimised(String ir) {
        long module = parse(ir);
        try {
            verify(module, ir);
            optimise(module);
            long printed = llvm.function("LLVMPrintModuleToString").call(module);
            var text = CLibrary.text(printed);
            llvm.function("LLVMDisposeMessage").call(printed);
            return text;
        } finally {
            llvm.function("LLVMDisposeModule").call(module);
        }
    }

    private long parse(String ir) {
        var bytes = arena.allocateFrom(ir);
        long buffer = llvm.function("LLVMCreateMemoryBufferWithMemoryRangeCopy")
                .call(bytes.address(), bytes.byteSize() - 1, text("kernel"));
        // The parser takes the buffer over, whether it succeeds or not.
        check(
                llvm.function("LLVMParseIRInContext").call(context, buffer, result.address(), message.address()),
                "reading the IR",
                ir);
        return result.get(JAVA_LONG, 0);
    }

    /// The parser does not verify, and compiling what the verifier would refuse may end the process.
    private void verify(long module, String ir) {
        check(llvm.function("LLVMVerifyModule").call(module, RETURN_STATUS, message.address()), "verifying the IR", ir);
        llvm.function("LLVMDisposeMessage").call(message.get(JAVA_LONG, 0));
    }

    private void optimise(long module) {
        long layout = llvm.function("LLVMCreateTargetDataLayout").call(machine);
        llvm.function("LLVMSetModuleDataLayout").call(module, layout);
        llvm.function("LLVMDisposeTargetData").call(layout);
        long triple = llvm.function("LLVMGetTargetMachineTriple").call(machine);
        llvm.function("LLVMSetTarget").call(module, triple);
        llvm.function("LLVMDisposeMessage").call(triple);
        long options = llvm.function("LLVMCreatePassBuilderOptions").call();
        long error = llvm.function("LLVMRunPasses").call(module, text(PASSES), machine, options);
        llvm.function("LLVMDisposePassBuilderOptions").call(options);
        new LlvmErrors(llvm).check(error, "optimising");
    }

    private byte[] emit(long module) {
        check(
                llvm.function("LLVMTargetMachineEmitToMemoryBuffer")
                        .call(machine, module, OBJECT_FILE, message.address(), result.address()),
                "generating code");
        long buffer = result.get(JAVA_LONG, 0);
        var object = CLibrary.bytes(
                llvm.function("LLVMGetBufferStart").call(buffer),
                llvm.function("LLVMGetBufferSize").call(buffer));
        llvm.function("LLVMDisposeMemoryBuffer").call(buffer);
        return object;
    }

    private void check(long status, String what) {
        check(status, what, "");
    }

    private void check(long status, String what, String ir) {
        if (CFunction.asInt(status) != 0) {
            long text = message.get(JAVA_LONG, 0);
            var reason = CLibrary.text(text).strip();
            llvm.function("LLVMDisposeMessage").call(text);
            throw new LlvmException("LLVM failed at " + what + ": " + reason + (ir.isEmpty() ? "" : "\n" + ir));
        }
    }

    private long text(String text) {
        return arena.allocateFrom(text).address();
    }

    @Override
    public void close() {
        llvm.function("LLVMDisposeTargetMachine").call(machine);
        llvm.function("LLVMContextDispose").call(context);
        arena.close();
    }
}
