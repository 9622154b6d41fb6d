package synfire.llvm.library;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The functions of one loaded native library, looked up on first use.
final class CLibrary {

    private final Path file;
    private final SymbolLookup symbols;
    private final Map<String, CFunction> known = new ConcurrentHashMap<>();

    /// Loads the library for the life of the process.
    ///
    /// @throws IllegalArgumentException if the system cannot load it, with the system's reason
    @SuppressWarnings("restricted")
    CLibrary(Path file) {
        this.file = file;
        this.symbols = SymbolLookup.libraryLookup(file, Arena.global());
    }

    Path file() {
        return file;
    }

    Optional<CFunction> find(String name) {
        return symbols.find(name).map(address -> new CFunction(name, address));
    }

    /// @throws LlvmException if the library has no such function
    CFunction function(String name) {
        return known.computeIfAbsent(
                name,
                wanted -> find(wanted)
                        .orElseThrow(() -> new LlvmException("the library " + file + " has no function " + wanted
                                + "; it is not an LLVM library of version 15 to 20")));
    }

    /// The text that a C string holds.
    @SuppressWarnings("restricted")
    static String text(long address) {
        return MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE).getString(0);
    }

    /// The bytes at an address.
    @SuppressWarnings("restricted")
    static byte[] bytes(long address, long length) {
        return MemorySegment.ofAddress(address).reinterpret(length).toArray(JAVA_BYTE);
    }
}
