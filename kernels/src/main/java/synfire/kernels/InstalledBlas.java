package synfire.kernels;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds a tuned BLAS among the libraries of the system, for [CompileOptions#blas()].
public final class InstalledBlas {

    /// The reference implementation, `libblas`, is no faster than a plain loop, and is not among them.
    private static final List<String> NAMES = List.of(
            "libopenblas.so", "libopenblas.so.0", "libblis.so", "libblis.so.4", "libmkl_rt.so", "libmkl_rt.so.2");

    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu"),
            Path.of("/usr/lib/aarch64-linux-gnu"),
            Path.of("/usr/lib64"),
            Path.of("/usr/lib"),
            Path.of("/usr/local/lib"),
            Path.of("/opt/OpenBLAS/lib"));

    private InstalledBlas() {}

    /// The first that there is.
    public static Optional<Path> find() {
        return in(FOLDERS);
    }

    static Optional<Path> in(List<Path> folders) {
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /// @throws IllegalArgumentException if there is none
    public static Path require() {
        return find().orElseThrow(() -> new IllegalArgumentException(
                "no tuned BLAS was found: none of %s in %s; install one (apt install libopenblas0-pthread), give its file, or go without, which is as fast"
                        .formatted(String.join(", ", NAMES), FOLDERS)));
    }
}
