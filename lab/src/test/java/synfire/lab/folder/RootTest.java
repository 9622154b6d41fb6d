package synfire.lab.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import synfire.lab.http.Refusal;

final class RootTest {

    @TempDir
    private Path folder;

    private Root root;

    @BeforeEach
    void inside() throws IOException {
        Files.writeString(folder.resolve("secret.toml"), "secret");
        root = Root.of(Files.createDirectories(folder.resolve("lab/sub")).getParent());
        Files.writeString(folder.resolve("lab/a.toml"), "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret.toml", "sub/../../secret.toml", "/etc/passwd", "..", "sub/../..", "../lab2/x.toml"})
    void path_thatLeavesTheFolder_isRefused(String name) {
        assertThatThrownBy(() -> root.existing(name))
                .isInstanceOf(Refusal.class)
                .hasMessage("'%s' lies outside the folder of this lab".formatted(name));
        assertThatThrownBy(() -> root.place(name)).isInstanceOf(Refusal.class);
    }

    @Test
    void path_thatLeavesByALink_isRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("lab/link.toml"), folder.resolve("secret.toml"));
        Files.createSymbolicLink(folder.resolve("lab/up"), folder);

        for (var name : new String[] {"link.toml", "up/secret.toml", "up"}) {
            assertThatThrownBy(() -> root.existing(name)).as(name).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> root.save("link.toml", "x")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> root.save("up/new.toml", "x")).isInstanceOf(Refusal.class);
        assertThat(Files.readString(folder.resolve("secret.toml"))).isEqualTo("secret");
        assertThat(folder.resolve("new.toml")).doesNotExist();
    }

    @Test
    void text_ofAStudyInside_isReadAndWritten() throws IOException {
        root.save("sub/b.model", "b");

        assertThat(root.text("a.toml")).isEqualTo("a");
        assertThat(root.text("sub/b.model")).isEqualTo("b");
        assertThat(root.name(root.existing("sub/b.model"))).isEqualTo("sub/b.model");
    }

    @Test
    void text_ofAnotherKind_isRefused() {
        assertThatThrownBy(() -> root.save("run.sh", "x"))
                .isInstanceOf(Refusal.class)
                .hasMessage("'run.sh' is neither a study (.toml) nor a model (.model)");
        assertThatThrownBy(() -> root.save("missing/a.toml", "x"))
                .isInstanceOf(Refusal.class)
                .hasMessage("there is no 'missing' in this folder");
    }
}
