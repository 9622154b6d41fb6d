package synfire.llvm.library;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LlvmTest {

    private static final String DOUBLING = """
            define i64 @KERNEL(ptr %table, ptr %scratch, i64 %first, i64 %last) {
              %x = load double, ptr %table
              %y = fadd double %x, %x
              store double %y, ptr %table
              ret i64 %last
            }
            """;

    @TempDir
    Path objects;

    private LibrarySearch.Found found = new LibrarySearch.Found(Path.of("none"), "nowhere");
    private LibraryOptions options = LibraryOptions.ofProcess();

    @BeforeEach
    void find() {
        var search = LibrarySearch.with(options);
        if (search instanceof LibrarySearch.Found here) {
            found = here;
        }
        assumeTrue(search instanceof LibrarySearch.Found, search::toString);
        options = new LibraryOptions(objects, options.chosen(), options.jars(), options.systemFolders());
    }

    @Test
    void compile_smallFunction_runs() {
        var llvm = new Llvm(found, options);
        try (var code = llvm.compile(DOUBLING, false);
                var arena = Arena.ofConfined()) {
            var cell = arena.allocateFrom(JAVA_DOUBLE, 21.0);

            assertThat(code.call(cell, MemorySegment.NULL, 0, 7)).isEqualTo(7);
            assertThat(cell.get(JAVA_DOUBLE, 0)).isEqualTo(42.0);
        }
    }

    @Test
    void compile_sameTextTwice_closingOneLeavesTheOther() {
        var llvm = new Llvm(found, options);
        try (var arena = Arena.ofConfined();
                var second = llvm.compile(DOUBLING, false)) {
            var first = llvm.compile(DOUBLING, false);
            first.close();
            first.close();
            var cell = arena.allocateFrom(JAVA_DOUBLE, 1.0);

            second.call(cell, MemorySegment.NULL, 0, 0);

            assertThat(cell.get(JAVA_DOUBLE, 0)).isEqualTo(2.0);
            assertThatThrownBy(() -> first.call(cell, MemorySegment.NULL, 0, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching("the kernel synfire_[0-9a-f]{32} is closed");
        }
    }

    @Test
    void compile_cachedObject_isUsedAndACorruptOneReplaced() throws IOException {
        new Llvm(found, options).compile(DOUBLING, true).close();
        Path entry;
        try (var files = Files.list(objects.resolve("objects"))) {
            entry = files.toList().getFirst();
        }
        var whole = Files.readAllBytes(entry);
        Files.write(entry, new byte[] {1, 2, 3});

        try (var code = new Llvm(found, options).compile(DOUBLING, true);
                var arena = Arena.ofConfined()) {
            var cell = arena.allocateFrom(JAVA_DOUBLE, 4.0);
            code.call(cell, MemorySegment.NULL, 0, 0);
            assertThat(cell.get(JAVA_DOUBLE, 0)).isEqualTo(8.0);
        }
        assertThat(Files.readAllBytes(entry)).isEqualTo(whole);
    }

    @Test
    void compile_textThatDoesNotParse_saysWhy() {
        var llvm = new Llvm(found, options);

        assertThatThrownBy(() -> llvm.compile("define i64 @KERNEL( {", false))
                .isInstanceOf(LlvmException.class)
                .hasMessageStartingWith("LLVM failed at reading the IR: ")
                .hasMessageContaining("expected type");
    }

    @Test
    void compile_phiAfterAnInstruction_isRefusedBeforeCompiling() {
        var llvm = new Llvm(found, options);
        var broken = """
                define i64 @KERNEL(ptr %table, ptr %scratch, i64 %first, i64 %last) {
                entry:
                  br label %loop
                loop:
                  %x = add i64 %first, 1
                  %i = phi i64 [ 0, %entry ], [ %x, %loop ]
                  %c = icmp ult i64 %i, %last
                  br i1 %c, label %loop, label %end
                end:
                  ret i64 %i
                }
                """;

        assertThatThrownBy(() -> llvm.compile(broken, false))
                .isInstanceOf(LlvmException.class)
                .hasMessageStartingWith(
                        "LLVM failed at verifying the IR: PHI nodes not grouped at top of basic block!");
    }
}
