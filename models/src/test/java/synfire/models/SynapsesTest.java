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
import synfire.equations.Model;
import synfire.equations.synapse.SynapseModel;
import synfire.equations.syntax.Source;

final class SynapsesTest {

    static List<String> names() {
        return Synapses.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void get_everyModel_isCompleteAndASynapse(String name) {
        var model = Synapses.get(name);

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
        assertThat(SynapseModel.of(model).hasWeight()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("names")
    void text_ofEveryModel_readsBack(String name) {
        var model = Synapses.get(name);

        assertThat(Model.parse(new Source("again", model.text()))).isEqualTo(model);
    }

    @Test
    void names_andFiles_areTheSame() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(Synapses.class.getResource("delta.synapse"))
                        .toURI())
                .getParent();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".synapse"))
                            .map(file -> file.replace(".synapse", "")))
                    .containsExactlyInAnyOrderElementsOf(Synapses.names());
        }
    }

    @Test
    void get_unknown_namesThoseThereAre() {
        assertThatThrownBy(() -> Synapses.get("stdp"))
                .hasMessage("there is no synapse model 'stdp' in the catalogue; it has "
                        + String.join(", ", Synapses.names()));
    }
}
