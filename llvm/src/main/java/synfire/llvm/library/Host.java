package synfire.llvm.library;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.util.Locale;

/// The machine that code is made for, in LLVM's words.
///
/// @param version of the LLVM library, `20.1.7`
/// @param triple architecture and system, `x86_64-unknown-linux-gnu`
/// @param cpu the processor's LLVM name, `znver4`
/// @param features instruction sets, `+avx2,+fma,…`
public record Host(String version, String triple, String cpu, String features) {

    /// Reads the description out of the library, after switching on code generation for this architecture.
    ///
    /// @throws LlvmException if the library cannot make code for this architecture
    static Host of(CLibrary library) {
        var target = architecture();
        for (var part : new String[] {"TargetInfo", "Target", "TargetMC", "AsmPrinter"}) {
            library.function("LLVMInitialize" + target + part).call();
        }
        return new Host(
                version(library),
                owned(library, "LLVMGetDefaultTargetTriple"),
                owned(library, "LLVMGetHostCPUName"),
                owned(library, "LLVMGetHostCPUFeatures"));
    }

    /// The widest vector register in bits: 512, 256 or 128.
    public int vectorBits() {
        return has("avx512f") ? 512 : has("avx") ? 256 : 128;
    }

    /// Whether fused multiply-add is one instruction; without it each is a slow library call.
    public boolean fusesMultiplyAdd() {
        return has("fma") || triple.startsWith("aarch64");
    }

    private boolean has(String feature) {
        return ("," + features + ",").contains(",+" + feature + ",");
    }

    private static String architecture() {
        var name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "X86";
            case "aarch64", "arm64" -> "AArch64";
            default ->
                throw new LlvmException("the fast backend knows x86-64 and AArch64, and this machine is '" + name
                        + "'; the reference backend runs everywhere");
        };
    }

    /// Versions before 16 cannot say which they are.
    private static String version(CLibrary library) {
        var query = library.find("LLVMGetVersion");
        if (query.isEmpty()) {
            return "15 (" + library.file().getFileName() + ")";
        }
        try (var arena = Arena.ofConfined()) {
            var numbers = arena.allocate(12, 4);
            query.get().call(numbers.address(), numbers.address() + 4, numbers.address() + 8);
            return numbers.get(JAVA_INT, 0) + "." + numbers.get(JAVA_INT, 4) + "." + numbers.get(JAVA_INT, 8);
        }
    }

    private static String owned(CLibrary library, String function) {
        long address = library.function(function).call();
        var text = CLibrary.text(address);
        library.function("LLVMDisposeMessage").call(address);
        return text;
    }
}
