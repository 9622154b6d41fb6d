package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;

final class CatalogueTest {

    static List<String> names() {
        return Catalogue.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void get_everyModel_isCompleteAndCanBeLowered(String name) {
        var model = Catalogue.get(name);

        assertThat(model.name()).isEqualTo(name);
        assertThat(model.header().summary()).isNotBlank();
        assertThat(model.header().assumes()).isNotBlank();
        assertThat(model.header().reference()).contains("(");
        assertThat(model.header().checkedBy()).contains("Test");
        assertThat(model.parameters())
                .allMatch(p ->
                        !p.meaning().isBlank() && p.range().contains(p.value().value()));
        assertThat(model.state()).allMatch(s -> !s.meaning().isBlank());
        assertThat(model.inputs()).allMatch(i -> !i.meaning().isBlank());
        // spikes add to the state of a readout itself
        assertThat(model.inputs().isEmpty()).isEqualTo(name.equals("readout"));
        boolean spikes = Catalogue.cells().contains(name);
        if (spikes) {
            assertThat(model.inputs()).hasSize(1);
        }
        assertThat(Lowering.of(model, LoweringOptions.DEFAULT).step().hasOutput("spike"))
                .isEqualTo(spikes);
    }

    @Test
    void names_andFiles_areTheSame() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(Catalogue.class.getResource("lif.model"))
                        .toURI())
                .getParent();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".model"))
                            .map(file -> file.replace(".model", "")))
                    .containsExactlyInAnyOrderElementsOf(Catalogue.names());
        }
    }

    @Test
    void get_unknown_namesThoseThereAre() {
        assertThatThrownBy(() -> Catalogue.get("hh"))
                .hasMessage("there is no model 'hh' in the catalogue; it has " + String.join(", ", Catalogue.names()));
    }
}
