package synfire.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.equations.Model;
import synfire.equations.syntax.Source;

/// Every piece of code of the documentation is what its page says it is: Java compiles and runs, models are
/// models, TOML is accepted by the schema of its kind, and command lines are such.
final class CodeTest {

    /// What is not code: forms, and what programs print.
    private static final String TEXT = "text";

    /// Languages, and what holds them to their word.
    private static final Set<String> HELD = Set.of(
            "java",
            "toml",
            "model",
            "synapse",
            "equations",
            "message",
            "sh",
            "python",
            "json",
            "properties",
            "xml",
            TEXT);

    @TempDir
    Path folder;

    @Test
    void pieces_sayWhatTheyAre() throws IOException {
        assertThat(everyPiece())
                .allSatisfy(piece -> assertThat(HELD).as(piece.toString()).contains(language(piece)));
    }

    static List<Page> javaPages() throws IOException {
        return Page.all().stream()
                .filter(page -> !page.pieces("java").isEmpty())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("javaPages")
    void java_ofAPage_runs(Page page) throws Exception {
        JavaPieces.of(page).run(folder, modulePath());
    }

    @Test
    void models_ofAllPages_areModels() throws IOException {
        int found = 0;
        for (var piece : everyPiece()) {
            if (Set.of("model", "synapse").contains(language(piece))) {
                assertThat(Model.parse(new Source(piece.toString(), piece.code()))
                                .name())
                        .as(piece.toString())
                        .isNotEmpty();
                found++;
            }
        }

        assertThat(found).isGreaterThan(60);
    }

    @Test
    void toml_ofAllPages_fitsTheSchemaOfItsKind() throws IOException {
        int found = 0;
        for (var piece : everyPiece()) {
            if (piece.language().equals("toml")) {
                var tree = new TomlMapper().readTree(piece.code());
                assertThat(Schemas.mistakes(tree)).as(piece.toString()).isEmpty();
                found++;
            }
        }

        assertThat(found).isGreaterThan(12);
    }

    private static List<Page.Piece> everyPiece() throws IOException {
        return Page.all().stream().flatMap(page -> page.pieces().stream()).toList();
    }

    /// Models need no mark.
    private static String language(Page.Piece piece) {
        return piece.language().isEmpty() && piece.code().matches("(?s)(#[^\n]*\n|\n)*model \\w.*")
                ? "model"
                : piece.language();
    }

    /// The modules of this process; libraries that no module of ours requires lie on its class path.
    private static String modulePath() {
        var libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"));
        return Stream.concat(Stream.of(System.getProperty("jdk.module.path")), libraries)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
