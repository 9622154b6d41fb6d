package synfire.llvm.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where to look for the LLVM library and where to keep what is made from it.
///
/// | property | environment | meaning |
/// |---|---|---|
/// | `synfire.llvm` | `SYNFIRE_LLVM` | path of a `libLLVM.so` to use, or `none` to go without |
/// | `synfire.cache` | `SYNFIRE_CACHE` | folder for the unpacked library and compiled objects |
///
/// Without them the library is taken from the jar that carries it, else from the system, and the folder is
/// `$XDG_CACHE_HOME/synfire`, else `~/.cache/synfire`.
///
/// @param cache folder for the unpacked library and compiled objects; created when needed
/// @param chosen what the user asked for: a path, `none`, or empty for the automatic choice
/// @param jars jars that may carry the library, first choice first; those that do not exist are passed over
/// @param systemFolders folders that may hold a system LLVM
public record LibraryOptions(Path cache, Optional<String> chosen, List<Path> jars, List<Path> systemFolders) {

    /// The value of `chosen` that switches the fast backend off.
    public static final String NONE = "none";

    private static final String CARRIER = "llvm-20.1.7-1.5.12-linux-x86_64.jar";

    private static final List<Path> SYSTEM_FOLDERS = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu"),
            Path.of("/usr/lib/aarch64-linux-gnu"),
            Path.of("/usr/lib64"),
            Path.of("/usr/lib"),
            Path.of("/usr/local/lib"));

    public LibraryOptions {
        jars = List.copyOf(jars);
        systemFolders = List.copyOf(systemFolders);
    }

    /// The options of this process, from its properties and environment.
    public static LibraryOptions ofProcess() {
        var environment = System.getenv();
        Optional<String> chosen = setting("synfire.llvm", environment, "SYNFIRE_LLVM");
        Path cache = setting("synfire.cache", environment, "SYNFIRE_CACHE")
                .map(Path::of)
                .orElseGet(() -> userCache(environment).resolve("synfire"));
        return new LibraryOptions(cache, chosen, carriers(), SYSTEM_FOLDERS);
    }

    private static Optional<String> setting(String property, Map<String, String> environment, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .filter(text -> !text.isBlank());
    }

    private static Path userCache(Map<String, String> environment) {
        String folder = environment.get("XDG_CACHE_HOME");
        return folder == null || folder.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(folder);
    }

    /// The carrier on the class path or module path, then the one in the local Maven repository.
    private static List<Path> carriers() {
        var separator = System.getProperty("path.separator", ":");
        var paths = String.join(
                separator, System.getProperty("java.class.path", ""), System.getProperty("jdk.module.path", ""));
        var jars = new ArrayList<Path>();
        for (var entry : paths.split(Pattern.quote(separator), -1)) {
            if (entry.endsWith(CARRIER)) {
                jars.add(Path.of(entry));
            } else if (!entry.isBlank() && !entry.endsWith(".jar")) {
                jars.add(Path.of(entry, CARRIER));
            }
        }
        jars.add(Path.of(System.getProperty("user.home"), ".m2/repository/org/bytedeco/llvm/20.1.7-1.5.12", CARRIER));
        return jars;
    }
}
