package synfire.llvm.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ObjectCacheTest {

    private static final byte[] OBJECT = {1, 2, 3, 4, 5, 6, 7, 8};

    @TempDir
    Path folder;

    @Test
    void get_whatWasPut_isTheSame() {
        var cache = new ObjectCache(folder.resolve("objects"));

        cache.put("key", "text", OBJECT);

        assertThat(cache.get("key", "text")).contains(OBJECT);
        assertThat(cache.get("other", "text")).isEmpty();
        assertThat(cache.get("key", "another text of that name")).isEmpty();
    }

    @Test
    void get_cutOrChangedEntry_isAbsent() throws IOException {
        var cache = new ObjectCache(folder);
        cache.put("key", "text", OBJECT);
        var file = folder.resolve("key.o");
        var whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThat(cache.get("key", "text")).as("cut to %d bytes", length).isEmpty();
        }
        for (int at = 0; at < whole.length; at++) {
            var changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(file, changed);
            assertThat(cache.get("key", "text")).as("byte %d changed", at).isEmpty();
        }
    }

    @Test
    void put_folderThatCannotBe_isSilent() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        new ObjectCache(file.resolve("objects")).put("key", "text", OBJECT);

        assertThat(file).isEmptyFile();
    }
}
