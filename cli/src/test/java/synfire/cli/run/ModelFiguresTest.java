package synfire.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.models.Catalogue;
import synfire.simulate.Engine;

/// The figures of the models in the reference are what the models do: drawn anew they have the same bytes
/// (`-Dsynfire.rewrite=true` writes them).
final class ModelFiguresTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("synfire.root", "..")).resolve("docs/images/models");

    static List<String> models() {
        return Catalogue.names().stream()
                .filter(name -> ModelFigure.of(name).isPresent())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void figure_ofAModel_isWhatItDoes(String name) throws IOException {
        var file = FOLDER.resolve(name + ".svg");
        var svg = ModelFigure.of(name).orElseThrow().svg(Engine.best().withThreads(1));
        if (Boolean.getBoolean("synfire.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, svg);
        }

        assertThat(svg).isEqualTo(Files.readString(file));
    }

    @Test
    void models_withoutAFigure_takeNoInput() {
        assertThat(Catalogue.names())
                .filteredOn(name -> !models().contains(name))
                .containsExactly("readout");
    }
}
