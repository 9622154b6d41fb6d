package synfire.llvm.library;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The products of matrices of a BLAS with the C interface, for kernels to call: addresses of `cblas_sgemm`
/// and `cblas_dgemm`, whose integers have 32 bits.
///
/// Kernels call it from every thread at once, so it is told to use no threads of its own, where it can be
/// told.
public record Blas(long single, long twice) {

    /// The wheels of SciPy carry an OpenBLAS with another prefix.
    private static final List<String> PREFIXES = List.of("", "scipy_");

    private static final List<String> THREADS =
            List.of("openblas_set_num_threads", "bli_thread_set_num_threads", "MKL_Set_Num_Threads");

    /// Loads a library for the life of the process.
    ///
    /// @throws IllegalArgumentException if it is none, or has no such functions
    @SuppressWarnings("restricted")
    public static Blas of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "'%s' is no file; give that of a BLAS, as /usr/lib/x86_64-linux-gnu/libopenblas.so.0"
                            .formatted(file));
        }
        var symbols = SymbolLookup.libraryLookup(file.toAbsolutePath(), Arena.global());
        for (var name : THREADS) {
            find(symbols, name).ifPresent(function -> function.call(1));
        }
        return new Blas(address(file, symbols, "cblas_sgemm"), address(file, symbols, "cblas_dgemm"));
    }

    private static Optional<CFunction> find(SymbolLookup symbols, String name) {
        return PREFIXES.stream()
                .flatMap(prefix -> symbols.find(prefix + name).stream())
                .map(address -> new CFunction(name, address))
                .findFirst();
    }

    private static long address(Path file, SymbolLookup symbols, String name) {
        return find(symbols, name)
                .map(function -> function.address().address())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the library '%s' has no function %s; give a BLAS with the C interface and integers of 32 bits, as OpenBLAS"
                                .formatted(file, name)));
    }
}
