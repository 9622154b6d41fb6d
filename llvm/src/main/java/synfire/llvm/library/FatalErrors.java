package synfire.llvm.library;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicBoolean;

/// Says what happened when LLVM meets an error that it does not return from.
///
/// Such an error ends the process, whatever a handler does; all that can be done is to say why on the way out.
final class FatalErrors {

    private static final AtomicBoolean ANNOUNCED = new AtomicBoolean();

    private FatalErrors() {}

    /// Installs the handler, once per process, before the first compilation.
    static void announce(CLibrary library) {
        if (ANNOUNCED.compareAndSet(false, true)) {
            library.function("LLVMInstallFatalErrorHandler").call(handler().address());
        }
    }

    @SuppressWarnings("restricted")
    private static MemorySegment handler() {
        try {
            var print = MethodHandles.lookup()
                    .findStatic(FatalErrors.class, "print", MethodType.methodType(void.class, long.class));
            return Linker.nativeLinker().upcallStub(print, FunctionDescriptor.ofVoid(JAVA_LONG), Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the handler of fatal errors was renamed", e);
        }
    }

    /// Called by LLVM.
    @SuppressWarnings("UnusedMethod")
    private static void print(long reason) {
        System.err.println(
                "synfire: LLVM cannot go on and ends this process: " + CLibrary.text(reason)
                        + "\nsynfire: this is a defect of Synfire, not of your model; set SYNFIRE_LLVM=none to run without LLVM");
        System.err.flush();
    }
}
