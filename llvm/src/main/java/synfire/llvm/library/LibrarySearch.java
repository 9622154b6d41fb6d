package synfire.llvm.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which LLVM library to load, or why there is none.
///
/// Order: the path that the user chose (and nothing else, then); the library carried by a jar, unpacked once into the
/// cache folder; a system LLVM, versions 20 down to 15.
public sealed interface LibrarySearch {

    /// @param file the library to load
    /// @param origin where it came from, for `synfire doctor`
    record Found(Path file, String origin) implements LibrarySearch {}

    /// @param whyNot one sentence that says what was looked for and what to do
    record Missing(String whyNot) implements LibrarySearch {}

    /// Looks for the library, unpacking it if that was not done yet.
    static LibrarySearch with(LibraryOptions options) {
        if (options.chosen().isPresent()) {
            return chosen(options.chosen().get());
        }
        if (!system().startsWith("Linux")) {
            return new Missing("the fast backend needs Linux, and this is " + system()
                    + "; set SYNFIRE_LLVM to the path of an LLVM library (versions 15 to 20) to try it all the same");
        }
        var reasons = new ArrayList<String>();
        var unpacked = carried(options, reasons);
        if (unpacked.isPresent()) {
            return new Found(unpacked.get(), "unpacked from the carrier jar");
        }
        var installed = installed(options.systemFolders());
        if (installed.isPresent()) {
            return new Found(installed.get(), "of the system");
        }
        return new Missing("no LLVM library was found: " + String.join("; ", reasons)
                + "; no libLLVM-15 to libLLVM-20 in " + options.systemFolders()
                + "; add org.bytedeco:llvm:20.1.7-1.5.12:linux-x86_64 to the class path, install libllvm15 or newer,"
                + " or set SYNFIRE_LLVM to the path of a libLLVM.so");
    }

    private static LibrarySearch chosen(String chosen) {
        if (chosen.equals(LibraryOptions.NONE)) {
            return new Missing("the fast backend is switched off (synfire.llvm or SYNFIRE_LLVM is 'none')");
        }
        var file = Path.of(chosen);
        return Files.isRegularFile(file)
                ? new Found(file, "chosen by synfire.llvm or SYNFIRE_LLVM")
                : new Missing("synfire.llvm or SYNFIRE_LLVM names '" + chosen
                        + "', which is not a file; correct the path, or unset it for the automatic choice");
    }

    private static String system() {
        return System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", "unknown");
    }

    private static Optional<Path> carried(LibraryOptions options, List<String> reasons) {
        var architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        if (!architecture.equals("amd64") && !architecture.equals("x86_64")) {
            reasons.add("the carrier jar is for x86_64 only, and this machine is " + architecture);
            return Optional.empty();
        }
        var jars = options.jars().stream().filter(Files::isRegularFile).toList();
        if (jars.isEmpty()) {
            reasons.add("the carrier jar is not on the class path nor in the local Maven repository");
        }
        for (var jar : jars) {
            try {
                return Optional.of(new CarrierJar(jar).unpackInto(options.cache()));
            } catch (IOException e) {
                reasons.add("unpacking " + jar + " into " + options.cache() + " failed (" + e.getMessage() + ")");
            }
        }
        return CarrierJar.unpackedEarlier(options.cache());
    }

    /// The newest system library of a version that the calls here were written for.
    private static Optional<Path> installed(List<Path> folders) {
        var name = Pattern.compile("libLLVM(?:-(1[5-9]|20)\\.so(?:\\.1)?|\\.so\\.(1[5-9]|20)\\.[0-9.]+)");
        var found = new ArrayList<Path>();
        for (var folder : folders) {
            try (var files = Files.newDirectoryStream(folder, "libLLVM*")) {
                files.forEach(file -> {
                    if (name.matcher(file.getFileName().toString()).matches()) {
                        found.add(file);
                    }
                });
            } catch (IOException _) {
                // A folder that is not there holds no library.
            }
        }
        return found.stream().max(Comparator.comparingInt(file -> version(name, file)));
    }

    private static int version(Pattern name, Path file) {
        var match = name.matcher(file.getFileName().toString());
        return match.matches()
                ? Integer.parseInt(Optional.ofNullable(match.group(1)).orElseGet(() -> match.group(2)))
                : 0;
    }
}
