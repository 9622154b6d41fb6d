package synfire.llvm.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the carrier jar is for Linux on x86-64")
final class LibrarySearchTest {

    @TempDir
    Path folder;

    @Test
    void with_none_isSwitchedOff() {
        var options = new LibraryOptions(folder, Optional.of("none"), List.of(), List.of());

        assertThat(LibrarySearch.with(options))
                .isEqualTo(new LibrarySearch.Missing(
                        "the fast backend is switched off (synfire.llvm or SYNFIRE_LLVM is 'none')"));
    }

    @Test
    void with_chosenFileMissing_namesIt() {
        var options = new LibraryOptions(folder, Optional.of("/nowhere/libLLVM.so"), List.of(), List.of());

        assertThat(LibrarySearch.with(options))
                .isEqualTo(new LibrarySearch.Missing("synfire.llvm or SYNFIRE_LLVM names '/nowhere/libLLVM.so', which"
                        + " is not a file; correct the path, or unset it for the automatic choice"));
    }

    @Test
    void with_nothingAnywhere_saysWhatToDo() {
        var options = new LibraryOptions(folder, Optional.empty(), List.of(), List.of(folder));

        assertThat(LibrarySearch.with(options))
                .isEqualTo(new LibrarySearch.Missing(
                        "no LLVM library was found: the carrier jar is not on the class path nor in the local Maven"
                                + " repository; no libLLVM-15 to libLLVM-20 in [" + folder
                                + "]; add org.bytedeco:llvm:20.1.7-1.5.12:linux-x86_64 to the class path, install"
                                + " libllvm15 or newer, or set SYNFIRE_LLVM to the path of a libLLVM.so"));
    }

    @Test
    void with_carrierJar_unpacksItOnce() throws IOException {
        var jar = carrier("the library");
        var options = new LibraryOptions(folder.resolve("cache"), Optional.empty(), List.of(jar), List.of());

        var first = (LibrarySearch.Found) LibrarySearch.with(options);
        var written = Files.getLastModifiedTime(first.file());
        var second = LibrarySearch.with(options);

        assertThat(first.file()).hasContent("the library");
        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.file())).isEqualTo(written);
    }

    @Test
    void with_unpackedCopyCut_unpacksAgain() throws IOException {
        var jar = carrier("the library");
        var options = new LibraryOptions(folder.resolve("cache"), Optional.empty(), List.of(jar), List.of());
        var first = (LibrarySearch.Found) LibrarySearch.with(options);
        Files.writeString(first.file(), "the lib");

        LibrarySearch.with(options);

        assertThat(first.file()).hasContent("the library");
    }

    @Test
    void with_jarGoneSinceUnpacking_usesTheCopy() throws IOException {
        var jar = carrier("the library");
        var options = new LibraryOptions(folder.resolve("cache"), Optional.empty(), List.of(jar), List.of());
        var first = LibrarySearch.with(options);
        Files.delete(jar);

        assertThat(LibrarySearch.with(options)).isEqualTo(first);
    }

    @Test
    void with_systemLibraries_takesTheNewestOfAKnownVersion() throws IOException {
        for (var name : List.of("libLLVM-14.so.1", "libLLVM-15.so.1", "libLLVM.so.19.1", "libLLVM.so.99.1")) {
            Files.createFile(folder.resolve(name));
        }
        var options = new LibraryOptions(folder.resolve("cache"), Optional.empty(), List.of(), List.of(folder));

        assertThat(LibrarySearch.with(options))
                .isEqualTo(new LibrarySearch.Found(folder.resolve("libLLVM.so.19.1"), "of the system"));
    }

    private Path carrier(String content) throws IOException {
        var jar = folder.resolve("carrier.jar");
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("org/bytedeco/llvm/linux-x86_64/libLLVM.so"));
            out.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return jar;
    }
}
