package synfire.llvm.emit;

/// Instructions that each kind of processor has of its own.
///
/// @param pause what a waiting processor calls, `@llvm.x86.sse2.pause()`, which leaves its core to its twin; may be
/// empty
/// @param clock the intrinsic that reads a clock of a fixed rate
public record Processor(String pause, String clock) {

    /// Programs may not read the cycles of an Arm processor.
    public static Processor of(String triple) {
        if (triple.startsWith("x86_64")) {
            return new Processor("@llvm.x86.sse2.pause()", "@llvm.readcyclecounter");
        }
        boolean arm = triple.startsWith("aarch64") || triple.startsWith("arm64");
        return new Processor(arm ? "@llvm.aarch64.hint(i32 1)" : "", "@llvm.readsteadycounter");
    }
}
