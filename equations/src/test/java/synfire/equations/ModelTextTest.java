package synfire.equations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.equations.syntax.Source;

final class ModelTextTest {

    static List<Path> validModels() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/valid"))) {
            return files.filter(f -> f.toString().endsWith(".model")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("validModels")
    void text_ofModel_readsBackAsEqualModel(Path file) throws IOException {
        var model = Model.parse(new Source(file.getFileName().toString(), Files.readString(file)));

        assertThat(Model.parse(new Source("printed", model.text()))).isEqualTo(model);
    }
}
